#pragma once
// A message of an event from its first words to its moment: whom for, when, and what became of it.

#include <muster/domain/booking/audience.hpp>
#include <muster/domain/booking/message.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace muster::booking {

enum class When {
  now,     ///< as soon as somebody presses
  before,  ///< some days before the event, at a time of that day
  after,
  at  ///< at a moment that does not move with the event
};
[[nodiscard]] std::string_view when_word(When when);  ///< "now", "before", "after", "at"
[[nodiscard]] Result<When> parse_when(std::string_view word);

struct Timing {
  When when = When::now;
  std::int64_t days = 0;  ///< before or after; 0: on the day
  std::string time{};     ///< of before and after: "09:00", London time
  std::optional<Instant> at{};
  friend bool operator==(const Timing&, const Timing&) = default;
};
inline constexpr std::int64_t most_days_apart = 366;

/// bad_input names the field: "days", "time", "at".
[[nodiscard]] Outcome check_timing(const Timing& timing);
/// "9", "9:00", "09.30" as "09:00", "09:30".
[[nodiscard]] Result<std::string> parse_time(std::string_view typed);
/// Its moment by the event's clocks; nothing where it is sent at a press.
[[nodiscard]] std::optional<Instant> due_at(const Timing& timing, const events::Event& event);
/// "3 days before the event at 09:00"; "(Paris time)" behind it where the clocks are not London's.
[[nodiscard]] std::string timing_words(const Timing& timing, const Zone& zone);

/// A message whose moment passed longer ago than this is not sent: "tomorrow" would not be true any more.
inline constexpr std::chrono::hours latest_after{24};

enum class PlanState {
  draft,    ///< nobody decided that it goes
  planned,  ///< goes at its moment
  sent,
  stopped  ///< will not go; `because` says why
};
[[nodiscard]] std::string_view plan_state_word(PlanState state);
[[nodiscard]] Result<PlanState> parse_plan_state(std::string_view word);

struct PlannedMessage {
  std::string id;
  std::string event_id;
  MessageWords words;
  MessageKind kind = MessageKind::told;
  Audience audience;
  Timing timing;
  PlanState state = PlanState::draft;
  std::string because;
  std::int64_t version = 1;  ///< grows with each change
  std::string written_at;    ///< ISO instant
  std::string written_by;
};

}  // namespace muster::booking
