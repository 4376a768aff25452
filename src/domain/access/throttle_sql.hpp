#pragma once
// Every SQL statement about counts of tries.

#include <muster/domain/access/throttle.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::access::sql {

[[nodiscard]] std::optional<Bucket> bucket(store::Session& session, const std::string& key_hash);
/// `full_at`: from then on the bucket is full again and says nothing more.
void put_bucket(store::Session& session, const std::string& key_hash, const Bucket& bucket, Instant full_at);
/// Returns how many.
std::int64_t delete_full_buckets(store::Session& session, Instant now);

}  // namespace muster::access::sql
