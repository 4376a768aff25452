#pragma once
// The pages drawn as a PDF by Cairo, each thing that is read out in a tag of its own.

#include "layout.hpp"

#include <string>
#include <vector>

namespace muster::print {

struct Painted {
  std::string pdf;
  std::vector<std::size_t> tagged;  ///< the node of each tag, in the order in which they stand in the file
};

/// Throws std::runtime_error where Cairo or librsvg refuses.
[[nodiscard]] Painted painted(const Pages& pages, const Layout& layout, TypeSetter& type);

}  // namespace muster::print
