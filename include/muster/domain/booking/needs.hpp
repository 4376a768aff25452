#pragma once
// What people need at an event: access and food. Health and belief can be read from it, so it is kept apart from
// everything else, shown to few and not for long.

#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <set>
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
  [[nodiscard]] bool operator==(const Needs& other) const = default;
};

/// A need as typed, on one line: its lines apart by semicolons, without those that say that there is none ("None",
/// "n/a", "-", "no"). Empty where none is left.
[[nodiscard]] std::string need_text(std::string_view typed);

/// What there was and what came later, each told once.
[[nodiscard]] Needs joined(const Needs& before, const Needs& later);

/// Several wordings that a programme made one need.
struct NeedJoin {
  std::string id;
  std::string kind;                ///< "dietary", "access"
  std::string name;                ///< what they are called together
  std::set<std::string> wordings;  ///< need_key of each
};
/// What a wording is known by, however it is spelt; it does not hold the words.
[[nodiscard]] std::string need_key(std::string_view wording);

/// How many people told a need, for a caterer or a venue.
struct NeedCount {
  std::string kind;  ///< "Access", "Dietary"
  std::string
      need;  ///< as most people spelt it, or what joined wordings are called; of several told at once, each for itself
  std::int64_t people = 0;
  std::string join_id{};                ///< of the joined wordings; empty for one by itself
  std::string key{};                    ///< of a wording by itself
  std::vector<std::string> wordings{};  ///< of joined ones, as they were told here, those of most people first
};
/// Dietary first, then by the number of people, then by name. Needs are told apart folded, split at commas, semicolons
/// and line ends; a person who told a need twice is one person.
[[nodiscard]] std::vector<NeedCount> counted_needs(const std::vector<Needs>& all,
                                                   const std::vector<NeedJoin>& joins = {});

inline constexpr std::size_t longest_need_name = 60;  ///< characters
inline constexpr std::size_t longest_need = 1000;     ///< characters; the same as in an import
/// The name of joined wordings on one line; bad_input where it is too long or no text.
[[nodiscard]] Result<std::string> tidy_need_name(std::string_view typed);

}  // namespace muster::booking
