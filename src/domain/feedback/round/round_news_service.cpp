// What a round is to other programs: its event and its id. No count goes along, for how many answered moves in steps
// while a round is open.
#include "round_news_service.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/webhooks/news_sql.hpp>

namespace muster::feedback {

void tell_round(store::Session& session, webhooks::Kind kind, const Round& round, Instant at) {
  if (!webhooks::anybody_listens(session)) return;
  const auto event = events::event_with_id(session, round.event_id);
  webhooks::tell(session,
                 {kind, event.programme_id, round.id, json_object({{"event", event.slug}, {"round", round.id}}), at});
}

}  // namespace muster::feedback
