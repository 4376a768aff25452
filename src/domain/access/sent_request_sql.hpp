#pragma once
// Changes that programs asked for under keys of their own, in the store.

#include <muster/domain/access/sent_request_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::access::sql {

[[nodiscard]] std::optional<SentRequest> sent_request(store::Session& session, const std::string& key_hash);
void put_sent_request(store::Session& session, const std::string& key_hash, const std::string& request_hash,
                      Instant gone_at);
void keep_reply(store::Session& session, const std::string& key_hash, const std::string& sealed_reply);
void drop_sent_request(store::Session& session, const std::string& key_hash);
void drop_sent_requests(store::Session& session, Instant now);

}  // namespace muster::access::sql
