// Headings are known again by a hash, whatever their capitals and spaces.
#include "column_memory_sql.hpp"

#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::intake {
namespace sql {
namespace {

std::string hash_of(const tabular::Row& heading) {
  std::string all;
  for (const auto& each : heading) all += folded_name(each) + "\n";
  return fingerprint(all);
}

}  // namespace

std::vector<DecisionLine> select_columns(store::Session& session, const std::string& programme_id,
                                         const std::string& kind, const tabular::Row& heading) {
  const auto row =
      session.first("select decisions from column_choice where programme_id = $1 and kind = $2 and headings_hash = $3",
                    {programme_id, kind, hash_of(heading)});
  if (!row) return {};
  auto lines = read_sheet(row->text(0));
  return lines.ok() ? std::move(lines).value() : std::vector<DecisionLine>{};
}

void keep_columns(store::Session& session, const std::string& programme_id, const std::string& kind,
                  const tabular::Row& heading, const std::vector<DecisionLine>& lines, Instant at) {
  session.execute(
      "insert into column_choice (programme_id, kind, headings_hash, decisions, chosen_at) values ($1, $2, $3, $4, $5) "
      "on conflict (programme_id, kind, headings_hash) do update set decisions = excluded.decisions, "
      "chosen_at = excluded.chosen_at",
      {programme_id, kind, hash_of(heading), write_sheet(lines), iso_instant(at)});
}

}  // namespace sql

void forget_columns_of(store::Session& session, const std::string& programme_id) {
  session.execute("delete from column_choice where programme_id = $1", {programme_id});
}

}  // namespace muster::intake
