// Invitations that wait for their moment, read and written by booking.
#include "planned_invitation_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/utf8.hpp>

#include <stdexcept>

namespace muster::booking::sql {

std::optional<PlannedInvitations> find_planned_invitations(store::Session& session, const std::string& event_id) {
  const auto row = session.first(
      "select timing, days, at, state, because, version from planned_invitations where event_id = $1", {event_id});
  if (!row) return std::nullopt;
  const auto when = parse_when(row->text(0));
  const auto state = parse_plan_state(row->text(3));
  if (!when.ok() || !state.ok()) throw std::logic_error("the store holds invitations that nobody can have planned");
  PlannedInvitations planned;
  planned.timing.when = *when;
  planned.timing.days = row->integer(1);
  if (*when != When::at) {
    planned.timing.time = row->text(2);
  } else if (const auto at = parse_instant(row->text(2)); at.ok()) {
    planned.timing.at = *at;
  }
  planned.state = *state;
  planned.because = row->text(4);
  planned.version = row->integer(5);
  return planned;
}

void save_planned_invitations(store::Session& session, const std::string& event_id, const PlannedInvitations& planned) {
  const auto& timing = planned.timing;
  const auto moment = timing.when == When::at ? iso_instant(timing.at.value()) : timing.time;
  session.execute(
      "insert into planned_invitations (event_id, timing, days, at, state, because, version) "
      "values ($1, $2, $3, $4, $5, $6, 1) on conflict (event_id) do update set timing = excluded.timing, "
      "days = excluded.days, at = excluded.at, state = excluded.state, because = excluded.because, "
      "version = planned_invitations.version + 1",
      {event_id, std::string(when_word(timing.when)), timing.days, moment, std::string(plan_state_word(planned.state)),
       planned.because});
}

void drop_planned_invitations(store::Session& session, const std::string& event_id) {
  session.execute("delete from planned_invitations where event_id = $1", {event_id});
}

std::vector<std::string> events_with_planned_invitations(store::Session& session) {
  std::vector<std::string> found;
  session.each("select event_id from planned_invitations where state = 'planned' order by event_id", {},
               [&](const store::Row& row) { found.push_back(row.text(0)); });
  return found;
}

std::optional<FirstInvited> first_invited(store::Session& session, const std::string& booking_id) {
  const auto row = session.first(
      "select p.first_name, p.last_name, p.email from booking b join person p on p.id = b.person_id where b.id = $1",
      {booking_id});
  if (!row) return std::nullopt;
  const auto name = trimmed(row->text(0) + " " + row->text(1));
  return FirstInvited{booking_id, name + ", " + row->text(2), row->text(2)};
}

}  // namespace muster::booking::sql
