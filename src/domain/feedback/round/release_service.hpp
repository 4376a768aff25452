#pragma once
// Letting answers into the figures: at least five at a time in an anonymous round, so that nobody can read one
// person's answer from the figures before and after it.

#include "domain/feedback/feedback_sql.hpp"

#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::feedback {

/// To be called after answers were added to an open round, in the same transaction.
void release_in_steps(store::Session& session, const Round& round);
/// Saves answers of an open round that came together, in the order of their keys; whoever of them joins the figures is
/// written as one who has. Their receipts are to be there already.
void add_in_steps(store::Session& session, const Round& round, std::vector<sql::ResponseRow> arriving);
/// The same of personal answers, which move by themselves: to be called when some were added, and when the round
/// closes.
void release_personal_in_steps(store::Session& session, const Round& round);
/// Answers that were withdrawn leave the figures, as withdrawn_to_leave says, while `joining` others join.
void let_withdrawn_leave(store::Session& session, const Round& round, std::int64_t joining);
/// The round closes, and answers_to_release says that those who waited join the figures.
void release_all(store::Session& session, const std::string& round_id);

}  // namespace muster::feedback
