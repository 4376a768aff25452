#pragma once
// What a service tells systemd: that it is ready, that it ends, and, as often as its unit asks for, that the site still
// answers. Nothing where nobody listens (no NOTIFY_SOCKET).

#include <chrono>
#include <functional>
#include <string>
#include <thread>

namespace muster::cli {

/// Tells "ready" when made and "stopping" when it goes. With a watchdog in the unit (WatchdogSec), tells a sign of life
/// three times as often as is asked for, each only where `alive` is true: a site that answers nobody is started anew.
class ServiceNotice {
 public:
  ServiceNotice(const std::string& status, std::function<bool(std::chrono::milliseconds)> alive);
  ServiceNotice(const ServiceNotice&) = delete;
  ServiceNotice& operator=(const ServiceNotice&) = delete;
  ~ServiceNotice();

 private:
  std::jthread watch_;
};

}  // namespace muster::cli
