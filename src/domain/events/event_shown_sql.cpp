// A row for each event, written by every change that a calendar shows; answers and bookings leave it as it is.
#include <muster/domain/events/event_shown_sql.hpp>

#include "event_sql.hpp"

#include <muster/kit/base/date.hpp>

#include <stdexcept>

namespace muster::events {

ShownChanges shown_changes(store::Session& session, const std::string& event_id) {
  const auto row = session.first("select changes, changed_at from event_shown where event_id = $1", {event_id});
  if (!row) return {};
  const auto last = parse_instant(row->text(1));
  if (!last.ok()) throw std::logic_error("the store holds a malformed moment");
  return {row->integer(0), *last};
}

void note_shown_change(store::Session& session, const std::string& event_id, Instant at) {
  session.execute(
      "insert into event_shown (event_id, changes, changed_at) values ($1, 1, $2) on conflict (event_id) do update set "
      "changes = event_shown.changes + 1, changed_at = excluded.changed_at",
      {event_id, iso_instant(at)});
}

namespace sql {

void forget_shown(store::Session& session, const std::string& event_id) {
  session.execute("delete from event_shown where event_id = $1", {event_id});
}

}  // namespace sql
}  // namespace muster::events
