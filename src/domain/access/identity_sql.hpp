#pragma once
// Every SQL statement about those whom directories know.

#include <muster/domain/access/vouching_service.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::access::sql {

[[nodiscard]] std::optional<std::string> account_of(store::Session& session, const Identity& identity);
[[nodiscard]] bool is_joined(store::Session& session, const std::string& account_id, const std::string& issuer);
void insert_identity(store::Session& session, const Identity& identity, const std::string& account_id,
                     const std::string& directory, Instant now);
/// How many there were.
std::int64_t delete_identity(store::Session& session, const std::string& account_id, const std::string& directory);
/// Ids of the accounts whose sessions those are, once for each session.
[[nodiscard]] std::vector<std::string> vouched_accounts(store::Session& session, const Vouched& vouched,
                                                        const std::string& account_id);
std::int64_t delete_vouched_sessions(store::Session& session, const Vouched& vouched, const std::string& account_id);

}  // namespace muster::access::sql
