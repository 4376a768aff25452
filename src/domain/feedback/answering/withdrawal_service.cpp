// Finds the answer by the hash of its code, and lets it go as withdrawal.hpp says.
#include <muster/domain/feedback/withdrawal_service.hpp>

#include "domain/feedback/answers_in/response_batch_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "domain/feedback/round/release_service.hpp"
#include "receipt_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/withdrawal.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

namespace muster::feedback {
namespace {

Error no_such_code() {
  return bad_input(
             to_say("This code leads to no answers: it was used already, or was typed wrongly. A code works once, and "
                    "only for the form that it was shown for."))
      .at("receipt");
}

}  // namespace

void let_withdrawn_leave(store::Session& session, const Round& round, std::int64_t joining) {
  const auto withdrawn = sql::withdrawn_responses(session, round.id);
  const auto leaving = withdrawn_to_leave(round, static_cast<std::int64_t>(withdrawn.size()), joining);
  for (std::int64_t at = 0; at < leaving; ++at)
    sql::delete_withdrawn(session, round.id, withdrawn[static_cast<std::size_t>(at)]);
}

Outcome withdraw(store::Database& database, Instant now, const std::string& round_id, const std::string& typed) {
  const auto receipt = receipt_from(typed);
  if (!receipt) {
    return bad_input(to_say("A code has 12 letters and digits, in three groups of four: never 0, 1, i, l or o."))
        .at("receipt");
  }
  return database.write([&](store::Session& session) -> Outcome {
    const auto round = sql::round_by_id(session, round_id);
    if (!round || state_at(*round, now) != RoundState::open)
      return conflict(to_say("This form takes no answers now, so none can be withdrawn."));
    const auto response_id = sql::take_receipt(session, round->id, fingerprint(round->salt + *receipt));
    if (!response_id) return no_such_code();
    const auto released = sql::released_of(session, round->id, *response_id);
    sql::insert_withdrawn(session, round->id, *response_id);
    if (released.value_or(0) == 0)
      sql::delete_withdrawn(session, round->id, *response_id);
    else
      let_withdrawn_leave(session, *round, 0);
    // Whoever withdrew may have been one of them, and the next figures that are shown hold those who are.
    if (round->form->anonymous) sql::mark_to_step_out(session, round->id, most_stepping_out);
    events::mark_changed(session, round->event_id);
    return Success{};
  });
}

}  // namespace muster::feedback
