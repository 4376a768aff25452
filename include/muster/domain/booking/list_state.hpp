#pragma once
// What a list of people is taken in as: booked, or to be invited. One decision about the whole list, on the page and in
// a file of decisions in the same words: "every row: state" means "to be invited".

#include <muster/domain/booking/booking.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <string>
#include <string_view>

namespace muster::booking {

inline constexpr std::string_view list_state_typed = "every row: state";
inline constexpr std::string_view booked_words = "booked";
inline constexpr std::string_view to_invite_words = "to be invited";
/// Said over a list whose people are to be invited.
inline constexpr std::string_view to_invite_remark =
    "Whoever is new is taken in as to be invited, and has no seat. Nobody is written to: send the invitations under "
    "Booking when the list stands.";

/// Takes the decision out of those about the list (columns typed and means, as people's decisions have them): booked
/// where there is none. Errors carry the line: other words, or two that differ.
[[nodiscard]] Result<State> take_list_state(tabular::Table& decisions, const std::string& source);

}  // namespace muster::booking
