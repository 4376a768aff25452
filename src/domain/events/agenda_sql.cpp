// Changes of agendas in the store, and which are shown.
#include "agenda_sql.hpp"

namespace muster::events::sql {

std::optional<KeptAgendaChange> newest_agenda_change(store::Session& session, const std::string& event_id) {
  const auto row = session.first(
      "select number, what, before from agenda_change where event_id = $1 order by number desc limit 1", {event_id});
  if (!row) return std::nullopt;
  return KeptAgendaChange{{row->integer(0), row->text(1)}, row->text(2)};
}

AgendaChange insert_agenda_change(store::Session& session, const std::string& event_id, const std::string& what,
                                  const std::string& before) {
  const auto newest = newest_agenda_change(session, event_id);
  const auto number = newest ? newest->change.number + 1 : 1;
  session.execute("insert into agenda_change (event_id, number, what, before) values ($1, $2, $3, $4)",
                  {event_id, number, what, before});
  session.execute("delete from agenda_change where event_id = $1 and number <= $2",
                  {event_id, number - most_agenda_changes});
  return {number, what};
}

void delete_agenda_change(store::Session& session, const std::string& event_id, std::int64_t number) {
  session.execute("delete from agenda_change where event_id = $1 and number = $2", {event_id, number});
}

bool is_agenda_shown(store::Session& session, const std::string& event_id) {
  return session.first("select 1 from shown_agenda where event_id = $1", {event_id}).has_value();
}

void set_agenda_shown(store::Session& session, const std::string& event_id, std::optional<Instant> at) {
  session.execute("delete from shown_agenda where event_id = $1", {event_id});
  if (at)
    session.execute("insert into shown_agenda (event_id, shown_at) values ($1, $2)", {event_id, iso_instant(*at)});
}

void delete_agenda_of(store::Session& session, const std::string& event_id) {
  session.execute("delete from agenda_change where event_id = $1", {event_id});
  session.execute("delete from shown_agenda where event_id = $1", {event_id});
}

}  // namespace muster::events::sql
