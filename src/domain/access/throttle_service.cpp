// Takes tokens from buckets in the store.
#include <muster/domain/access/throttle_service.hpp>

#include "throttle_sql.hpp"

#include <muster/kit/base/id.hpp>

namespace muster::access {

bool SharedBuckets::take(store::Database& database, const std::string& key, Instant now) {
  if (!near_.take(key, now)) return false;
  const auto hash = fingerprint("muster throttle\n" + name_ + "\n" + key);
  const auto left = database.write([&](store::Session& session) -> Result<bool> {
    const auto kept = sql::bucket(session, hash);
    auto bucket = kept ? near_.refilled(*kept, now) : near_.full(now);
    if (bucket.tokens == 0) return false;
    --bucket.tokens;
    sql::delete_full_buckets(session, now);  // so that they need not wait for the night
    sql::put_bucket(session, hash, bucket, near_.full_at(bucket));
    return true;
  });
  return !left.ok() || *left;
}

}  // namespace muster::access
