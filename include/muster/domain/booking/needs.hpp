#pragma once
// What people need at an event: access and food. Health and belief can be read from it, so it is kept apart from
// everything else, shown to few and not for long.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

/// The permission that pages and files with needs of named people ask for.
inline constexpr std::string_view needs_permission = "access needs";

struct Needs {
  std::string access;
  std::string dietary;
  [[nodiscard]] bool empty() const { return access.empty() && dietary.empty(); }
};

/// A need as typed, on one line: its lines apart by semicolons, without those that say that there is none ("None",
/// "n/a", "-", "no"). Empty where none is left.
[[nodiscard]] std::string need_text(std::string_view typed);

/// What there was and what came later, each told once.
[[nodiscard]] Needs joined(const Needs& before, const Needs& later);

/// How many people told a need, for a caterer or a venue.
struct NeedCount {
  std::string kind;  ///< "Access", "Dietary"
  std::string need;  ///< as most people spelt it; of several told at once, each for itself
  std::int64_t people = 0;
};
/// Dietary first, then by the number of people, then by name. Needs are told apart folded, split at commas, semicolons
/// and line ends.
[[nodiscard]] std::vector<NeedCount> counted_needs(const std::vector<Needs>& all);

}  // namespace muster::booking
