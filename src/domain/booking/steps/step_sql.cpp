// States and steps in the store.
#include "step_sql.hpp"

#include "step_news_sql.hpp"

#include "domain/booking/seats/seat_sql.hpp"
#include "domain/booking/sessions/session_choice_sql.hpp"

#include <muster/domain/booking/session_choice.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::booking {
namespace {

State stored_state(const std::string& word) {
  const auto state = parse_state(word);
  if (!state.ok()) throw std::logic_error("the store holds a state that nobody knows");
  return *state;
}

Step step_from(const store::Row& row) {
  Step step;
  step.id = row.text(0);
  step.booking_id = row.text(1);
  step.number = row.integer(2);
  if (!row.text(3).empty()) step.from = stored_state(row.text(3));
  step.to = stored_state(row.text(4));
  step.taken_at = row.text(5);
  step.taken_by = row.text(6);
  step.reason = row.text(7);
  step.act_id = row.text(8);
  step.undoes = row.text(9);
  return step;
}

}  // namespace

std::vector<Step> steps_of(store::Session& session, const std::string& event_id, const std::string& person_id) {
  const auto booking =
      session.first("select id from booking where event_id = $1 and person_id = $2", {event_id, person_id});
  return booking ? sql::steps_of(session, booking->text(0)) : std::vector<Step>{};
}

std::vector<std::int64_t> state_counts(store::Session& session, const std::string& event_id) {
  std::vector<std::int64_t> counts(states.size());
  session.each("select state, count(*) from booking where event_id = $1 group by state", {event_id},
               [&](const store::Row& row) {
                 const auto at = std::find(states.begin(), states.end(), stored_state(row.text(0)));
                 counts[static_cast<std::size_t>(at - states.begin())] = row.integer(1);
               });
  return counts;
}

namespace sql {

std::optional<StepBooking> find_standing(store::Session& session, const std::string& event_id,
                                         const std::string& person_id) {
  const auto row = session.first(
      "select b.id, p.id, p.first_name, p.last_name, b.state from booking b join person p on p.id = b.person_id "
      "where b.event_id = $1 and b.person_id = $2",
      {event_id, person_id});
  if (!row) return std::nullopt;
  return StepBooking{row->text(0), row->text(1), trimmed(row->text(2) + " " + row->text(3)),
                     stored_state(row->text(4))};
}

bool take_step(store::Session& session, const store::AuditContext& audit, const NewStep& step) {
  const std::string from(state_word(step.from));
  const std::string to(state_word(step.to));
  if (session.execute("update booking_row set state = $3 where id = $1 and state = $2", {step.booking_id, from, to}) ==
      0) {
    return false;
  }
  session.execute(
      "insert into booking_step (id, booking_id, number, from_state, to_state, taken_at, taken_by, reason, act_id, "
      "undoes) values ($1, $2, (select coalesce(max(s.number), 0) + 1 from booking_step s where s.booking_id = $2), "
      "$3, $4, $5, $6, $7, $8, $9)",
      {new_id(), step.booking_id, from, to, iso_instant(audit.at), audit.actor, step.reason, step.act_id, step.undoes});
  // Whoever comes back chooses anew: the seats that they had may be others' by now.
  if (!holds_sessions(step.from) || !holds_sessions(step.to)) drop_choice(session, step.booking_id);
  if (step.to == State::waiting && step.from != State::waiting) {
    // Whoever leaves the list goes to its end when they come back, unless they were taken off by mistake.
    const bool by_mistake = !step.undoes.empty() && step.from != State::offered;
    if (by_mistake) {
      keep_turn(session, step.booking_id);
    } else {
      give_turn(session, step.booking_id);
    }
  }
  tell_state(session, step.booking_id, step.to, audit.at);
  return true;
}

void restore_step(store::Session& session, const Step& step) {
  session.execute(
      "insert into booking_step (id, booking_id, number, from_state, to_state, taken_at, taken_by, reason, act_id, "
      "undoes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {step.id, step.booking_id, step.number, step.from ? std::string(state_word(*step.from)) : std::string(),
       std::string(state_word(step.to)), step.taken_at, step.taken_by, step.reason, step.act_id, step.undoes});
}

std::vector<Step> steps_of(store::Session& session, const std::string& booking_id) {
  std::vector<Step> found;
  session.each(
      "select id, booking_id, number, from_state, to_state, taken_at, taken_by, reason, act_id, undoes "
      "from booking_step where booking_id = $1 order by number",
      {booking_id}, [&](const store::Row& row) { found.push_back(step_from(row)); });
  return found;
}

std::vector<Step> steps_of_act(store::Session& session, const std::string& event_id, const std::string& act_id) {
  std::vector<Step> found;
  session.each(
      "select s.id, s.booking_id, s.number, s.from_state, s.to_state, s.taken_at, s.taken_by, s.reason, s.act_id, "
      "s.undoes from booking_step s join booking b on b.id = s.booking_id "
      "where s.act_id = $2 and b.event_id = $1 order by s.booking_id, s.number",
      {event_id, act_id}, [&](const store::Row& row) { found.push_back(step_from(row)); });
  return found;
}

std::optional<Step> last_step(store::Session& session, const std::string& booking_id) {
  const auto row = session.first(
      "select id, booking_id, number, from_state, to_state, taken_at, taken_by, reason, act_id, undoes "
      "from booking_step where booking_id = $1 order by number desc limit 1",
      {booking_id});
  return row ? std::optional(step_from(*row)) : std::nullopt;
}

std::optional<StepBooking> standing_of(store::Session& session, const std::string& booking_id) {
  const auto row = session.first(
      "select b.id, p.id, p.first_name, p.last_name, b.state from booking b join person p on p.id = b.person_id "
      "where b.id = $1",
      {booking_id});
  if (!row) return std::nullopt;
  return StepBooking{row->text(0), row->text(1), trimmed(row->text(2) + " " + row->text(3)),
                     stored_state(row->text(4))};
}

}  // namespace sql
}  // namespace muster::booking
