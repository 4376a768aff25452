// Makes the groups of a round when it closes, and keeps them when it closes again.
#include <muster/domain/feedback/breakdown_service.hpp>

#include "breakdown_sql.hpp"

#include <muster/domain/feedback/answers_service.hpp>

namespace muster::feedback {

std::optional<Breakdown> breakdown_of(store::Session& session, const std::string& round_id) {
  const auto body = sql::select_breakdown(session, round_id);
  return body ? std::optional(breakdown_from_json(*body)) : std::nullopt;
}

std::optional<std::string> breakdown_at_closing(store::Session& session, const Round& round, bool all,
                                                const std::vector<std::string>& without) {
  const auto& form = *round.form;
  if (!form.anonymous || form.breakdown.empty()) return std::nullopt;
  const auto given = answers_at_closing(session, round, all, without);
  if (given.answers.empty()) return std::nullopt;
  const auto kept = breakdown_of(session, round.id);
  const auto& over_versions = given.versions.form();
  return to_json(kept ? broken_down_again(*kept, over_versions, given.answers)
                      : break_down(over_versions, given.answers));
}

void keep_breakdown(store::Session& session, const std::string& round_id, const std::string& breakdown) {
  sql::keep_breakdown(session, round_id, breakdown);
}

}  // namespace muster::feedback
