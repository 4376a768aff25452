// What many watch while it changes: each gets the newest state, and it is looked at once for all of them.
#include <muster/platform/web/live_view.hpp>

#include <filesystem>

#include "../../../src/platform/net/live_topics.hpp"
#include "platform/net/raw_client.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;
using namespace muster::net::raw;
using namespace std::chrono_literals;

namespace {

/// A server with one page to watch, whose state the test sets.
struct WatchedServer {
  LogCapture log;
  std::mutex mutex;
  std::optional<std::string> state = "0";
  std::atomic<bool> fails{false};
  std::atomic<int> looks{0};
  raw::Clock::time_point began = raw::Clock::now();
  std::unique_ptr<Server> server;
  std::string host;

  explicit WatchedServer(std::size_t connections = 10000) {
    web::Router router;
    router.set_error_page(site::error_page);
    router.get("/live", web::everybody, [this](const web::Request&) {
      return web::live({"count", [this]() -> std::optional<std::string> {
                          ++looks;
                          if (fails) throw std::runtime_error("the disk is gone");
                          const std::scoped_lock lock(mutex);
                          return state;
                        }});
    });
    auto options = RunningServer::options();
    options.connections = connections;
    server = std::move(Server::start(options, std::move(router))).value();
    host = server->address().substr(server->address().find("//") + 2);
  }

  void set(std::optional<std::string> now) {
    const std::scoped_lock lock(mutex);
    state = std::move(now);
  }
  [[nodiscard]] Client watch(int receive_buffer = 0) const {
    Client client(host, receive_buffer);
    client.send("GET /live HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    return client;
  }
  [[nodiscard]] std::string get(const std::string& target) const {
    Client client(host);
    client.send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    return client.receive_all();
  }
  [[nodiscard]] std::string watching() const {
    const auto text = get("/metrics");
    const std::string name = "\nmuster_live_connections ";
    const auto at = text.find(name) + name.size();
    return text.substr(at, text.find('\n', at) - at);
  }
  [[nodiscard]] bool comes_to(const std::string& count) const {
    for (int turn = 0; turn < 200; ++turn) {
      if (watching() == count) return true;
      std::this_thread::sleep_for(50ms);
    }
    return false;
  }
};

/// What comes until `end` stands in it, or for half a minute.
std::string until(Client& client, const std::string& end) {
  std::string all;
  const auto last = raw::Clock::now() + 30s;
  while (all.find(end) == std::string::npos && raw::Clock::now() < last) all += client.receive(1s);
  return all;
}

}  // namespace

TEST_CASE("an event holds a state of several lines, and nothing that would end it early") {
  CHECK(live_event("{\"count\":5}") == "retry: 2000\ndata: {\"count\":5}\n\n");
  CHECK(live_event("a\r\n\r\nb") == "retry: 2000\ndata: a\ndata: \ndata: b\n\n");
}

TEST_CASE("who watches is told at once what there is, and then what it becomes") {
  WatchedServer watched;
  auto client = watched.watch();
  const auto first = until(client, "data: 0\n\n");
  CHECK(has_status(first, 200));
  CHECK(first.find("Content-Type: text/event-stream; charset=utf-8\r\n") != std::string::npos);
  CHECK(first.find("Content-Length") == std::string::npos);
  CHECK(first.find("X-Accel-Buffering: no\r\n") != std::string::npos);
  watched.set("5");
  CHECK(until(client, "data: 5\n\n").find("data: 5\n\n") != std::string::npos);
  auto late = watched.watch();
  CHECK(until(late, "data: 5\n\n").find("data: 0") == std::string::npos);
  CHECK(watched.comes_to("2"));
}

TEST_CASE("three hundred who watch cost one look at a time, and no thread each") {
  WatchedServer watched;
  const auto threads = [] {
    return std::distance(std::filesystem::directory_iterator("/proc/self/task"), std::filesystem::directory_iterator());
  };
  std::vector<Client> clients;
  for (int turn = 0; turn < 300; ++turn) clients.push_back(watched.watch());
  for (auto& client : clients) REQUIRE(until(client, "data: 0\n\n").find("data: 0") != std::string::npos);
  watched.set("5");
  for (auto& client : clients) REQUIRE(until(client, "data: 5\n\n").find("data: 5") != std::string::npos);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(raw::Clock::now() - watched.began);
  CHECK(watched.looks <= 3 + took / 500ms);
  CHECK(threads() < 100);
  CHECK(watched.comes_to("300"));
  clients.clear();
  CHECK(watched.comes_to("0"));
}

TEST_CASE("who reads slowly gets the newest state, and not all that were before it") {
  WatchedServer watched;
  auto slow = watched.watch(4096);
  auto quick = watched.watch();
  until(quick, "data: 0\n\n");
  const std::string large(std::size_t{4} << 20, 'x');
  for (int turn = 1; turn <= 4; ++turn) {
    watched.set(std::to_string(turn) + large + "end" + std::to_string(turn));
    REQUIRE(until(quick, "end" + std::to_string(turn)).size() > large.size());
  }
  const auto got = until(slow, "end4");
  CHECK(got.find("end4") != std::string::npos);
  // The one that it was being sent, perhaps one more, and the last; never what came between.
  CHECK(got.size() < 3 * large.size());
}

TEST_CASE("a look that fails leaves the last state, and says so once in the log") {
  WatchedServer watched;
  auto client = watched.watch();
  until(client, "data: 0\n\n");
  watched.fails = true;
  for (const int before = watched.looks; watched.looks < before + 3;) std::this_thread::sleep_for(10ms);
  watched.set("5");
  watched.fails = false;
  CHECK(until(client, "data: 5\n\n").find("data: 5\n\n") != std::string::npos);
  watched.server->stop();
  const auto log = watched.log.text.str();
  const auto at = log.find("the disk is gone");
  REQUIRE(at != std::string::npos);
  CHECK(log.find("the disk is gone", at + 1) == std::string::npos);
}

TEST_CASE("what is over ends for all who watch") {
  WatchedServer watched;
  auto client = watched.watch();
  until(client, "data: 0\n\n");
  watched.set(std::nullopt);
  CHECK(client.is_closed_within(30s));
  CHECK(watched.comes_to("0"));
}

TEST_CASE("who watches takes half of the connections at most, and no page from others") {
  WatchedServer watched(10);
  std::vector<Client> clients;
  for (int turn = 0; turn < 4; ++turn) {
    clients.push_back(watched.watch());
    until(clients.back(), "data: 0\n\n");
  }
  auto last = watched.watch();
  until(last, "data: 0\n\n");
  auto refused = watched.watch();
  CHECK(has_status(refused.receive(10s), 503));
  CHECK(has_status(watched.get("/healthz"), 200));
}

TEST_CASE("HEAD ends where GET would go on, and a stop ends whatever is watched") {
  WatchedServer watched;
  Client head(watched.host);
  head.send("HEAD /live HTTP/1.1\r\nHost: " + watched.host + "\r\nConnection: close\r\n\r\n");
  const auto said = head.receive_all();
  CHECK(has_status(said, 200));
  CHECK(said.ends_with("\r\n\r\n"));
  auto client = watched.watch();
  until(client, "data: 0\n\n");
  watched.server->stop();
  CHECK(client.is_closed_within(10s));
}
