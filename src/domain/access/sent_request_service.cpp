// A key is taken in a transaction of its own, before its change runs.
#include <muster/domain/access/sent_request_service.hpp>

#include "sent_request_sql.hpp"

#include <chrono>

namespace muster::access {
namespace {

constexpr auto kept_for = std::chrono::hours(24);

}  // namespace

Result<std::optional<SentRequest>> take_key(store::Database& database, Instant now, const std::string& key_hash,
                                            const std::string& request_hash) {
  return database.write([&](store::Session& session) -> Result<std::optional<SentRequest>> {
    sql::drop_sent_requests(session, now);
    auto before = sql::sent_request(session, key_hash);
    if (!before) sql::put_sent_request(session, key_hash, request_hash, now + kept_for);
    return before;
  });
}

Outcome keep_reply(store::Database& database, const std::string& key_hash, const std::string& sealed_reply) {
  return database.write([&](store::Session& session) -> Outcome {
    sql::keep_reply(session, key_hash, sealed_reply);
    return Success{};
  });
}

Outcome give_key_back(store::Database& database, const std::string& key_hash) {
  return database.write([&](store::Session& session) -> Outcome {
    sql::drop_sent_request(session, key_hash);
    return Success{};
  });
}

}  // namespace muster::access
