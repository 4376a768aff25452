#pragma once
// Two clouds of one scale without any words of their own: for a hall, where people read in other languages than English
// and where the words stand beside them as a list.

#include <muster/kit/draw/picture.hpp>

#include <vector>

namespace muster::draw {

/// As cloud_pair; the law of size is neither printed nor said. The side without words is empty.
[[nodiscard]] CloudPair bare_clouds(const std::vector<CloudWord>& challenges,
                                    const std::vector<CloudWord>& opportunities, double width, double height);

}  // namespace muster::draw
