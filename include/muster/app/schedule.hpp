#pragma once
// What is done by the clock: rounds that open and close, the order of answers forgotten, what is due deleted. Several
// processes on one database do each of it once.

#include <muster/base/clock.hpp>
#include <muster/base/result.hpp>
#include <muster/store/database.hpp>

#include <functional>
#include <set>
#include <string>

namespace muster::app {

class Schedule {
 public:
  /// `say` gets a line where something failed or is held.
  Schedule(store::Database& database, const Clock& clock, std::function<void(const std::string&)> say)
      : database_(database), clock_(clock), say_(std::move(say)) {}

  /// Does whatever is due and no other process has done. To be called every `between_turns` or so.
  void turn();
  static constexpr std::chrono::seconds between_turns{20};

 private:
  void job(const std::string& name, std::chrono::seconds every, const std::function<Outcome(Instant)>& work);
  Outcome delete_due(Instant now);

  store::Database& database_;
  const Clock& clock_;
  std::function<void(const std::string&)> say_;
  std::set<std::string> said_;  ///< what stays wrong for long is said once
};

}  // namespace muster::app
