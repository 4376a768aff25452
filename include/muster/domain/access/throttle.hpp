#pragma once
// Slows those who ask too often, without ever locking anybody out: a bucket of tokens for each key, refilled over
// time. Kept in memory; throttle_service.hpp shares the counts between processes.

#include <muster/kit/base/clock.hpp>

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace muster::access {

struct Bucket {
  std::size_t tokens = 0;
  Instant filled_to;
};

class Buckets {
 public:
  /// `capacity` tokens at once; one comes back every `refill`.
  Buckets(std::size_t capacity, std::chrono::seconds refill) : capacity_(capacity), refill_(refill) {}

  /// Takes a token; false where the bucket of `key` is empty. Safe to call from many threads.
  [[nodiscard]] bool take(const std::string& key, Instant now);
  /// Whether a token is left, without taking one.
  [[nodiscard]] bool holds(const std::string& key, Instant now) const;

  /// A bucket of this kind that nothing was taken from.
  [[nodiscard]] Bucket full(Instant now) const { return {capacity_, now}; }
  /// What a bucket holds by now.
  [[nodiscard]] Bucket refilled(Bucket bucket, Instant now) const;
  /// When a bucket will be full again.
  [[nodiscard]] Instant full_at(const Bucket& bucket) const;

  /// Keys remembered at most; beyond, those whose buckets are nearly full are forgotten first.
  static constexpr std::size_t most_keys = 20000;

 private:
  [[nodiscard]] Bucket current(const std::string& key, Instant now) const;
  void make_room(Instant now);

  std::size_t capacity_;
  std::chrono::seconds refill_;
  mutable std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace muster::access
