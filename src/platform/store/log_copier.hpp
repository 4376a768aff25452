#pragma once
// The log is copied into the file beside the writers: who waits for a commit waits for no other page than the own.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace muster::store {

class LogCopier {
 public:
  /// `file` and `wait` as the writer's connection has them. Starts nothing before it is first asked.
  LogCopier(std::string file, std::chrono::milliseconds wait) : file_(std::move(file)), wait_(wait) {}
  LogCopier(const LogCopier&) = delete;
  LogCopier& operator=(const LogCopier&) = delete;
  /// Ends what it is about.
  ~LogCopier();

  /// Asks for a copy of what is in the log now; returns at once. While it copies, asking does nothing; where no thread
  /// or file is to be had nothing is copied.
  void ask() noexcept;
  /// Pages of the log that were copied when last it was; 0 since the log began anew.
  [[nodiscard]] int copied() const { return copied_; }
  void log_begins_anew() { copied_ = 0; }

 private:
  void run();

  std::string file_;
  std::chrono::milliseconds wait_;
  std::atomic<int> copied_ = 0;
  std::mutex mutex_;
  std::condition_variable called_;
  bool asked_ = false;
  bool ending_ = false;
  std::thread thread_;  ///< started when it is first asked: most commands write too little
};

}  // namespace muster::store
