#pragma once
// Whether a condition can be met where some numbers may have digits behind the point.

#include <muster/kit/query/filter.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <string>

namespace muster::query {

/// How many digits behind the point the number of that name may have at most, 1 to 6. Who is not named is whole.
using Decimals = std::map<std::string, std::size_t, std::less<>>;

/// As reach() of whole numbers: those named, their neighbours at that many digits, and the ends are tried.
[[nodiscard]] Possibility reach(const Filter& filter, const std::vector<Field>& fields, const Decimals& decimals);

}  // namespace muster::query
