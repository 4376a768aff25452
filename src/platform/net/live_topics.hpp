#pragma once
// Who watches what. Each topic that somebody watches is looked at on one thread, however many watch it, and what has
// changed becomes one piece of bytes that all of them are sent.

#include <muster/platform/web/live_view.hpp>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "address_limits.hpp"
#include "request_log.hpp"

namespace muster::net {

/// An event as bytes, shared by all who are sent it.
using LiveFrame = std::shared_ptr<const std::string>;

/// A state as an event; a line of it for each `data:`.
[[nodiscard]] std::string live_event(const std::string& state);

struct LiveNews {
  enum class Kind { state, beat, over };
  std::uint64_t id = 0;  ///< of the connection
  Kind kind = Kind::state;
  LiveFrame frame{};  ///< for a state, and for a beat, which keeps a quiet connection open
};

/// For any thread.
class LiveTopics {
 public:
  /// At most `most` may watch, and `most_of_network` of one network. What a look threw goes into the log, once until
  /// that topic's looks go well again. `ring` says that there is news.
  LiveTopics(std::size_t most, std::size_t most_of_network, RequestLog& log, std::function<void()> ring);
  LiveTopics(const LiveTopics&) = delete;
  LiveTopics& operator=(const LiveTopics&) = delete;
  ~LiveTopics() { stop(); }

  /// Whether no more of that network may watch; of those that are not counted only the sum matters.
  [[nodiscard]] bool full(const std::optional<IpAddress>& network) const;
  void enter(std::uint64_t id, const std::optional<IpAddress>& network,
             const std::shared_ptr<const web::LiveView>& view);
  void leave(std::uint64_t id);  ///< nothing where it does not watch
  [[nodiscard]] std::size_t watchers() const;
  /// What has come since the last call, by connection; of a state only the newest.
  [[nodiscard]] std::vector<LiveNews> take_news();
  /// Looks at nothing from now on.
  void stop();

 private:
  struct Topic {
    std::shared_ptr<const web::LiveView> view;
    std::unordered_set<std::uint64_t> watchers{};
    std::string state{};
    LiveFrame frame{};  ///< none before the first look
    bool over = false;
    bool changed = false;
    bool failing = false;
  };

  struct Watcher {
    std::string topic;
    std::optional<IpAddress> network;
  };

  void run();
  void look_at(const std::string& name);

  std::size_t most_;
  RequestLog& log_;
  std::function<void()> ring_;
  mutable std::mutex mutex_;
  std::condition_variable wanted_;
  std::map<std::string, Topic> topics_;
  std::unordered_map<std::uint64_t, Watcher> watchers_;
  ConnectionCounts of_network_;
  std::vector<std::uint64_t> latecomers_;  ///< who has yet to be sent what their topic shows
  bool beat_ = false;
  bool unseen_ = false;  ///< a topic has not been looked at yet
  bool stopping_ = false;
  std::thread looker_;  ///< started when somebody first watches
};

}  // namespace muster::net
