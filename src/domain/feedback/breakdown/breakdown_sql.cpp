// One row a round, made at its first closing.
#include "breakdown_sql.hpp"

namespace muster::feedback::sql {

std::optional<std::string> select_breakdown(store::Session& session, const std::string& round_id) {
  const auto row = session.first("select body from round_breakdown where round_id = $1", {round_id});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

void keep_breakdown(store::Session& session, const std::string& round_id, const std::string& body) {
  session.execute(
      "insert into round_breakdown (round_id, body) values ($1, $2) on conflict (round_id) do update set body = $2",
      {round_id, body});
}

}  // namespace muster::feedback::sql
