// Drafts in the store: what they hold is encrypted before it comes here.
#include "draft_sql.hpp"

#include <muster/kit/base/date.hpp>

#include <stdexcept>

namespace muster::feedback::sql {

DraftRoom room_of_drafts(store::Session& session, const std::string& round_id, const std::string& without_hash) {
  const auto row = session.first(
      "select count(*), coalesce(sum(bytes), 0) from answer_draft where round_id = $1 and draft_hash <> $2",
      {round_id, without_hash});
  return {row->integer(0), row->integer(1)};
}

void put_draft(store::Session& session, const std::string& round_id, const DraftRow& row) {
  session.execute(
      "insert into answer_draft (round_id, draft_hash, body, bytes, last_day) values ($1, $2, $3, $4, $5) "
      "on conflict (round_id, draft_hash) do update set body = excluded.body, bytes = excluded.bytes, "
      "last_day = excluded.last_day",
      {round_id, row.hash, row.body, static_cast<std::int64_t>(row.body.size()), iso_date(row.last_day)});
}

std::optional<DraftRow> select_draft(store::Session& session, const std::string& round_id, const std::string& hash) {
  const auto row = session.first("select body, last_day from answer_draft where round_id = $1 and draft_hash = $2",
                                 {round_id, hash});
  if (!row) return std::nullopt;
  const auto last_day = parse_date(row->text(1));
  if (!last_day) throw std::logic_error("the store holds a draft with a malformed day");
  return DraftRow{hash, row->text(0), *last_day};
}

void delete_draft(store::Session& session, const std::string& round_id, const std::string& hash) {
  session.execute("delete from answer_draft where round_id = $1 and draft_hash = $2", {round_id, hash});
}

bool drop_drafts(store::Session& session, const std::string& round_id, std::int64_t most) {
  return session.execute(
             "delete from answer_draft where round_id = $1 and draft_hash in (select k.draft_hash from answer_draft k "
             "where k.round_id = $1 order by k.draft_hash limit $2)",
             {round_id, most}) > 0;
}

bool any_ended_draft(store::Session& session, Date today) {
  return session.first("select 1 from answer_draft where last_day < $1 limit 1", {iso_date(today)}).has_value();
}

void delete_ended_drafts(store::Session& session, Date today) {
  session.execute("delete from answer_draft where last_day < $1", {iso_date(today)});
}

}  // namespace muster::feedback::sql
