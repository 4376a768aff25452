// Opens rounds, with the trace and the news of it.
#include "opening_service.hpp"

#include "domain/feedback/feedback_sql.hpp"
#include "round_news_service.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>

namespace muster::feedback {

void open_now(store::Session& session, const store::AuditContext& audit, Round& round) {
  round.state = RoundState::open;
  round.closed_at.reset();
  if (round.salt.empty()) round.salt = new_id();
  sql::update_state(session, round);
  store::write_audit(session, audit, "round opened", "round", round.id, {"state"});
  tell_round(session, webhooks::Kind::round_opened, round, audit.at);
  events::mark_changed(session, round.event_id);
}

bool opens_now(const Round& round, Instant now) {
  return round.state == RoundState::draft && state_at(round, now) == RoundState::open;
}

void open_where_due(store::Session& session, Instant now, Round& round) {
  if (opens_now(round, now)) open_now(session, {"clock", now}, round);
}

}  // namespace muster::feedback
