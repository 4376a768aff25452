// Buckets of tokens.
#include <muster/domain/access/throttle.hpp>

#include <algorithm>

namespace muster::access {

Bucket Buckets::current(const std::string& key, Instant now) const {
  const auto found = buckets_.find(key);
  return found == buckets_.end() ? full(now) : refilled(found->second, now);
}

Instant Buckets::full_at(const Bucket& bucket) const {
  return bucket.filled_to + static_cast<std::int64_t>(capacity_ - bucket.tokens) * refill_;
}

Bucket Buckets::refilled(Bucket bucket, Instant now) const {
  // A clock set back must not empty a bucket for longer than a refill.
  if (now < bucket.filled_to) return {bucket.tokens, now};
  const auto came = static_cast<std::size_t>((now - bucket.filled_to) / refill_);
  bucket.tokens = std::min(capacity_, bucket.tokens + std::min(came, capacity_));
  bucket.filled_to = bucket.tokens == capacity_ ? now : bucket.filled_to + static_cast<std::int64_t>(came) * refill_;
  return bucket;
}

bool Buckets::take(const std::string& key, Instant now) {
  const std::lock_guard lock(mutex_);
  auto bucket = current(key, now);
  const bool left = bucket.tokens > 0;
  if (left) --bucket.tokens;
  if (!buckets_.contains(key) && buckets_.size() >= most_keys) make_room(now);
  buckets_[key] = bucket;
  return left;
}

bool Buckets::holds(const std::string& key, Instant now) const {
  const std::lock_guard lock(mutex_);
  return current(key, now).tokens > 0;
}

void Buckets::make_room(Instant now) {
  for (std::size_t least = capacity_; least > 0 && buckets_.size() >= most_keys; --least)
    std::erase_if(buckets_, [&](const auto& entry) { return current(entry.first, now).tokens >= least; });
  if (buckets_.size() >= most_keys) buckets_.erase(buckets_.begin());
}

}  // namespace muster::access
