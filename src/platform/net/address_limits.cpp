// Counts, and leaking buckets.
#include "address_limits.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <string_view>

namespace muster::net {

namespace {

constexpr std::size_t most_remembered = 100000;
constexpr std::size_t network_bytes = 8;

}  // namespace

IpAddress counted_network(const IpAddress& address) {
  if (is_ipv4(address)) return address;
  IpAddress network = address;
  std::fill(network.begin() + network_bytes, network.end(), static_cast<unsigned char>(0));
  return network;
}

std::size_t IpAddressHash::operator()(const IpAddress& address) const {
  return std::hash<std::string_view>()({reinterpret_cast<const char*>(address.data()), address.size()});
}

bool ConnectionCounts::full(const IpAddress& network) const {
  const auto found = counts_.find(network);
  return found != counts_.end() && found->second >= most_;
}

void ConnectionCounts::leave(const IpAddress& network) {
  const auto found = counts_.find(network);
  if (found != counts_.end() && --found->second == 0) counts_.erase(found);
}

bool RequestPace::take(const std::string& address, Time now) {
  if (per_second_ == 0) return true;
  const auto parsed = parse_ip(address);
  if (!parsed) return true;
  const std::scoped_lock lock(mutex_);
  const auto network = counted_network(*parsed);
  auto found = buckets_.find(network);
  if (found == buckets_.end()) {
    if (buckets_.size() >= most_remembered) forget_quiet(now);
    if (buckets_.size() >= most_remembered) return true;
    found = buckets_.emplace(network, Bucket{0, now}).first;
  }
  auto& bucket = found->second;
  const std::chrono::duration<double> since = now - bucket.seen;
  bucket.used = std::max(0.0, bucket.used - since.count() * per_second_);
  bucket.seen = now;
  if (bucket.used + 1 > per_second_ * burst_seconds) return false;
  bucket.used += 1;
  return true;
}

std::optional<RequestPace::Left> RequestPace::left(const std::string& address, Time now) const {
  const auto parsed = parse_ip(address);
  if (per_second_ == 0 || !parsed) return std::nullopt;
  const double most = per_second_ * burst_seconds;
  double used = 0;
  const std::scoped_lock lock(mutex_);
  if (const auto found = buckets_.find(counted_network(*parsed)); found != buckets_.end()) {
    const std::chrono::duration<double> since = now - found->second.seen;
    used = std::max(0.0, found->second.used - since.count() * per_second_);
  }
  return Left{static_cast<std::size_t>(most), static_cast<std::size_t>(most - used),
              static_cast<std::size_t>(std::ceil(used / per_second_))};
}

std::size_t RequestPace::remembered() const {
  const std::scoped_lock lock(mutex_);
  return buckets_.size();
}

void RequestPace::forget_quiet(Time now) {
  // Looking through all of them for each request would be an attack of its own.
  if (now - tidied_ < std::chrono::seconds(1)) return;
  tidied_ = now;
  std::erase_if(buckets_, [&](const auto& entry) {
    const std::chrono::duration<double> since = now - entry.second.seen;
    return since.count() * per_second_ >= entry.second.used;
  });
}

}  // namespace muster::net
