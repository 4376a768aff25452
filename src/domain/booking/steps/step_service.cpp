// Takes steps and takes them back: each booking by itself, all of an act in one transaction.
#include <muster/domain/booking/step_service.hpp>

#include "domain/booking/public_booking/own_mail.hpp"
#include "domain/booking/seats/seat_book_service.hpp"
#include "step_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>

#include <set>

namespace muster::booking {
namespace {

void trace(store::Session& session, const store::AuditContext& audit, const std::string& action,
           const std::string& id) {
  store::write_audit(session, audit, action, "booking", id, {"state"});
}

std::string trace_action(State to) {
  std::string action = "booking: ";
  for (const char letter : state_word(to)) action += letter == '_' ? ' ' : letter;
  return action;
}

/// Why a step of somebody's act can no longer be taken back; empty where it can.
std::string why_it_stays(const std::optional<Step>& last, const Step& step) {
  if (step.from == step.to) return "It is a note of what was done to the booking, and no step of its own.";
  if (!step.from) return "It is the booking's first step: cancel the booking instead.";
  if (!last || last->id != step.id) return "The booking took another step since, so this one stays.";
  return {};
}

/// The words for whoever acts on one booking and cannot.
Error none_taken(const Act& act) {
  if (act.refused.size() == 1) return conflict(act.refused.front().name + ": " + act.refused.front().words);
  return conflict("None of these " + grouped(static_cast<std::int64_t>(act.refused.size())) +
                  " bookings can take this step, so nothing was changed. The first is " + act.refused.front().name +
                  ": " + act.refused.front().words);
}

}  // namespace

Result<std::int64_t> told_by_step(store::Database& database, Instant now, const std::string& event_slug,
                                  const std::vector<std::string>& people) {
  return database.read([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    std::int64_t told = 0;
    for (const auto& person : people)
      if (const auto standing = sql::find_standing(session, event.id, person))
        told += is_told_of_steps(session, now, event, standing->booking_id) ? 1 : 0;
    return told;
  });
}

Result<Act> take_steps(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                       const StepRequest& requested) {
  if (requested.people.empty()) return bad_input("Choose at least one person. Nothing was changed.");
  if (requested.people.size() > most_people_at_once) {
    return bad_input("Choose at most " + grouped(most_people_at_once) + " people at once. Nothing was changed.");
  }
  MUSTER_TRY(reason, tidy_reason(requested.reason));
  return database.write([&](store::Session& session) -> Result<Act> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    Act act{new_id(), requested.to, {}, {}};
    auto seats = SeatBook::open(session, event);
    std::set<std::string> seen;
    for (const auto& person : requested.people) {
      if (!seen.insert(person).second) continue;
      const auto standing = sql::find_standing(session, event.id, person);
      if (!standing) {
        return not_found("Somebody you chose is no delegate of " + event.title +
                         " any more. Load the list again; nothing was changed.");
      }
      if (!may_follow(standing->state, requested.to)) {
        act.refused.push_back({standing->person_id, standing->name, refusal(standing->state, requested.to)});
        continue;
      }
      if (auto words = seats ? seats->refusal(session, standing->booking_id, requested.to, audit.at) : std::string();
          !words.empty()) {
        act.refused.push_back({standing->person_id, standing->name, std::move(words)});
        continue;
      }
      sql::take_step(session, audit, {standing->booking_id, standing->state, requested.to, reason, act.id, ""});
      trace(session, audit, trace_action(requested.to), standing->booking_id);
      if (seats) seats->moved(session, standing->booking_id, audit.at);
      if (requested.tell == StepRequest::Tell::own_pages)
        tell_of_step(session, audit.at, event, standing->booking_id, standing->state, requested.to);
      act.taken.push_back({standing->person_id, standing->name, ""});
    }
    if (act.taken.empty()) return none_taken(act);
    if (seats) (void)seats->settle(session, audit);
    events::mark_changed(session, event.id);
    return act;
  });
}

Result<Act> undo_act(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                     const std::string& act_id, UndoScope reach) {
  return database.write([&](store::Session& session) -> Result<Act> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto steps = sql::steps_of_act(session, event.id, act_id);
    if (steps.empty()) return not_found("There is nothing to take back at this address.");
    Act act{new_id(), steps.front().from.value_or(steps.front().to), {}, {}};
    auto seats = SeatBook::open(session, event);
    for (const auto& step : steps) {
      const auto standing = sql::standing_of(session, step.booking_id);
      if (!standing) continue;
      const bool in_reach =
          reach == UndoScope::every_step || is_attendance(step.to) || (step.from && is_attendance(*step.from));
      if (!in_reach) {
        return Error{ErrorKind::not_allowed,
                     "Your role can take back who came, and nothing else. Ask an organiser; nothing was changed.",
                     {},
                     {}};
      }
      if (auto words = why_it_stays(sql::last_step(session, step.booking_id), step); !words.empty()) {
        act.refused.push_back({standing->person_id, standing->name, std::move(words)});
        continue;
      }
      if (seats && takes_seat(*step.from)) {
        if (auto words = seats->refusal(session, step.booking_id, State::booked, audit.at); !words.empty()) {
          act.refused.push_back({standing->person_id, standing->name, "Somebody else has the seat now. " + words});
          continue;
        }
      }
      sql::take_step(session, audit, {step.booking_id, step.to, *step.from, "", act.id, step.id});
      trace(session, audit, "booking: step taken back", step.booking_id);
      if (seats) seats->moved(session, step.booking_id, audit.at);
      tell_of_step(session, audit.at, event, step.booking_id, step.to, *step.from);
      act.taken.push_back({standing->person_id, standing->name, ""});
    }
    if (act.taken.empty()) return none_taken(act);
    if (seats) (void)seats->settle(session, audit);
    events::mark_changed(session, event.id);
    return act;
  });
}

Result<Act> find_act(store::Session& session, const std::string& event_id, const std::string& act_id) {
  const auto steps = sql::steps_of_act(session, event_id, act_id);
  if (steps.empty()) return not_found("There is no such step.");
  Act act{act_id, steps.front().to, {}, {}};
  for (const auto& step : steps) {
    if (const auto standing = sql::standing_of(session, step.booking_id)) {
      act.taken.push_back({standing->person_id, standing->name, ""});
    }
  }
  return act;
}

}  // namespace muster::booking
