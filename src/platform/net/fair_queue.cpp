// Lanes that take turns. The longest is looked for only where there is no room.
#include "fair_queue.hpp"

#include <algorithm>
#include <utility>

namespace muster::net {

std::optional<QueuedRequest> FairQueue::add(QueuedRequest request) {
  std::optional<QueuedRequest> gives_way;
  const auto own = lane_of_.find(request.sender);
  if (size_ >= most_) {
    const auto longest = std::ranges::max_element(lanes_, {}, [](const Lane& lane) { return lane.waiting.size(); });
    const auto own_size = own == lane_of_.end() ? 0 : own->second->waiting.size();
    if (longest == lanes_.end() || longest->waiting.size() <= own_size + 1) return request;
    gives_way = std::move(longest->waiting.back());
    longest->waiting.pop_back();  // At least two stood there.
    --size_;
  }
  auto lane = own == lane_of_.end() ? lanes_.end() : own->second;
  if (lane == lanes_.end()) {
    lane = lanes_.insert(lanes_.end(), Lane{request.sender, {}});
    lane_of_.emplace(request.sender, lane);
  }
  lane->waiting.push_back(std::move(request));
  ++size_;
  return gives_way;
}

QueuedRequest FairQueue::next() {
  const auto lane = lanes_.begin();
  auto request = std::move(lane->waiting.front());
  lane->waiting.pop_front();
  --size_;
  if (lane->waiting.empty()) {
    lane_of_.erase(lane->sender);
    lanes_.erase(lane);
  } else {
    lanes_.splice(lanes_.end(), lanes_, lane);
  }
  return request;
}

}  // namespace muster::net
