#pragma once
// The sentences over the list of delegates and in a delegate's sheet. Each is true whatever state anybody is in.

#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/mail/person_sql.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

/// How many bookings stand in each state.
struct StateCounts {
  std::vector<std::int64_t> of;  ///< in the order of `states`
  [[nodiscard]] std::int64_t operator[](State state) const;
  [[nodiscard]] std::int64_t all() const;
  [[nodiscard]] std::int64_t registered() const;
};

enum class Day { before, today, after };
[[nodiscard]] Day day_of(const events::Event& event, Instant now);

struct Finding {
  std::string headline;  ///< the finding with its base: "43 of 104 are here"
  std::string lead;      ///< who else there is, one sentence or two; may be empty
};
/// `organisations` is how many different ones the registered come from.
[[nodiscard]] Finding finding_of(const StateCounts& counts, std::int64_t organisations, Day day);

/// What a change did: "Jo Venner was edited", "Jo Venner was merged with Jo Vennor".
[[nodiscard]] std::string change_words(const DelegateChange& change);
/// What an act did: "Barnaby Birtwell came", "3 people are booked; 1 could not be".
[[nodiscard]] std::string act_words(const Act& act);

/// The mark that stands before a state's word, and the meaning of its colour.
struct StateMark {
  std::string_view mark;  ///< id of the drawing without "mark-"
  std::string_view tone;  ///< "good", "plain", "quiet"
};
[[nodiscard]] StateMark state_mark(State state);

/// One line of a booking's history: a step, a mail, or a merge.
struct HistoryLine {
  std::string at;  ///< ISO instant
  std::string label;
  std::string_view mark;
  std::string_view tone;
  std::string words;   ///< may be empty
  std::string change;  ///< id of a merge that can be taken back; empty for everything else
};
/// What a step's line says. `by` is who took it, as the reader may know them; empty where they may not. Reasons are
/// left out unless `reasons`.
[[nodiscard]] HistoryLine history_line(const Step& step, const std::string& by, bool reasons);
/// "Your seat is booked", sent.
[[nodiscard]] HistoryLine history_line(const mail::HeldMail& message);

/// What stands small beside a state in the list: "9:38" where they came, "no answer" where they were invited, a day
/// where the booking is not what it was; nothing where the state says it all.
[[nodiscard]] std::string state_note(State state, const std::string& since, Instant now, const Zone& zone);

/// "9:38" on the day itself, else "10 June 2022", by those clocks.
[[nodiscard]] std::string short_moment(Instant at, Instant now, const Zone& zone);

}  // namespace muster::booking
