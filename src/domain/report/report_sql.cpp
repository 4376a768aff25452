// Definitions of reports in the store.
#include "report_sql.hpp"

namespace muster::report::sql {

std::optional<StoredDefinition> select_definition(store::Session& session, const std::string& event_id,
                                                  const std::string& name) {
  const auto row = session.first(
      "select body, version, body_before from report_definition where event_id = $1 and name = $2", {event_id, name});
  return row ? std::optional(StoredDefinition{row->text(0), row->integer(1), row->text(2)}) : std::nullopt;
}

void put_definition(store::Session& session, const std::string& event_id, const std::string& name,
                    const StoredDefinition& definition) {
  session.execute(
      "insert into report_definition (event_id, name, body, version, body_before) values ($1, $2, $3, $4, $5) "
      "on conflict (event_id, name) do update set body = excluded.body, version = excluded.version, "
      "body_before = excluded.body_before",
      {event_id, name, definition.body, definition.version, definition.before});
}

std::int64_t delete_definition(store::Session& session, const std::string& event_id, const std::string& name) {
  return session.execute("delete from report_definition where event_id = $1 and name = $2", {event_id, name});
}

std::int64_t count_definitions(store::Session& session, const std::string& event_id) {
  return session.first("select count(*) from report_definition where event_id = $1", {event_id})->integer(0);
}

void delete_definitions(store::Session& session, const std::string& event_id) {
  session.execute("delete from report_definition where event_id = $1", {event_id});
}

}  // namespace muster::report::sql
