// The states of a booking, the steps between them, and the words for both.
#include <muster/domain/booking/booking.hpp>

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::booking {
namespace {

struct Row {
  State state;
  std::string_view word;
  std::string_view label;
  std::string_view next;  ///< words of the states that may follow
  std::string_view act;   ///< what a button says
  std::string_view many;  ///< the same of several, before and after their number, apart by "#"
  std::string_view done;
  std::string_view all_done;
};

constexpr std::array table = std::to_array<Row>({
    {State::invited, "invited", "Invited", "applied waiting offered booked declined cancelled", "Invite", "Invite #",
     "is invited", "are invited"},
    {State::nominated, "nominated", "Nominated", "invited applied waiting offered booked declined cancelled",
     "Nominate", "Nominate #", "is nominated", "are nominated"},
    {State::applied, "applied", "Applied", "nominated waiting offered booked declined cancelled",
     "Note that they applied", "Note that # applied", "applied", "applied"},
    {State::waiting, "waiting", "Waiting", "offered booked declined cancelled", "Put on the waiting list",
     "Put # on the waiting list", "waits for a seat", "wait for a seat"},
    {State::offered, "offered", "Offered", "waiting booked declined cancelled", "Offer a seat", "Offer # a seat",
     "is offered a seat", "are offered a seat"},
    {State::booked, "booked", "Booked", "waiting cancelled came did_not_come", "Book a seat", "Book # in", "is booked",
     "are booked"},
    {State::declined, "declined", "Declined", "invited nominated waiting offered booked", "Note that they declined",
     "Note that # declined", "declined", "declined"},
    {State::cancelled, "cancelled", "Cancelled", "invited nominated waiting offered booked", "Cancel the booking",
     "Cancel #", "is cancelled", "are cancelled"},
    {State::came, "came", "Came", "did_not_come", "Mark as came", "Mark # as came", "came", "came"},
    {State::did_not_come, "did_not_come", "Did not come", "came", "Mark as not there", "Mark # as not there",
     "did not come", "did not come"},
});
static_assert(table.size() == states.size());

const Row& row_of(State state) {
  for (const auto& row : table)
    if (row.state == state) return row;
  throw std::logic_error("a state without a row");
}

/// Whether a list of words apart by spaces holds one.
bool lists(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

/// Which of two bookings that become one is further on: one with a seat goes before one without.
int rank_of(State state) {
  constexpr std::array order{State::declined, State::cancelled, State::invited, State::nominated,    State::applied,
                             State::waiting,  State::offered,   State::booked,  State::did_not_come, State::came};
  return static_cast<int>(std::find(order.begin(), order.end(), state) - order.begin());
}

std::string lower_first(std::string_view label) {
  std::string text(label);
  text.front() = static_cast<char>(text.front() + ('a' - 'A'));
  return text;
}

}  // namespace

std::string_view state_word(State state) { return row_of(state).word; }
std::string_view state_label(State state) { return row_of(state).label; }

Result<State> parse_state(std::string_view word) {
  for (const auto& row : table)
    if (row.word == word) return row.state;
  std::string all;
  for (const auto& row : table) all += (all.empty() ? "" : ", ") + std::string(row.word);
  return bad_input("There is no state \"" + std::string(word) + "\". States are " + all + ".");
}

bool is_registered(State state) {
  return state == State::booked || state == State::came || state == State::did_not_come;
}

bool may_follow(State from, State to) { return lists(row_of(from).next, row_of(to).word); }

std::vector<State> next_states(State from) {
  std::vector<State> next;
  for (const auto state : states)
    if (may_follow(from, state)) next.push_back(state);
  return next;
}

bool may_begin(State state) {
  return state != State::declined && state != State::cancelled && state != State::did_not_come;
}

std::optional<State> likely_next(State from) {
  switch (from) {
    case State::nominated:
      return State::invited;
    case State::invited:
    case State::applied:
    case State::offered:
    case State::cancelled:
      return State::booked;
    case State::waiting:
      return State::offered;
    case State::booked:
      return State::came;
    case State::declined:
    case State::came:
    case State::did_not_come:
      return std::nullopt;
  }
  return std::nullopt;
}

std::string step_label(State from, State to) {
  if (to == State::booked && from == State::cancelled) return "Book again";
  if (to == State::invited && (from == State::cancelled || from == State::declined)) return "Invite again";
  return std::string(row_of(to).act);
}

std::string bulk_label(State to, std::size_t able, std::size_t chosen) {
  auto number = grouped(static_cast<std::int64_t>(able));
  if (able != chosen) number += " of " + grouped(static_cast<std::int64_t>(chosen));
  std::string label(row_of(to).many);
  label.replace(label.find('#'), 1, number);
  if (to == State::cancelled) label += chosen == 1 ? " booking" : " bookings";
  return label;
}

std::string bulk_words(State to) {
  if (to == State::cancelled) return "Cancel the bookings";
  return std::string(row_of(to).act);
}

std::string bulk_pattern(State to) {
  std::string label(row_of(to).many);
  label.replace(label.find('#'), 1, "{}");
  return label + (to == State::cancelled ? " bookings" : "");
}

std::string_view step_done(State to) { return row_of(to).done; }
std::string_view steps_done(State to) { return row_of(to).all_done; }

std::string refusal(State from, State to) {
  if (from == to) {
    return std::string(state_label(from)) + " is where this booking stands already, so nothing was changed.";
  }
  const auto next = next_states(from);
  std::string words;
  for (std::size_t at = 0; at < next.size(); ++at) {
    words += (at == 0 ? "" : at + 1 == next.size() ? " or " : ", ") + lower_first(state_label(next[at]));
  }
  return "This booking is " + lower_first(state_label(from)) + ", and from there it cannot become " +
         lower_first(state_label(to)) + ", only " + words + ". Nothing was changed.";
}

bool is_attendance(State to) { return to == State::came; }

State merged_state(State one, State other) { return rank_of(one) < rank_of(other) ? other : one; }

std::string touched_reason(const LaterChanges& since) {
  std::string words;
  const auto add = [&](bool is, const char* word) {
    if (is) words += (words.empty() ? "" : ", ") + std::string(word);
  };
  add(since.stepped, "marked since");
  add(since.edited, "edited since");
  add(since.merged, "merged since");
  return words;
}

Result<std::string> tidy_reason(std::string_view typed) {
  if (!is_valid_text(typed)) return bad_input("The reason holds characters that are no text. Type it again.");
  auto reason = trimmed(typed);
  std::replace_if(reason.begin(), reason.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  if (character_count(reason) > longest_reason) {
    return bad_input("The reason has more than " + std::to_string(longest_reason) +
                     " characters. Shorten it; nothing was changed.");
  }
  return reason;
}

}  // namespace muster::booking
