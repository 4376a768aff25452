// Rows of a round in the order of their keys, piece by piece.
#include "key_order_sql.hpp"

#include "domain/feedback/answers_in/response_batch_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace muster::feedback::sql {
namespace {

/// What `released` becomes where an answer is written anew: a batch that is simply counted needs no number. Once the
/// round is closed none needs one, but those that nobody sees.
const std::string while_open =
    "coalesce((select 1 from response_batch b where b.round_id = a.round_id and b.number = a.released "
    "and b.state = 'counted'), a.released)";
const std::string once_closed =
    "coalesce((select case b.state when 'waiting' then 0 else 1 end from response_batch b where b.round_id = "
    "a.round_id "
    "and b.number = a.released and b.state not in ('coming', 'gone')), a.released)";

/// More rows than a page of the file holds.
constexpr std::size_t rows_of_a_page = 200;

/// Where the next piece begins after these rows, of which `key` gives the key.
template <class Key>
std::string next_after(const std::vector<store::Row>& rows, const Key& key) {
  return key(rows[rows.size() - 1 - std::min(rows_of_a_page, rows.size() / 2)]);
}

/// An answer that loses its batch's number is no longer among those that the batch counts.
void count_out(store::Session& session, const std::string& round_id, const std::vector<store::Row>& rows) {
  std::map<std::int64_t, std::int64_t> left;
  for (const auto& row : rows) {
    if (row.integer(2) == 0 && row.integer(3) > 1) ++left[row.integer(3)];
  }
  for (const auto& [number, responses] : left) take_from_batch(session, round_id, number, responses);
}

std::optional<std::string> write_anew(store::Session& session, const std::string& round_id, const std::string& after,
                                      std::int64_t most, const std::string& released) {
  // Long answers end a piece early: it may hold others up no longer than short ones do.
  constexpr std::int64_t usual_answer = 400;  // bytes
  constexpr std::int64_t at_once = 50;
  std::vector<store::Row> rows;
  auto last = after;
  bool ended = false;
  for (std::int64_t bytes = 0; !ended && bytes < most * usual_answer && std::cmp_less(rows.size(), most);) {
    auto some =
        session.query("select a.id, a.answers, " + released +
                          ", a.released, a.version from response a where a.round_id = $1 and a.id > $2 order by a.id "
                          "limit $3",
                      {round_id, last, std::min(at_once, most - static_cast<std::int64_t>(rows.size()))});
    ended = some.empty();
    for (auto& row : some) {
      last = row.text(0);
      bytes += static_cast<std::int64_t>(row.text(1).size());
      rows.push_back(std::move(row));
    }
  }
  if (rows.empty()) return std::nullopt;
  session.execute("delete from response where round_id = $1 and id > $2 and id <= $3", {round_id, after, last});
  for (const auto& row : rows)
    insert_response(session, round_id, {row.text(0), row.text(1), row.integer(2), row.integer(4)});
  count_out(session, round_id, rows);
  if (ended) return std::nullopt;
  return next_after(rows, [](const store::Row& row) { return row.text(0); });
}

}  // namespace

std::optional<std::string> rewrite_responses(store::Session& session, const std::string& round_id,
                                             const std::string& after, std::int64_t most) {
  return write_anew(session, round_id, after, most, while_open);
}

std::optional<std::string> settle_responses(store::Session& session, const std::string& round_id,
                                            const std::string& after, std::int64_t most) {
  return write_anew(session, round_id, after, most, once_closed);
}

std::optional<std::string> rewrite_submission_keys(store::Session& session, const std::string& round_id,
                                                   const std::string& after, std::int64_t most) {
  const auto rows = session.query(
      "select key_hash from submission_key where round_id = $1 and key_hash > $2 order by key_hash limit $3",
      {round_id, after, most});
  if (rows.empty()) return std::nullopt;
  session.execute("delete from submission_key where round_id = $1 and key_hash > $2 and key_hash <= $3",
                  {round_id, after, rows.back().text(0)});
  for (const auto& row : rows) insert_submission_key(session, round_id, row.text(0));
  if (std::cmp_less(rows.size(), most)) return std::nullopt;
  return next_after(rows, [](const store::Row& row) { return row.text(0); });
}

std::optional<std::string> rewrite_spent_links(store::Session& session, const std::string& round_id,
                                               const std::string& after, std::int64_t most) {
  const auto rows =
      session.query("select link_id from spent_link where round_id = $1 and link_id > $2 order by link_id limit $3",
                    {round_id, after, most});
  if (rows.empty()) return std::nullopt;
  session.execute("delete from spent_link where round_id = $1 and link_id > $2 and link_id <= $3",
                  {round_id, after, rows.back().text(0)});
  for (const auto& row : rows)
    session.execute("insert into spent_link (round_id, link_id) values ($1, $2)", {round_id, row.text(0)});
  if (std::cmp_less(rows.size(), most)) return std::nullopt;
  return next_after(rows, [](const store::Row& row) { return row.text(0); });
}

std::vector<OpenRound> open_rounds(store::Session& session) {
  std::vector<OpenRound> found;
  std::vector<std::string> events;
  session.each("select id, event_id from round where state = 'open' order by id", {}, [&](const store::Row& row) {
    found.push_back({row.text(0), 0, {}});
    events.push_back(row.text(1));
  });
  for (std::size_t at = 0; at < found.size(); ++at) {
    found[at].changes = events::event_with_id(session, events[at]).version;
    found[at].batches = counted_batches(session, found[at].id);
  }
  return found;
}

std::string keys_there(store::Session& session, const std::string& round_id) {
  std::string keys;
  const auto add = [&](const store::Row& row) { keys += row.text(0) + "\n"; };
  session.each("select id from response where round_id = $1 order by id", {round_id}, add);
  keys += "\n";
  session.each("select id from personal_answer where round_id = $1 order by id", {round_id}, add);
  return fingerprint(keys);
}

}  // namespace muster::feedback::sql
