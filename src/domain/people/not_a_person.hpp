#pragma once
// What stands in the place of a name without being one, and names that stand for several places.

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::people {

/// "there is no name", "‘TBC’ stands where a name should": why a first name and surname may be nobody's. Empty where
/// they can be a person's.
[[nodiscard]] std::string why_no_person(std::string_view first_name, std::string_view last_name);

/// What is said of a cell with the names of two people.
inline constexpr std::string_view two_names = "two names in one row";
/// A name that says how many places it stands for.
struct NamedPlaces {
  std::string first_name;  ///< without what says so
  std::string last_name;
  std::size_t places = 1;
  std::string typed;  ///< "+1 guest", "x2", "two names"; empty where the name says nothing
};
[[nodiscard]] NamedPlaces named_places(std::string_view first_name, std::string_view last_name);

/// How many places a cell of a column of numbers says: 1 where it is empty, 0 where that cannot be read.
[[nodiscard]] std::size_t places_of(std::string_view cell);

}  // namespace muster::people
