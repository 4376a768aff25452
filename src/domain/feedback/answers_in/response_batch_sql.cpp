// Batches of answers in the store.
#include "response_batch_sql.hpp"

#include <stdexcept>

namespace muster::feedback::sql {

std::int64_t begin_batch(store::Session& session, const std::string& round_id, const std::string& import_id,
                         const std::string& state, std::int64_t responses) {
  const auto number =
      session.first("select coalesce(max(number), 1) + 1 from response_batch where round_id = $1", {round_id})
          ->integer(0);
  session.execute(
      "insert into response_batch (round_id, number, import_id, state, responses) values ($1, $2, $3, $4, $5)",
      {round_id, number, import_id, state, responses});
  return number;
}

std::optional<std::int64_t> batch_of(store::Session& session, const std::string& import_id, const std::string& state) {
  const auto row = session.first(
      "select number from response_batch where import_id = $1 and state = $2 order by number", {import_id, state});
  return row ? std::optional(row->integer(0)) : std::nullopt;
}

void set_batch_state(store::Session& session, const std::string& round_id, std::int64_t number,
                     const std::string& state) {
  session.execute("update response_batch set state = $3 where round_id = $1 and number = $2",
                  {round_id, number, state});
}

void take_from_batch(store::Session& session, const std::string& round_id, std::int64_t number,
                     std::int64_t responses) {
  session.execute("update response_batch set responses = responses - $3 where round_id = $1 and number = $2",
                  {round_id, number, responses});
}

void drop_batch(store::Session& session, const std::string& round_id, std::int64_t number) {
  session.execute("delete from response_batch where round_id = $1 and number = $2", {round_id, number});
}

std::vector<std::int64_t> counted_batches(store::Session& session, const std::string& round_id) {
  std::vector<std::int64_t> numbers;
  session.each("select number from response_batch where round_id = $1 and state = 'counted'", {round_id},
               [&](const store::Row& row) { numbers.push_back(row.integer(0)); });
  return numbers;
}

std::int64_t waiting_in_batches(store::Session& session, const std::string& round_id) {
  return session
      .first("select coalesce(sum(responses), 0) from response_batch where round_id = $1 and state = 'waiting'",
             {round_id})
      ->integer(0);
}

void let_waiting_join(store::Session& session, const std::string& round_id) {
  session.execute("update response_batch set state = 'counted' where round_id = $1 and state = 'waiting'", {round_id});
}

void hold_back_all(store::Session& session, const std::string& round_id) {
  session.execute("update response set released = 0 where round_id = $1 and released = 1", {round_id});
  session.execute("update response_batch set state = 'waiting' where round_id = $1 and state in ('counted', 'leaving')",
                  {round_id});
}

void end_batches(store::Session& session, const std::string& round_id) {
  session.execute("delete from response_batch where round_id = $1 and state not in ('coming', 'gone')", {round_id});
}

std::string round_of_import(store::Session& session, const std::string& import_id) {
  const auto row =
      session.first("select r.id from round r join import i on i.event_id = r.event_id where i.id = $1", {import_id});
  if (!row) throw std::logic_error("an import of answers without a round");
  return row->text(0);
}

std::vector<ImportedResponse> responses_of(store::Session& session, const std::string& round_id,
                                           const std::string& import_id) {
  std::vector<ImportedResponse> found;
  session.each(
      "select a.id, a.released from imported_response m join response a on a.round_id = $1 and a.id = m.response_id "
      "where m.import_id = $2 order by m.response_id",
      {round_id, import_id}, [&](const store::Row& row) { found.push_back({row.text(0), row.integer(1)}); });
  return found;
}

std::optional<std::int64_t> released_of(store::Session& session, const std::string& round_id,
                                        const std::string& response_id) {
  const auto row =
      session.first("select released from response where round_id = $1 and id = $2", {round_id, response_id});
  return row ? std::optional(row->integer(0)) : std::nullopt;
}

void set_released(store::Session& session, const std::string& round_id, const std::string& response_id,
                  std::int64_t released) {
  session.execute("update response set released = $3 where round_id = $1 and id = $2",
                  {round_id, response_id, released});
}

void delete_imported_response(store::Session& session, const std::string& round_id, const std::string& import_id,
                              const std::string& response_id) {
  session.execute("delete from response where round_id = $1 and id = $2", {round_id, response_id});
  session.execute("delete from imported_response where import_id = $1 and response_id = $2", {import_id, response_id});
}

std::optional<std::string> remove_responses(store::Session& session, const intake::Import& import,
                                            const std::string& place, std::int64_t most) {
  const auto round_id = round_of_import(session, import.id);
  const std::string hidden = import.undone ? "gone" : "coming";
  const auto number = batch_of(session, import.id, hidden).value_or(0);
  const auto made =
      session.query("select response_id from imported_response where import_id = $1 order by response_id limit $2",
                    {import.id, most});
  for (const auto& row : made) {
    session.execute("delete from response where round_id = $1 and id = $2 and released = $3",
                    {round_id, row.text(0), number});
    session.execute("delete from imported_response where import_id = $1 and response_id = $2",
                    {import.id, row.text(0)});
  }
  if (!made.empty()) return place;
  const auto traces = session.query(
      "select row_hash from imported_row where round_id = $1 and row_hash > $2 and import_id = $3 "
      "order by row_hash limit $4",
      {round_id, place, import.id, most});
  for (const auto& row : traces)
    session.execute("delete from imported_row where round_id = $1 and row_hash = $2", {round_id, row.text(0)});
  if (!traces.empty()) return traces.back().text(0);
  if (number != 0) drop_batch(session, round_id, number);
  return std::nullopt;
}

}  // namespace muster::feedback::sql
