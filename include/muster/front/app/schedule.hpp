#pragma once
// What is done by the clock: rounds that open and close, the order of answers forgotten, what is due deleted. Several
// processes on one database do each of it once.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace muster::app {

class Schedule {
 public:
  /// Gets a job's name and the reason where it failed or is held.
  using Say = std::function<void(std::string_view job, std::string_view reason)>;
  Schedule(store::Database& database, const Clock& clock, Say say)
      : database_(database), clock_(clock), say_(std::move(say)) {}

  /// Does whatever is due and no other process has done. To be called every `between_turns` or so.
  void turn();
  static constexpr std::chrono::seconds between_turns{20};

 private:
  void job(const std::string& name, std::chrono::seconds every, const std::function<Outcome(Instant)>& work);
  Outcome delete_due(Instant now);

  store::Database& database_;
  const Clock& clock_;
  Say say_;
  std::set<std::string> said_;  ///< what stays wrong for long is said once
};

}  // namespace muster::app
