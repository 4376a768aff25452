#pragma once
// Whole requests that wait, each sender's in a lane of its own: whoever sends many waits for his own, and where there
// is no room his newest gives way.

#include <cstddef>
#include <functional>
#include <list>
#include <optional>
#include <unordered_map>

#include "address_limits.hpp"

namespace muster::net {

/// One of the two is called, once.
struct QueuedRequest {
  IpAddress sender{};            ///< all zero: nobody in particular
  std::function<void()> work;    ///< must not throw
  std::function<void()> refuse;  ///< where it gives way to another
};

/// For one thread at a time.
class FairQueue {
 public:
  explicit FairQueue(std::size_t most) : most_(most) {}

  /// The request that found no room, if any: the newest of the sender who would have most waiting, which may be this
  /// one.
  [[nodiscard]] std::optional<QueuedRequest> add(QueuedRequest request);
  /// The oldest of the sender whose turn it is. There must be one.
  [[nodiscard]] QueuedRequest next();
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  struct Lane {
    IpAddress sender{};
    std::list<QueuedRequest> waiting;
  };
  using Lanes = std::list<Lane>;

  std::size_t most_;
  std::size_t size_ = 0;
  Lanes lanes_;  ///< in the order of their turns; none is empty
  std::unordered_map<IpAddress, Lanes::iterator, IpAddressHash> lane_of_;
};

}  // namespace muster::net
