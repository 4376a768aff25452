#pragma once
// By which other programs are told that a round opened or closed: that it did, and nothing of who answered.

#include <muster/domain/feedback/round.hpp>
#include <muster/domain/webhooks/webhook.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::feedback {

void tell_round(store::Session& session, webhooks::Kind kind, const Round& round, Instant at);

}  // namespace muster::feedback
