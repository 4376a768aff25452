#pragma once
// Where a booking stands and which step may follow which: the one table that pages, services, figures and imports go
// by.

#include <muster/kit/base/result.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

/// In the order in which they usually follow.
enum class State {
  invited,       ///< asked to come; has not answered
  nominated,     ///< somebody put their name forward
  applied,       ///< asked for a seat
  waiting,       ///< on the waiting list
  offered,       ///< a seat is held until they answer
  booked,        ///< has a seat
  declined,      ///< said no
  cancelled,     ///< had something and gave it back, or it was taken back
  came,          ///< was there
  did_not_come,  ///< had a seat and was not there
};
inline constexpr std::array states{State::invited, State::nominated,   State::applied,  State::waiting,
                                   State::offered, State::booked,      State::declined, State::cancelled,
                                   State::came,    State::did_not_come};

/// As stored and in addresses: "did_not_come".
[[nodiscard]] std::string_view state_word(State state);
/// As people read it: "Did not come".
[[nodiscard]] std::string_view state_label(State state);
/// bad_input names the states there are.
[[nodiscard]] Result<State> parse_state(std::string_view word);

/// Whether a booking in this state counts as registered: it holds or held a seat. Registered is not came.
[[nodiscard]] bool is_registered(State state);

/// Whether a booking may go from one state to another by a step. Never from a state to itself.
[[nodiscard]] bool may_follow(State from, State to);
/// Every state that may follow, in the order of the states.
[[nodiscard]] std::vector<State> next_states(State from);
/// States that a booking may begin in.
[[nodiscard]] bool may_begin(State state);
/// The one step that most likely comes next, where there is one.
[[nodiscard]] std::optional<State> likely_next(State from);

/// What a button says that takes the step: "Mark as came", "Book again".
[[nodiscard]] std::string step_label(State from, State to);
/// The same for several people: "Mark 2 of 3 as came" where only some can take it, else "Mark 3 as came".
[[nodiscard]] std::string bulk_label(State to, std::size_t able, std::size_t chosen);
/// The same where nobody has counted them, "Mark as came", and with "{}" in the place of the number: "Mark {} as came".
[[nodiscard]] std::string bulk_words(State to);
[[nodiscard]] std::string bulk_pattern(State to);
/// What a step has done, after a name: "came", "is booked".
[[nodiscard]] std::string_view step_done(State to);
/// The same for several people: "came", "are booked".
[[nodiscard]] std::string_view steps_done(State to);
/// Why the step cannot be taken: a sentence for whoever tried it.
[[nodiscard]] std::string refusal(State from, State to);

/// Whether a step only says who was there: the role that stands at the door may take it.
[[nodiscard]] bool is_attendance(State to);

/// The state of two bookings that become one: that of the one further on.
[[nodiscard]] State merged_state(State one, State other);

/// What happened to what an import made since then.
struct LaterChanges {
  bool stepped = false;  ///< its booking took another step
  bool edited = false;   ///< the person or what they need was changed by hand
  bool merged = false;   ///< the person was made one with another
};
/// Undoing an import leaves what somebody has touched since.
[[nodiscard]] inline bool is_touched(const LaterChanges& since) {
  return since.stepped || since.edited || since.merged;
}
/// Why it stays: "marked or moved since", "edited since"; empty where it does not.
[[nodiscard]] std::string touched_reason(const LaterChanges& since);

inline constexpr std::size_t longest_reason = 300;  ///< characters

/// A reason as typed, on one line. bad_input where it is longer than `longest_reason` or no text.
[[nodiscard]] Result<std::string> tidy_reason(std::string_view typed);

}  // namespace muster::booking
