#pragma once
// Keys under which programs send changes, each with the hash of its request and, later, its sealed reply.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::access {

struct SentRequest {
  std::string request_hash;
  std::string sealed_reply;  ///< empty until it is answered
};

/// Takes a key for a day, for the request with that hash: of two that come together, one takes it. Gives what the key
/// stands for already, where somebody took it before.
[[nodiscard]] Result<std::optional<SentRequest>> take_key(store::Database& database, Instant now,
                                                          const std::string& key_hash, const std::string& request_hash);

/// Keeps the reply beside its key.
[[nodiscard]] Outcome keep_reply(store::Database& database, const std::string& key_hash,
                                 const std::string& sealed_reply);

/// Gives a key back, where nothing was done under it.
[[nodiscard]] Outcome give_key_back(store::Database& database, const std::string& key_hash);

}  // namespace muster::access
