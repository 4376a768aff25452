// Heavy pages wait their turn outside the workers, and nobody's many requests turn away somebody else's.
#include <functional>
#include <string>
#include <vector>

#include "platform/net/raw_client.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;
using namespace muster::net::raw;
using namespace std::chrono_literals;

namespace {

void wait_for(const std::function<bool()>& holds) {
  const auto end = raw::Clock::now() + 30s;
  while (!holds() && raw::Clock::now() < end) std::this_thread::sleep_for(5ms);
  CHECK(holds());
}

/// Waits until so many of them were told that the server is busy; how many were.
int wait_for_refusals(std::vector<Client>& clients, int wanted) {
  int refused = 0;
  const auto end = raw::Clock::now() + 30s;
  while (refused < wanted && raw::Clock::now() < end)
    for (auto& client : clients) refused += has_status(client.receive(5ms), 503) ? 1 : 0;
  return refused;
}

/// Lets all heavy pages end, whatever a check says before.
struct Release {
  RunningServer& running;
  explicit Release(RunningServer& server) : running(server) { running.heavy_may_end = false; }
  ~Release() { running.heavy_may_end = true; }
  Release(const Release&) = delete;
  Release& operator=(const Release&) = delete;
};

}  // namespace

TEST_CASE("heavy pages take no more workers than the gate lets through, and come one after the other") {
  auto options = RunningServer::options();
  options.workers = 4;
  options.heavy = 2;
  RunningServer running(options);
  std::vector<Client> clients;
  {
    const Release release(running);
    for (int turn = 0; turn < 12; ++turn)
      clients.emplace_back(running.host).send(running.request("/report/" + std::to_string(turn)));
    wait_for([&] { return running.heavy_now == 2; });
    CHECK(has_status(running.get("/page/1"), 200));
    CHECK(has_status(running.get("/healthz"), 200));
  }
  for (auto& client : clients) CHECK(has_status(client.receive_answer(30s), 200));
  CHECK(running.heavy_most == 2);
}

TEST_CASE("who asks for many heavy pages waits for his own, and gives way where there is no more room") {
  auto options = RunningServer::options();
  options.heavy = 1;
  options.queue = 4;
  RunningServer running(options);
  std::vector<Client> greedy;
  Client quiet(running.host, 0, "127.0.0.9");
  {
    const Release release(running);
    greedy.emplace_back(running.host, 0, "127.0.0.2").send(running.request("/report/1"));
    wait_for([&] { return running.heavy_now == 1; });
    for (int turn = 1; turn <= 4; ++turn) {
      greedy.emplace_back(running.host, 0, "127.0.0.2").send(running.request("/report/2"));
      const auto waiting = "muster_heavy_requests " + std::to_string(turn) + "\n";
      wait_for([&] { return running.get("/metrics").find(waiting) != std::string::npos; });
    }
    quiet.send(running.request("/report/3"));
    CHECK(has_status(greedy.back().receive_answer(30s), 503));
    greedy.emplace_back(running.host, 0, "127.0.0.2").send(running.request("/report/4"));
    CHECK(has_status(greedy.back().receive_answer(30s), 503));
  }
  CHECK(has_status(quiet.receive_answer(30s), 200));
  for (std::size_t at = 0; at < 4; ++at) CHECK(has_status(greedy[at].receive_answer(30s), 200));
}

TEST_CASE("whether the server is there, and the way in, are answered where nothing else is") {
  auto options = RunningServer::options();
  options.workers = 1;
  options.queue = 2;
  RunningServer running(options);
  std::vector<Client> clients;
  Client health(running.host);
  Client sign_in(running.host);
  int refused = 0;
  {
    // A heavy page has the only worker; then the usual line fills.
    const Release release(running);
    clients.emplace_back(running.host).send(running.request("/report/1"));
    wait_for([&] { return running.heavy_now == 1; });
    for (int turn = 0; turn < 3; ++turn) clients.emplace_back(running.host).send(running.request("/page/1"));
    refused += wait_for_refusals(clients, 1);
    health.send(running.request("/healthz"));
    sign_in.send(running.request("/sign-in"));
    CHECK(health.receive(100ms).empty());
  }
  CHECK(refused == 1);
  CHECK(has_status(health.receive_answer(30s), 200));
  CHECK(has_status(sign_in.receive_answer(30s), 404));  // there is none here, and that was answered
}

TEST_CASE("a body that waits for a worker is counted with what its address makes the server keep") {
  auto options = RunningServer::options();
  options.workers = 1;
  options.held_limit = 400000;
  RunningServer running(options);
  std::vector<Client> clients;
  const Release release(running);
  clients.emplace_back(running.host, 0, "127.0.0.2").send(running.request("/report/1"));
  wait_for([&] { return running.heavy_now == 1; });
  // One after the other, so that what comes before a body waits for a worker when it comes.
  int refused = 0;
  for (int turn = 0; turn < 4; ++turn) {
    Client client(running.host, 0, "127.0.0.2");
    client.send(running.post_head("Content-Length: 90000\r\n") + std::string(90000, 'a'));
    refused += has_status(client.receive(500ms), 503) ? 1 : 0;
    clients.push_back(std::move(client));
  }
  CHECK(refused + wait_for_refusals(clients, 3 - refused) == 3);  // a quarter of 400 kB is its share: one body
}
