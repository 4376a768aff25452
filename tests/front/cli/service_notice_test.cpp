// What systemd hears of a service, on a socket as systemd's own.
#include <muster/platform/net/server.hpp>
#include <muster/platform/outbound/own_site.hpp>
#include <muster/platform/web/router.hpp>

#include "../../../src/front/cli/service_notice.hpp"
#include "support/catch.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>

using muster::cli::ServiceNotice;
using muster::outbound::site_answers;
using namespace std::chrono_literals;

namespace {

/// Listens as systemd does; its name stands in the environment while it lives.
class Keeper {
 public:
  Keeper() : handle_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    path_ = (std::filesystem::temp_directory_path() / ("muster-notify-" + std::to_string(::getpid()))).string();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path_.copy(static_cast<char*>(address.sun_path), sizeof address.sun_path - 1);
    REQUIRE(::bind(handle_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    ::setenv("NOTIFY_SOCKET", path_.c_str(), 1);
    ::setenv("WATCHDOG_USEC", "30000", 1);
  }
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;
  ~Keeper() {
    ::unsetenv("NOTIFY_SOCKET");
    ::unsetenv("WATCHDOG_USEC");
    ::close(handle_);
    std::filesystem::remove(path_);
  }

  /// Waits for the next word.
  [[nodiscard]] std::string hears() const {
    std::array<char, 500> text{};
    const auto length = ::recv(handle_, text.data(), text.size(), 0);
    return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0))};
  }

 private:
  int handle_;
  std::string path_;
};

}  // namespace

TEST_CASE("A service says that it is ready, that it lives and that it ends") {
  muster::net::ServerOptions options;
  options.listen = "127.0.0.1:0";
  options.token_key = std::string(32, 'k');
  const auto server = muster::net::Server::start(options, {}).value();
  const Keeper keeper;
  {
    const ServiceNotice notice("Serves at " + server->address(),
                               [&](auto longest) { return site_answers(server->address(), longest); });
    CHECK(keeper.hears() == "READY=1\nSTATUS=Serves at " + server->address());
    CHECK(keeper.hears() == "WATCHDOG=1");
    CHECK(keeper.hears() == "WATCHDOG=1");
  }
  std::string last;
  while ((last = keeper.hears()) == "WATCHDOG=1") continue;
  CHECK(last.starts_with("STOPPING=1"));
  server->stop();
  CHECK_FALSE(site_answers(server->address(), 200ms));
}

TEST_CASE("A site that answers nobody gives no sign of life") {
  const Keeper keeper;
  std::atomic<int> asked = 0;
  {
    const ServiceNotice notice("Serves", [&](auto) {
      ++asked;
      asked.notify_one();
      return false;
    });
    for (int seen = asked; seen < 3; seen = asked) asked.wait(seen);
  }
  CHECK(keeper.hears() == "READY=1\nSTATUS=Serves");
  CHECK(keeper.hears().starts_with("STOPPING=1"));
}
