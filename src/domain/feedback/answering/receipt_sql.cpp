// Receipts in the store: a hash that leads to an answer, as long as the round is open.
#include "receipt_sql.hpp"

#include "domain/feedback/answers_in/response_batch_sql.hpp"

#include <algorithm>
#include <utility>

namespace muster::feedback::sql {
namespace {

const std::string not_withdrawn = "id not in (select w.response_id from withdrawn_response w where w.round_id = $1)";

}  // namespace

void insert_receipt(store::Session& session, const std::string& round_id, const std::string& receipt_hash,
                    const std::string& response_id) {
  session.execute("insert into response_receipt (round_id, receipt_hash, response_id) values ($1, $2, $3)",
                  {round_id, receipt_hash, response_id});
}

void mark_to_step_out(store::Session& session, const std::string& round_id, std::int64_t most) {
  const auto marked =
      session.first("select count(*) from response_receipt where round_id = $1 and steps_out = 1", {round_id})
          ->integer(0);
  if (marked >= most) return;
  session.execute(
      "update response_receipt set steps_out = 1 where round_id = $1 and receipt_hash in (select k.receipt_hash from "
      "response_receipt k join response r on r.round_id = k.round_id and r.id = k.response_id where k.round_id = $1 "
      "and k.steps_out = 0 and " +
          is_counted + " order by k.receipt_hash limit $2)",
      {round_id, most - marked});
}

std::optional<std::string> take_receipt(store::Session& session, const std::string& round_id,
                                        const std::string& receipt_hash) {
  const auto row =
      session.first("delete from response_receipt where round_id = $1 and receipt_hash = $2 returning response_id",
                    {round_id, receipt_hash});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

bool drop_receipts(store::Session& session, const std::string& round_id, std::int64_t most) {
  return session.execute(
             "delete from response_receipt where round_id = $1 and receipt_hash in (select k.receipt_hash from "
             "response_receipt k where k.round_id = $1 order by k.receipt_hash limit $2)",
             {round_id, most}) > 0;
}

std::optional<std::string> rewrite_receipts(store::Session& session, const std::string& round_id,
                                            const std::string& after, std::int64_t most) {
  constexpr std::size_t rows_of_a_page = 100;  // more than a page of the file holds
  const auto rows = session.query(
      "select receipt_hash, response_id, steps_out from response_receipt where round_id = $1 and receipt_hash > $2 "
      "order by receipt_hash limit $3",
      {round_id, after, most});
  if (rows.empty()) return std::nullopt;
  session.execute("delete from response_receipt where round_id = $1 and receipt_hash > $2 and receipt_hash <= $3",
                  {round_id, after, rows.back().text(0)});
  for (const auto& row : rows) {
    session.execute(
        "insert into response_receipt (round_id, receipt_hash, response_id, steps_out) values ($1, $2, $3, $4)",
        {round_id, row.text(0), row.text(1), row.integer(2)});
  }
  if (std::cmp_less(rows.size(), most)) return std::nullopt;
  return rows[rows.size() - 1 - std::min(rows_of_a_page, rows.size() / 2)].text(0);
}

void insert_withdrawn(store::Session& session, const std::string& round_id, const std::string& response_id) {
  session.execute("insert into withdrawn_response (round_id, response_id) values ($1, $2)", {round_id, response_id});
}

std::vector<std::string> withdrawn_responses(store::Session& session, const std::string& round_id) {
  std::vector<std::string> ids;
  session.each("select response_id from withdrawn_response where round_id = $1 order by response_id", {round_id},
               [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

void delete_withdrawn(store::Session& session, const std::string& round_id, const std::string& response_id) {
  session.execute("delete from response where round_id = $1 and id = $2", {round_id, response_id});
  session.execute("delete from withdrawn_response where round_id = $1 and response_id = $2", {round_id, response_id});
}

std::vector<std::string> stepping_out(store::Session& session, const std::string& round_id, std::int64_t most) {
  std::vector<std::string> ids;
  if (most <= 0) return ids;
  const auto take = [&](const store::Row& row) { ids.push_back(row.text(0)); };
  const std::string marked = "(select k.response_id from response_receipt k where k.round_id = $1 and k.steps_out = 1)";
  const std::string counted = "select id from response where round_id = $1 and " + is_counted + " and " + not_withdrawn;
  session.each(counted + " and id in " + marked + " order by id limit $2", {round_id, most}, take);
  if (std::cmp_equal(ids.size(), most)) return ids;
  session.each(counted + " and id not in " + marked + " order by id limit $2",
               {round_id, most - static_cast<std::int64_t>(ids.size())}, take);
  return ids;
}

void each_but(store::Session& session, const std::string& round_id, bool all, const std::vector<std::string>& without,
              const std::function<void(const std::string& answers, std::int64_t version)>& take) {
  session.each("select answers, version, id from response where round_id = $1 and " +
                   (all ? may_be_counted : is_counted) + " order by id",
               {round_id}, [&](const store::Row& row) {
                 if (std::ranges::find(without, row.text(2)) == without.end()) take(row.text(0), row.integer(1));
               });
}

}  // namespace muster::feedback::sql
