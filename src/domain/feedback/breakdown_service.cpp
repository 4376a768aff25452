// Makes the groups of a round when it closes, and keeps them when it closes again.
#include <muster/domain/feedback/breakdown_service.hpp>

#include "breakdown_sql.hpp"

#include <muster/domain/feedback/round_service.hpp>

namespace muster::feedback {

std::optional<Breakdown> breakdown_of(store::Session& session, const std::string& round_id) {
  const auto body = sql::select_breakdown(session, round_id);
  return body ? std::optional(breakdown_from_json(*body)) : std::nullopt;
}

void keep_breakdown(store::Session& session, const Round& round) {
  const auto& form = *round.form;
  if (!form.anonymous || form.breakdown.empty()) return;
  const auto answers = released_answers(session, round.id);
  if (answers.empty()) return;
  const auto kept = breakdown_of(session, round.id);
  sql::keep_breakdown(session, round.id,
                      to_json(kept ? broken_down_again(*kept, form, answers) : break_down(form, answers)));
}

}  // namespace muster::feedback
