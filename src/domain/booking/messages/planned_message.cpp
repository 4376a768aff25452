// When a message goes.
#include <muster/domain/booking/planned_message.hpp>

#include <muster/domain/events/event_session.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <array>

namespace muster::booking {
namespace {

constexpr std::array whens{When::now, When::before, When::after, When::at};
constexpr std::array plan_states{PlanState::draft, PlanState::planned, PlanState::sent, PlanState::stopped};

}  // namespace

std::string_view when_word(When when) {
  switch (when) {
    case When::now:
      return "now";
    case When::before:
      return "before";
    case When::after:
      return "after";
    case When::at:
      return "at";
  }
  return {};
}

Result<When> parse_when(std::string_view word) {
  for (const auto when : whens)
    if (when_word(when) == word) return when;
  return bad_input("A message goes \"now\", \"before\" or \"after\" the event, or \"at\" a moment.").at("timing");
}

std::string_view plan_state_word(PlanState state) {
  switch (state) {
    case PlanState::draft:
      return "draft";
    case PlanState::planned:
      return "planned";
    case PlanState::sent:
      return "sent";
    case PlanState::stopped:
      return "stopped";
  }
  return {};
}

Result<PlanState> parse_plan_state(std::string_view word) {
  for (const auto state : plan_states)
    if (plan_state_word(state) == word) return state;
  return bad_input("There is no such state of a message.");
}

Result<std::string> parse_time(std::string_view typed) {
  const auto text = trimmed(typed);
  // A bare hour is taken too: "at what time of that day" leaves nothing else to mean.
  const auto hour = text.size() <= 2 ? parse_integer(text) : std::nullopt;
  const auto minutes = events::parse_time_of_day(hour ? std::to_string(*hour) + ":00" : text);
  if (!minutes.ok()) return bad_input("Write the time as hours and minutes, such as 9:00, 9am or 14:30.").at("time");
  return events::time_of_day(*minutes);
}

Outcome check_timing(const Timing& timing) {
  if (timing.when == When::at && !timing.at) return bad_input("Say the day and the time when it goes.").at("at");
  if (timing.when != When::before && timing.when != When::after) return Success{};
  if (timing.days < 0 || timing.days > most_days_apart)
    return bad_input("Write a number of days from 0 to " + std::to_string(most_days_apart) + ".").at("days");
  MUSTER_CHECK(parse_time(timing.time));
  return Success{};
}

std::optional<Instant> due_at(const Timing& timing, const events::Event& event) {
  if (timing.when == When::now) return std::nullopt;
  if (timing.when == When::at) return timing.at;
  const std::chrono::days apart{timing.when == When::before ? -timing.days : timing.days};
  const Date day{std::chrono::sys_days(event.date) + apart};
  const auto moment = parse_local_field(iso_date(day) + "T" + timing.time, event.zone);
  return moment.ok() ? std::optional(*moment) : std::nullopt;
}

std::string timing_words(const Timing& timing, const Zone& zone) {
  switch (timing.when) {
    case When::now:
      return "When you press the button";
    case When::at:
      return timing.at ? long_instant(*timing.at, zone) : std::string();
    case When::before:
    case When::after:
      break;
  }
  const auto time = timing.time + (zone.is_london() ? "" : " (" + zone.city() + " time)");
  if (timing.days == 0) return "On the day of the event at " + time;
  return counted(timing.days, "day", "days") + (timing.when == When::before ? " before" : " after") + " the event at " +
         time;
}

}  // namespace muster::booking
