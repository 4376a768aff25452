#pragma once
// How much one address may take: open connections, and requests in a while. Both are wide enough for a hall in which
// hundreds of phones share one address, and narrow enough that no one address takes the whole server.

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "ip_address.hpp"

namespace muster::net {

/// What is counted as one visitor's network: an IPv4 address; of IPv6 the first 64 bits, which one customer has.
[[nodiscard]] IpAddress counted_network(const IpAddress& address);

struct IpAddressHash {
  std::size_t operator()(const IpAddress& address) const;
};

/// Open connections by network. For one thread.
class ConnectionCounts {
 public:
  explicit ConnectionCounts(std::size_t most) : most_(most) {}
  [[nodiscard]] bool full(const IpAddress& network) const;
  void enter(const IpAddress& network) { ++counts_[network]; }
  void leave(const IpAddress& network);

 private:
  std::size_t most_;
  std::unordered_map<IpAddress, std::size_t, IpAddressHash> counts_;
};

/// Requests by network: `per_second` in the long run, twenty seconds' worth at once. For any thread. Forgets whoever
/// has been quiet for so long; where more networks come than it can remember, it lets them in.
class RequestPace {
 public:
  using Time = std::chrono::steady_clock::time_point;
  static constexpr double burst_seconds = 20;

  /// 0: no limit.
  explicit RequestPace(std::size_t per_second) : per_second_(static_cast<double>(per_second)) {}
  /// Counts one request; false where it is one too many. Addresses that are none are not counted.
  [[nodiscard]] bool take(const std::string& address, Time now);
  /// What an address may still ask at once, and after how many seconds without a request it may ask the most again.
  /// Nothing where it is not counted.
  struct Left {
    std::size_t most = 0;
    std::size_t requests = 0;
    std::size_t seconds = 0;
  };
  [[nodiscard]] std::optional<Left> left(const std::string& address, Time now) const;
  [[nodiscard]] std::size_t remembered() const;

 private:
  struct Bucket {
    double used = 0;
    Time seen;
  };
  void forget_quiet(Time now);

  const double per_second_;
  mutable std::mutex mutex_;
  std::unordered_map<IpAddress, Bucket, IpAddressHash> buckets_;
  Time tidied_;
};

}  // namespace muster::net
