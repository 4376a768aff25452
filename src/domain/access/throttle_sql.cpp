// Counts of tries in the store.
#include "throttle_sql.hpp"

#include <muster/kit/base/date.hpp>

#include <stdexcept>

namespace muster::access::sql {

std::optional<Bucket> bucket(store::Session& session, const std::string& key_hash) {
  const auto row = session.first("select tokens, filled_to from throttle where key_hash = $1", {key_hash});
  if (!row) return std::nullopt;
  const auto filled_to = parse_instant(row->text(1));
  if (!filled_to.ok()) throw std::logic_error("the store holds a count's time that is none");
  return Bucket{static_cast<std::size_t>(row->integer(0)), *filled_to};
}

void put_bucket(store::Session& session, const std::string& key_hash, const Bucket& bucket, Instant full_at) {
  session.execute("delete from throttle where key_hash = $1", {key_hash});
  session.execute(
      "insert into throttle (key_hash, tokens, filled_to, full_at) values ($1, $2, $3, $4)",
      {key_hash, static_cast<std::int64_t>(bucket.tokens), iso_instant(bucket.filled_to), iso_instant(full_at)});
}

std::int64_t delete_full_buckets(store::Session& session, Instant now) {
  return session.execute("delete from throttle where full_at <= $1", {iso_instant(now)});
}

}  // namespace muster::access::sql
