// Twice a second is what people take for at once, and little work, for it is done once for all.
#include "live_topics.hpp"

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/log_line.hpp>

#include <chrono>
#include <exception>

namespace muster::net {

namespace {

constexpr std::chrono::milliseconds between_looks{500};
constexpr std::chrono::seconds between_beats{15};  ///< proxies cut what is silent for a minute

}  // namespace

std::string live_event(const std::string& state) {
  std::string event = "retry: 2000\ndata: ";
  for (const char letter : state) {
    if (letter == '\r') continue;
    event += letter;
    if (letter == '\n') event += "data: ";
  }
  return event + "\n\n";
}

LiveTopics::LiveTopics(std::size_t most, std::size_t most_of_network, RequestLog& log, std::function<void()> ring)
    : most_(most), log_(log), ring_(std::move(ring)), of_network_(most_of_network) {}

bool LiveTopics::full(const std::optional<IpAddress>& network) const {
  const std::scoped_lock lock(mutex_);
  return watchers_.size() >= most_ || (network && of_network_.full(*network));
}

std::size_t LiveTopics::watchers() const {
  const std::scoped_lock lock(mutex_);
  return watchers_.size();
}

void LiveTopics::enter(std::uint64_t id, const std::optional<IpAddress>& network,
                       const std::shared_ptr<const web::LiveView>& view) {
  const std::scoped_lock lock(mutex_);
  if (stopping_) return;
  auto& topic = topics_.try_emplace(view->topic, Topic{view}).first->second;
  topic.watchers.insert(id);
  watchers_[id] = {view->topic, network};
  if (network) of_network_.enter(*network);
  if (topic.frame) {
    latecomers_.push_back(id);
    return;
  }
  unseen_ = true;
  if (!looker_.joinable()) looker_ = std::thread([this] { run(); });
  wanted_.notify_one();
}

void LiveTopics::leave(std::uint64_t id) {
  const std::scoped_lock lock(mutex_);
  const auto found = watchers_.find(id);
  if (found == watchers_.end()) return;
  if (found->second.network) of_network_.leave(*found->second.network);
  const auto topic = topics_.find(found->second.topic);
  topic->second.watchers.erase(id);
  if (topic->second.watchers.empty()) topics_.erase(topic);
  watchers_.erase(found);
}

std::vector<LiveNews> LiveTopics::take_news() {
  static const auto beat = std::make_shared<const std::string>(":\n\n");
  const std::scoped_lock lock(mutex_);
  std::vector<LiveNews> news;
  for (auto& [name, topic] : topics_) {
    if (!topic.changed && !beat_) continue;
    for (const auto id : topic.watchers) {
      if (topic.over)
        news.push_back({id, LiveNews::Kind::over, {}});
      else if (topic.changed)
        news.push_back({id, LiveNews::Kind::state, topic.frame});
      else
        news.push_back({id, LiveNews::Kind::beat, beat});
    }
    topic.changed = false;
  }
  for (const auto id : latecomers_) {
    const auto found = watchers_.find(id);
    if (found != watchers_.end()) news.push_back({id, LiveNews::Kind::state, topics_.at(found->second.topic).frame});
  }
  latecomers_.clear();
  beat_ = false;
  return news;
}

void LiveTopics::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    wanted_.notify_one();
  }
  if (looker_.joinable()) looker_.join();
}

void LiveTopics::run() {
  auto beaten = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    unseen_ = false;
    std::vector<std::string> names;
    for (const auto& [name, topic] : topics_) names.push_back(name);
    lock.unlock();
    for (const auto& name : names) look_at(name);
    lock.lock();
    const auto now = std::chrono::steady_clock::now();
    if (now - beaten >= between_beats) {
      beaten = now;
      beat_ = !topics_.empty();
    }
    bool news = beat_;
    for (const auto& [name, topic] : topics_) news = news || topic.changed;
    if (news) ring_();
    const auto wanted = [this] { return stopping_ || unseen_; };
    if (topics_.empty())
      wanted_.wait(lock, wanted);
    else
      wanted_.wait_for(lock, between_looks, wanted);
  }
}

void LiveTopics::look_at(const std::string& name) {
  std::shared_ptr<const web::LiveView> view;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = topics_.find(name);
    if (found == topics_.end()) return;  // who watched has left meanwhile
    view = found->second.view;
  }
  std::optional<std::string> state;
  std::optional<std::string> why;
  try {
    state = view->look();
  } catch (const std::exception& error) {
    why = error.what();
  }
  const std::scoped_lock lock(mutex_);
  const auto found = topics_.find(name);
  if (found == topics_.end()) return;
  Topic& topic = found->second;
  if (why && !topic.failing)
    log_.add_line(log_line(SystemClock().now(), "failure", {{"route", "what is watched"}, {"reason", *why}}));
  topic.failing = why.has_value();
  if (why) return;
  topic.over = !state;
  if (topic.over) {
    topic.changed = true;
  } else if (!topic.frame || topic.state != *state) {
    topic.state = *std::move(state);
    topic.frame = std::make_shared<const std::string>(live_event(topic.state));
    topic.changed = true;
  }
}

}  // namespace muster::net
