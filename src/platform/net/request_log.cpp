// The log's own thread, and the shape of its lines.
#include "request_log.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/log_line.hpp>

#include <initializer_list>
#include <iostream>
#include <syncstream>

namespace muster::net {

namespace {

constexpr std::size_t most_lines = 10000;
constexpr std::size_t line_bytes = 192;  // more than nearly all take
constexpr std::chrono::milliseconds together{20};

}  // namespace

References::References() : drawn_(std::random_device{}()) {}

std::string References::next() {
  constexpr std::string_view letters = "23456789abcdefghjkmnpqrstuvwxyz";
  std::string code(11, '-');
  auto number = drawn_();
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (at == code.size() / 2) continue;
    code[at] = letters[number % letters.size()];
    number /= letters.size();
  }
  return code;
}

std::string logfmt(const LogEntry& entry, std::string_view time) {
  std::string line;
  line.reserve(line_bytes);
  const auto add = [&line](std::initializer_list<std::string_view> parts) {
    for (const auto part : parts) line += part;
  };
  add({"time=", time, " event=request id=", entry.id, " method=", entry.method, " route=", log_value(entry.route),
       " status=", std::to_string(entry.status)});
  // A form that is refused comes back with what was typed into it: its size would tell how long that is. And what
  // people who answer read tells by its size in which language they do, and what their link filled in.
  if (entry.method != "POST" && !entry.secret) add({" bytes=", std::to_string(entry.bytes)});
  add({" ms=", std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(entry.took).count()),
       " end=", entry.end});
  return line;
}

RequestLog::RequestLog(Metrics& metrics) : metrics_(metrics), thread_([this] { run(); }) {}

RequestLog::~RequestLog() { stop(); }

void RequestLog::add(const LogEntry& entry) { add_line(logfmt(entry, iso_instant(SystemClock().now()))); }

void RequestLog::add_line(std::string line) {
  const std::scoped_lock lock(mutex_);
  if (lines_.size() >= most_lines) {
    ++metrics_.lost_log_lines;
    return;
  }
  lines_.push_back(std::move(line));
  if (lines_.size() == 1) changed_.notify_one();
}

void RequestLog::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    changed_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

void RequestLog::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_ || !lines_.empty()) {
    changed_.wait(lock, [this] { return stopping_ || !lines_.empty(); });
    // In a rush many lines go out together: waking for each of them would cost more than the requests they tell of.
    changed_.wait_for(lock, together, [this] { return stopping_; });
    std::deque<std::string> lines;
    lines.swap(lines_);
    lock.unlock();
    std::string block;
    for (const auto& line : lines) block += line + '\n';
    std::osyncstream(std::cerr) << block << std::flush;
    lock.lock();
  }
}

}  // namespace muster::net
