// Who joins the figures is chosen by random keys among all who wait, those who come just now included.
#include "release_service.hpp"

#include "domain/feedback/answering/receipt_sql.hpp"
#include "domain/feedback/answers_in/response_batch_sql.hpp"
#include "domain/feedback/personal/personal_sql.hpp"

#include <muster/domain/feedback/withdrawal.hpp>

#include <algorithm>
#include <cstddef>

namespace muster::feedback {
namespace {

/// What moves with answers that joined.
void follow(store::Session& session, const Round& round, std::int64_t joining) {
  let_withdrawn_leave(session, round, joining);
  if (round.form->anonymous) sql::mark_to_step_out(session, round.id, most_stepping_out);
}

}  // namespace

void release_in_steps(store::Session& session, const Round& round) {
  const auto unreleased = sql::count_unreleased(session, round.id);
  const auto joining = answers_to_release(round, 0, unreleased);
  if (joining <= 0) return;
  sql::release(session, round.id, joining);
  follow(session, round, joining);
}

void add_in_steps(store::Session& session, const Round& round, std::vector<sql::ResponseRow> arriving) {
  std::ranges::sort(arriving, {}, &sql::ResponseRow::id);
  const auto waiting = sql::unreleased_keys(session, round.id);
  const auto joining = answers_to_release(round, 0, static_cast<std::int64_t>(waiting.size() + arriving.size()));
  std::size_t of_waiting = 0;
  auto next = arriving.begin();
  for (auto left = joining; left > 0; --left) {
    if (of_waiting < waiting.size() && (next == arriving.end() || waiting[of_waiting] < next->id))
      ++of_waiting;
    else
      (next++)->released = 1;
  }
  if (of_waiting > 0) sql::release(session, round.id, static_cast<std::int64_t>(of_waiting));
  for (const auto& row : arriving) sql::insert_response(session, round.id, row);
  if (joining > 0) follow(session, round, joining);
}

void release_personal_in_steps(store::Session& session, const Round& round) {
  const auto unreleased = sql::count_personal(session, round.id, false);
  if (unreleased == 0) return;
  const auto released = sql::count_personal(session, round.id, true);
  // They are no figures, and mostly few: all who left their details are to be written to, however few those are.
  const bool all_new = round.state == RoundState::closed && released < fewest_shown;
  const auto joining = all_new ? unreleased : answers_to_release(round, released, unreleased);
  if (joining > 0) sql::release_personal(session, round.id, joining);
}

void release_all(store::Session& session, const std::string& round_id) {
  sql::release(session, round_id, sql::count_unreleased(session, round_id));
  sql::let_waiting_join(session, round_id);
}

}  // namespace muster::feedback
