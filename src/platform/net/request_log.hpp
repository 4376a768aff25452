#pragma once
// One line for each request, as key=value, written by a thread of its own: a log that nobody reads must not stop the
// server. Lines hold what the server decided, never a visitor's words, address or path.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <thread>

#include "metrics.hpp"

namespace muster::net {

/// Names for requests, short enough to be read out on the telephone: "k7pq2-a9m3x". Drawn, not counted: the log must
/// not tell more closely than by its times in which order answers came. For one thread.
class References {
 public:
  References();
  [[nodiscard]] std::string next();

 private:
  std::mt19937_64 drawn_;
};

struct LogEntry {
  std::string id;           ///< the reference that an error page shows
  std::string_view method;  ///< "GET", ..., "DELETE", or "OTHER"
  std::string route;        ///< a pattern, "(no page)" or "(refused)"
  bool secret = false;      ///< the route's address holds a secret: how large its page was stays untold
  int status = 0;
  std::size_t bytes = 0;
  std::chrono::microseconds took{};
  std::string_view end = "sent";  ///< "sent" or "left": whether the visitor took the answer
};

/// The line without its break. Anything that could end a value or a line is written as "?".
[[nodiscard]] std::string logfmt(const LogEntry& entry, std::string_view time);

class RequestLog {
 public:
  explicit RequestLog(Metrics& metrics);
  ~RequestLog();
  RequestLog(const RequestLog&) = delete;
  RequestLog& operator=(const RequestLog&) = delete;

  void add(const LogEntry& entry);
  void add_line(std::string line);
  /// Writes out what has come, then returns.
  void stop();

 private:
  void run();

  Metrics& metrics_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> lines_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace muster::net
