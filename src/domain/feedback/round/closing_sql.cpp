// Closings in the store.
#include "closing_sql.hpp"

#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/kit/base/date.hpp>

#include <stdexcept>

namespace muster::feedback::sql {
namespace {

const std::string of_seen_imports = "import_id not in (select u.import_id from unfinished_import u)";

}  // namespace

void begin_closing(store::Session& session, const std::string& round_id, const std::optional<Instant>& closes_at) {
  session.execute("insert into unfinished_closing (round_id, closes_at) values ($1, $2)",
                  {round_id, closes_at ? store::Value(iso_instant(*closes_at)) : store::Value(nullptr)});
}

std::optional<BegunClosing> begun_closing(store::Session& session, const std::string& round_id) {
  const auto row = session.first("select closes_at from unfinished_closing where round_id = $1", {round_id});
  if (!row) return std::nullopt;
  if (row->is_null(0)) return BegunClosing{};
  const auto closes_at = parse_instant(row->text(0));
  if (!closes_at) throw std::logic_error("the store holds a closing with a malformed moment");
  return BegunClosing{*closes_at};
}

void end_closing(store::Session& session, const std::string& round_id) {
  session.execute("delete from unfinished_closing where round_id = $1", {round_id});
}

std::vector<std::string> rounds_with_traces_to_delete(store::Session& session) {
  std::vector<std::string> ids;
  session.each(
      "select c.round_id from unfinished_closing c join round r on r.id = c.round_id where r.state = 'closed' "
      "order by c.round_id",
      {}, [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

void stop_imports(store::Session& session, const std::string& round_id) {
  for (const auto& row : session.query("select event_id from round where id = $1", {round_id})) {
    intake::stop_imports_of(session, row.text(0), "responses");
    intake::drop_staged_of(session, row.text(0), "responses");
  }
}

std::vector<std::string> imports_with_traces(store::Session& session, const std::string& round_id) {
  std::vector<std::string> ids;
  session.each(
      "select distinct import_id from imported_row where round_id = $1 and " + of_seen_imports + " order by import_id",
      {round_id}, [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

bool drop_submission_keys(store::Session& session, const std::string& round_id, std::int64_t most) {
  return session.execute(
             "delete from submission_key where round_id = $1 and key_hash in (select k.key_hash from submission_key k "
             "where k.round_id = $1 order by k.key_hash limit $2)",
             {round_id, most}) > 0;
}

bool drop_imported_responses(store::Session& session, const std::string& import_id, std::int64_t most) {
  return session.execute(
             "delete from imported_response where import_id = $1 and response_id in (select m.response_id from "
             "imported_response m where m.import_id = $1 order by m.response_id limit $2)",
             {import_id, most}) > 0;
}

bool drop_imported_rows(store::Session& session, const std::string& round_id, std::int64_t most) {
  return session.execute(
             "delete from imported_row where round_id = $1 and row_hash in (select i.row_hash from imported_row i "
             "where i.round_id = $1 and i." +
                 of_seen_imports + " order by i.row_hash limit $2)",
             {round_id, most}) > 0;
}

}  // namespace muster::feedback::sql
