#pragma once
// By which the other rooms tell what has happened, in the transaction in which it does: what is told is kept with the
// step, or not at all. Who hears it, and when, is no concern of theirs.

#include <muster/domain/webhooks/webhook.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::webhooks {

struct News {
  Kind kind = Kind::test;
  std::string programme_id;
  std::string object_id;  ///< news of one object reach a receiver in the order in which they were told
  Json data;              ///< an object of ids: nothing that says who somebody is, and no figure
  Instant at;
};

/// Whether any receiver wants to hear anything: what a news needs to be made is not looked up otherwise.
[[nodiscard]] bool anybody_listens(store::Session& session);

/// Puts the news in the log of each receiver of the programme that wants its kind. Where none does, nothing is kept.
void tell(store::Session& session, const News& news);

}  // namespace muster::webhooks
