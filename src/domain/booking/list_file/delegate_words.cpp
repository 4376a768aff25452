// Counts and acts as sentences.
#include "delegate_words.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

std::string verb(std::int64_t number, const char* one, const char* many) { return number == 1 ? one : many; }

/// Those without a seat: how many are in each state, in the order of the states.
std::string without_a_seat(const StateCounts& counts) {
  std::vector<std::string> parts;
  const auto add = [&](State state, const char* one, const char* many) {
    if (const auto number = counts[state]; number > 0) parts.push_back(grouped(number) + " " + verb(number, one, many));
  };
  add(State::invited, "has not answered", "have not answered");
  add(State::nominated, "is nominated", "are nominated");
  add(State::applied, "applied", "applied");
  add(State::waiting, "waits for a seat", "wait for a seat");
  add(State::offered, "is offered a seat", "are offered a seat");
  add(State::declined, "declined", "declined");
  add(State::cancelled, "cancelled", "cancelled");
  const auto words = listed(parts);
  return words.empty() ? words : words + ".";
}

std::string and_also(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + " " + second;
}

std::string of_all(std::int64_t some, std::int64_t all) {
  if (some == 0) return "None of " + grouped(all);
  if (some == all) return all == 1 ? "The one delegate" : "All " + grouped(all);
  return grouped(some) + " of " + grouped(all);
}

}  // namespace

std::int64_t StateCounts::operator[](State state) const {
  const auto at = static_cast<std::size_t>(std::find(states.begin(), states.end(), state) - states.begin());
  return at < of.size() ? of[at] : 0;
}

std::int64_t StateCounts::all() const {
  std::int64_t sum = 0;
  for (const auto number : of) sum += number;
  return sum;
}

std::int64_t StateCounts::registered() const {
  std::int64_t sum = 0;
  for (const auto state : states) sum += is_registered(state) ? (*this)[state] : 0;
  return sum;
}

Day day_of(const events::Event& event, Instant now) {
  const auto today = std::chrono::sys_days(day_in(event.zone, now));
  const auto day = std::chrono::sys_days(event.date);
  return today < day ? Day::before : today == day ? Day::today : Day::after;
}

Finding finding_of(const StateCounts& counts, std::int64_t organisations, Day day) {
  const auto registered = counts.registered();
  const auto came = counts[State::came];
  const auto booked = counts[State::booked];
  const auto missed = counts[State::did_not_come];
  const auto others = without_a_seat(counts);
  if (counts.all() == 0) return {"Delegates", ""};
  if (registered == 0) return {"Nobody has a seat" + std::string(day == Day::before ? " yet" : ""), others};
  const auto people =
      counted(registered, "person", "people") + " from " + counted(organisations, "organisation", "organisations");
  const auto not_there = missed > 0 ? grouped(missed) + " did not come." : std::string();
  if (came == 0 && missed == 0 && day != Day::today) {
    if (day == Day::before) return {people, and_also("All of them are booked.", others)};
    return {people, and_also("All of them were booked; who came is not marked.", others)};
  }
  if (day == Day::after) {
    auto lead = and_also(not_there,
                         booked > 0 ? grouped(booked) + verb(booked, " is", " are") + " not marked." : std::string());
    return {of_all(came, registered) + " came", and_also(lead, others)};
  }
  const auto expected =
      booked > 0 ? (came > 0 ? "Another " : "") + grouped(booked) + verb(booked, " is expected.", " are expected.")
                 : std::string();
  const auto verb_here = came == 0 ? " have come yet" : came == 1 || registered == 1 ? " is here" : " are here";
  return {of_all(came, registered) + verb_here, and_also(and_also(expected, not_there), others)};
}

std::string act_words(const Act& act) {
  if (act.taken.size() == 1) return act.taken.front().name + " " + std::string(step_done(act.to));
  return grouped(static_cast<std::int64_t>(act.taken.size())) + " people " + std::string(steps_done(act.to));
}

std::string change_words(const DelegateChange& change) {
  if (change.kind == "added") return change.name + " was added.";
  if (change.kind == "moved") return change.name + " was moved to " + change.other + ".";
  if (change.kind == "needs") return "The needs of " + change.name + " were changed.";
  if (change.kind == "merged") return change.name + " was merged with " + change.other + ".";
  return change.name + " was changed.";
}

StateMark state_mark(State state) {
  switch (state) {
    case State::invited:
      return {"later", "quiet"};
    case State::nominated:
      return {"unknown", "quiet"};
    case State::applied:
      return {"hand", "quiet"};
    case State::waiting:
      return {"clock", "quiet"};
    case State::offered:
      return {"half", "quiet"};
    case State::booked:
      return {"next", "plain"};
    case State::declined:
    case State::cancelled:
      return {"slash", "quiet"};
    case State::came:
      return {"done", "good"};
    case State::did_not_come:
      return {"dash", "quiet"};
  }
  return {"later", "quiet"};
}

HistoryLine history_line(const Step& step, const std::string& by, bool reasons) {
  const auto mark = state_mark(step.to);
  HistoryLine line{step.taken_at, std::string(state_label(step.to)), mark.mark, mark.tone, "", ""};
  if (step.from == step.to) line.label = "Moved";
  if (!step.undoes.empty() && step.from)
    line.words = "\"" + std::string(state_label(*step.from)) + "\" was taken back.";
  if (reasons && !step.reason.empty()) {
    line.words += (line.words.empty() ? "" : " ") + step.reason + (step.reason.ends_with('.') ? "" : ".");
  }
  if (!by.empty()) line.words += (line.words.empty() ? "By " : " By ") + by + ".";
  return line;
}

HistoryLine history_line(const mail::HeldMail& message) {
  std::string became = ", " + message.state;
  if (message.state == "bounced") became = ", came back" + (message.reason.empty() ? "" : ": " + message.reason);
  if (message.state == "given up") became = ", not sent" + (message.reason.empty() ? "" : ": " + message.reason);
  if (message.state == "waiting" || message.state == "sending") became = ", waiting to be sent";
  return {message.created_at, "Mail", "mail", "quiet", "\u2018" + message.subject + "\u2019" + became + ".", ""};
}

std::string state_note(State state, const std::string& since, Instant now, const Zone& zone) {
  if (state == State::invited) return "no answer";
  if (state == State::booked || state == State::nominated || state == State::applied) return {};
  const auto at = parse_instant(since);
  return at.ok() ? short_moment(*at, now, zone) : std::string();
}

std::string short_moment(Instant at, Instant now, const Zone& zone) {
  const auto day = day_in(zone, at);
  if (day == day_in(zone, now)) return local_field(at, zone).substr(11);
  const auto words = long_date(day);  // "Friday 10 June 2022"
  return words.substr(words.find(' ') + 1);
}

}  // namespace muster::booking
