#pragma once
// What a word in a column about coming says: "Not Attending", "Approved", "Refunded".

#include <string>
#include <string_view>

namespace muster::people {

struct ComingWord {
  enum class Meaning { comes, does_not_come, unknown };
  Meaning says = Meaning::unknown;
  std::string label;  ///< of who does not come: "cancelled", "waiting"; no capital
};
/// `heading` counts where it asks the other way round: a "yes" below "Cancelled" is no.
[[nodiscard]] ComingWord coming_word(std::string_view heading, std::string_view typed);

/// What the title of a table or a sheet says of the rows below it: "APOLOGIES", "Waiting list (3)". Unknown where it is
/// another title, or too short to be sure of.
[[nodiscard]] ComingWord coming_title(std::string_view title);

}  // namespace muster::people
