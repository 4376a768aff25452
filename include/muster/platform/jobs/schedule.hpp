#pragma once
// What is done by the clock. Several processes on one database do each of it once.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::jobs {

class Schedule {
 public:
  /// Gets the work's name and the reason where it failed or has something to say.
  using ErrorLog = std::function<void(std::string_view name, std::string_view reason)>;
  Schedule(store::Database& database, const Clock& clock, ErrorLog log_error)
      : database_(database), clock_(clock), log_error_(std::move(log_error)) {}

  /// Work done at moments that are the same in every process: the clock cut into stretches of `every`. It returns a
  /// sentence where people must know of something, else an empty text.
  void add(std::string name, std::chrono::seconds every, std::function<Result<std::string>(Instant now)> work);

  /// Does whatever is due and no other process has done. To be called every `between_turns` or so.
  void turn();
  static constexpr std::chrono::seconds between_turns{20};

 private:
  struct Entry {
    std::string name;
    std::chrono::seconds every;
    std::function<Result<std::string>(Instant)> work;
  };
  void run(const Entry& entry);
  void tell_once(const std::string& name, const std::string& kind, const std::string& reason);

  store::Database& database_;
  const Clock& clock_;
  ErrorLog log_error_;
  std::vector<Entry> entries_;
  std::set<std::string> told_;  ///< what stays wrong for long is told once
};

}  // namespace muster::jobs
