// Speaks the protocol of sd_notify(3) by libsystemd.
#include "service_notice.hpp"

#include <systemd/sd-daemon.h>

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <utility>

namespace muster::cli {

namespace {

/// How often a sign of life is due; 0 where the unit asks for none.
std::chrono::microseconds watchdog_time() {
  std::uint64_t microseconds = 0;
  if (sd_watchdog_enabled(0, &microseconds) <= 0) return {};
  return std::chrono::microseconds(microseconds);
}

}  // namespace

ServiceNotice::ServiceNotice(const std::string& status, std::function<bool(std::chrono::milliseconds)> alive) {
  sd_notify(0, ("READY=1\nSTATUS=" + status).c_str());
  const auto due = watchdog_time();
  if (due.count() == 0) return;
  watch_ = std::jthread([due, alive = std::move(alive)](const std::stop_token& stop) {
    const auto pause = std::chrono::duration_cast<std::chrono::milliseconds>(due / 3);
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
      if (alive(pause)) sd_notify(0, "WATCHDOG=1");
      woken.wait_for(lock, stop, pause, [] { return false; });
    }
  });
}

ServiceNotice::~ServiceNotice() { sd_notify(0, "STOPPING=1\nSTATUS=Answers what has begun"); }

}  // namespace muster::cli
