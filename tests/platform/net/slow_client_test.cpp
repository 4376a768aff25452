// Visitors who are slow, idle or too many, on purpose or not: others must not notice.
#include <algorithm>
#include <filesystem>

#include "platform/net/raw_client.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;
using namespace muster::net::raw;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

std::ptrdiff_t threads_now() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/task"), std::filesystem::directory_iterator());
}

/// How long each of `times` visits took, with a new connection for each. A visit may be slow where the whole machine
/// stands still for a moment; that most are not is what is asserted of the times.
std::vector<std::chrono::milliseconds> visits(const RunningServer& running, int times) {
  std::vector<std::chrono::milliseconds> all;
  for (int turn = 0; turn < times; ++turn) {
    const auto begin = raw::Clock::now();
    Client client(running.host);
    client.send(running.request("/page/1", "Connection: close\r\n"));
    const auto answer = client.receive_all(30s);
    all.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(raw::Clock::now() - begin));
    INFO("visit " << turn << " took " << all.back().count() << " ms and got " << answer);
    CHECK(has_status(answer, 200));
  }
  std::ranges::sort(all);
  return all;
}

std::string metric(const RunningServer& running, const std::string& name) {
  Client client(running.host);
  client.send(running.request("/metrics", "Connection: close\r\n"));
  const auto text = client.receive_all();
  const auto at = text.find("\n" + name + " ") + name.size() + 2;
  return text.substr(at, text.find('\n', at) - at);
}

/// Whether only the connection that asks is left, before long.
bool comes_to_one(const RunningServer& running) {
  for (int turn = 0; turn < 100; ++turn) {
    if (metric(running, "muster_open_connections") == "1") return true;
    std::this_thread::sleep_for(100ms);
  }
  return false;
}

ServerOptions hurried() {
  auto options = RunningServer::options();
  options.head_time = options.body_time = options.write_time = 1500ms;
  options.idle_time = 1500ms;
  return options;
}

}  // namespace

TEST_CASE("hundreds of slow visitors take nothing from another, and are cut when their time is over") {
  RunningServer running(hurried());
  std::vector<Client> heads;
  std::vector<Client> bodies;
  std::vector<Client> readers;
  for (int turn = 0; turn < 120; ++turn) {
    heads.emplace_back(running.host).send("GET /page/1 HTTP/1.1\r\nHost: " + running.host + "\r\n");
    bodies.emplace_back(running.host).send(running.post_head("Content-Length: 5000\r\n"));
    readers.emplace_back(running.host, 4096).send(running.request("/large"));
  }
  std::atomic<bool> enough{false};
  std::thread drops([&] {
    while (!enough) {
      for (auto& client : heads) client.send("X: a\r\n");
      for (auto& client : bodies) client.send("a");
      for (auto& client : readers) client.receive(0ms, 64);
      std::this_thread::sleep_for(50ms);
    }
  });
  std::this_thread::sleep_for(100ms);
  const auto took = visits(running, 300);
  CHECK(took[took.size() * 99 / 100] < 1000ms);
  for (int turn = 0; turn < 150 && metric(running, "muster_timed_out_total") != "360"; ++turn)
    std::this_thread::sleep_for(100ms);
  CHECK(metric(running, "muster_timed_out_total") == "360");
  enough = true;
  drops.join();
  for (auto& client : heads) CHECK(client.is_closed_within(4s));
  for (auto& client : bodies) CHECK(client.is_closed_within(4s));
  CHECK(comes_to_one(running));
  CHECK(running.saved == 0);
}

TEST_CASE("a reader who takes a large answer steadily gets all of it") {
  auto options = hurried();
  RunningServer running(options);
  Client client(running.host, 65536);
  client.send(running.request("/large", "Connection: close\r\n"));
  std::size_t all = 0;
  const auto begin = raw::Clock::now();
  while (true) {
    const auto piece = client.receive(2000ms, 65536);
    if (piece.empty()) break;
    all += piece.size();
    std::this_thread::sleep_for(30ms);
  }
  CHECK(all > (std::size_t{4} << 20));
  CHECK(raw::Clock::now() - begin > options.write_time);
}

TEST_CASE("the time for a head or a body is counted in all, however often a byte comes") {
  RunningServer running(hurried());
  const auto lives = [&](const std::string& begin) {
    Client client(running.host);
    const auto start = raw::Clock::now();
    client.send(begin);
    while (client.receive(30ms).empty() && raw::Clock::now() - start < 5s) client.send("a");
    return raw::Clock::now() - start;
  };
  for (const auto& begin : {"GET /page/1 HTTP/1.1\r\nX-Name: "s, running.post_head("Content-Length: 50000\r\n")}) {
    const auto lived = lives(begin);
    CHECK(lived > 1400ms);
    CHECK(lived < 4500ms);
  }
  Client late(running.host);
  late.send("GET /page/1 HTTP/1.1\r\n");
  CHECK(has_status(late.receive_answer(), 408));
}

TEST_CASE("an idle connection costs no thread, and is closed after its time") {
  auto options = hurried();
  options.workers = 2;
  RunningServer running(options);
  const auto before = threads_now();
  std::vector<Client> idle;
  for (int turn = 0; turn < 400; ++turn) idle.emplace_back(running.host);
  for (auto& client : idle) {
    client.send(running.request("/page/1"));
    CHECK(has_status(client.receive_answer(), 200));
  }
  std::vector<Client> silent;
  for (int turn = 0; turn < 400; ++turn) silent.emplace_back(running.host);
  CHECK(std::stoi(metric(running, "muster_open_connections")) > 400);
  CHECK(threads_now() - before <= 2);
  for (auto& client : idle) CHECK(client.is_closed_within(4s));
  for (auto& client : silent) CHECK(client.is_closed_within(4s));
}

TEST_CASE("where every place is taken, idle visitors make room, and busy ones keep theirs") {
  auto options = RunningServer::options();
  options.connections = 4;
  RunningServer running(options);
  std::vector<Client> idle;
  for (int turn = 0; turn < 4; ++turn) idle.emplace_back(running.host);
  CHECK(has_status(running.get("/page/1"), 200));
  CHECK(idle.front().is_closed_within(3s));
  std::vector<Client> busy;
  for (int turn = 0; turn < 4; ++turn)
    busy.emplace_back(running.host).send(running.post_head("Content-Length: 50\r\n"));
  std::this_thread::sleep_for(200ms);
  Client refused(running.host);
  const auto answer = refused.receive_all();
  CHECK(has_status(answer, 503));
  CHECK(answer.find("Retry-After: 5\r\n") != std::string::npos);
  CHECK(answer.ends_with("\r\n\r\nMuster is busy. Wait, and try again."));
  for (auto& client : busy) CHECK_FALSE(client.is_closed_within(1ms));
}

TEST_CASE("where every worker is busy and the queue is full, the visitor is told to come again") {
  auto options = RunningServer::options();
  options.workers = 1;
  options.queue = 1;
  RunningServer running(options);
  std::vector<Client> clients;
  for (int turn = 0; turn < 4; ++turn) {
    clients.emplace_back(running.host).send(running.request("/slow"));
    std::this_thread::sleep_for(30ms);
  }
  CHECK(has_status(clients[0].receive_answer(), 200));
  CHECK(has_status(clients[1].receive_answer(), 200));
  for (const std::size_t at : {2U, 3U}) {
    const auto answer = clients[at].receive_answer();
    CHECK(has_status(answer, 503));
    CHECK(answer.find("Retry-After: 5\r\n") != std::string::npos);
    CHECK(answer.find("Content-Security-Policy") != std::string::npos);
  }
  clients[2].send(running.request("/page/1"));
  CHECK(has_status(clients[2].receive_answer(), 200));
}

TEST_CASE("bodies that are being read never hold more memory than allowed") {
  auto options = RunningServer::options();
  options.held_limit = 200000;
  RunningServer running(options);
  std::vector<Client> clients;
  int refused = 0;
  for (int turn = 0; turn < 6; ++turn) {
    auto& client = clients.emplace_back(running.host, 0, ("127.0.0." + std::to_string(turn + 2)).c_str());
    client.send(running.post_head("Content-Length: 90000\r\n") + std::string(60000, 'a'));
    std::this_thread::sleep_for(50ms);
  }
  for (auto& client : clients) refused += has_status(client.receive(10ms), 503) ? 1 : 0;
  CHECK(refused == 3);
}

TEST_CASE("who sends several large bodies at once is told so, and another address is let in meanwhile") {
  auto options = RunningServer::options();
  options.held_limit = 400000;
  RunningServer running(options);
  const auto send = [&](const char* from) {
    Client client(running.host, 0, from);
    client.send(running.post_head("Content-Length: 95000\r\n") + std::string(60000, 'a'));
    return client;
  };
  // A quarter of 400 kB is its share: one of the two, whichever is read first.
  std::vector<Client> two;
  for (int turn = 0; turn < 2; ++turn) two.push_back(send("127.0.0.2"));
  std::string refused;
  std::size_t who = 0;
  for (const auto end = raw::Clock::now() + 30s; refused.empty() && raw::Clock::now() < end; who = 1 - who)
    refused = two[who].receive(20ms);
  CHECK(has_status(refused, 503));
  CHECK(refused.find("Retry-After: 5\r\n") != std::string::npos);
  refused += two[1 - who].receive_answer();
  CHECK(refused.find("Too much is being sent or fetched from your network at the same moment. Nothing was changed. "
                     "Send or fetch large files one after another.") != std::string::npos);
  // The other goes on, and so does another address.
  auto other = send("127.0.0.3");
  for (auto* client : {&two[who], &other}) {
    client->send(std::string(35000, 'a'));
    const auto answer = client->receive_answer();
    CHECK_FALSE(answer.empty());
    CHECK_FALSE(has_status(answer, 503));
  }
}

TEST_CASE("answers that nobody takes never hold more memory than allowed") {
  auto options = RunningServer::options();
  options.held_limit = std::size_t{1500} << 10;
  RunningServer running(options);
  Client first(running.host, 4096);
  first.send(running.request("/heavy"));
  CHECK(has_status(first.receive(5s, 100), 200));
  CHECK(has_status(running.get("/heavy"), 503));
  std::size_t rest = 0;
  for (auto piece = first.receive(300ms); !piece.empty(); piece = first.receive(300ms)) rest += piece.size();
  CHECK(rest > (std::size_t{1} << 20) - 100);
  CHECK(has_status(running.get("/heavy"), 200));
}

TEST_CASE("small answers are never refused for the sake of those who do not take large ones") {
  auto options = RunningServer::options();
  options.held_limit = std::size_t{1500} << 10;
  RunningServer running(options);
  Client slow(running.host, 4096, "127.0.0.2");
  slow.send(running.request("/heavy"));
  CHECK(has_status(slow.receive(5s, 100), 200));
  Client other(running.host, 4096, "127.0.0.3");
  other.send(running.request("/heavy"));
  CHECK(has_status(other.receive(5s, 100), 503));
  CHECK(has_status(running.get("/page/1"), 200));
  CHECK(has_status(running.get("/healthz"), 200));
  // Nor is whoever shares the slow one's address.
  Client beside(running.host, 0, "127.0.0.2");
  beside.send(running.request("/page/1"));
  CHECK(has_status(beside.receive_answer(), 200));
}

TEST_CASE("one address that takes many large answers slowly is refused before others are, and cut for their sake") {
  auto options = RunningServer::options();
  options.held_limit = std::size_t{8} << 20;
  RunningServer running(options);
  const auto ask = [&](const char* from) {
    Client client(running.host, 4096, from);
    client.send(running.request("/heavy"));
    return client;
  };
  std::vector<Client> greedy;
  int refused = 0;
  for (int turn = 0; turn < 6; ++turn) {
    greedy.push_back(ask("127.0.0.2"));
    refused += has_status(greedy.back().receive(5s, 100), 503) ? 1 : 0;
  }
  CHECK(refused >= 3);  // a quarter of 8 MB is its share, less what the kernel has taken of each
  // Many addresses that together have all there is: the heaviest gives way to one that has nothing.
  std::vector<Client> many;
  for (int turn = 0; turn < 10; ++turn) many.push_back(ask(("127.0.1." + std::to_string(1 + turn / 2)).c_str()));
  for (auto& client : many) (void)client.receive(5s, 100);
  auto quiet = ask("127.0.0.9");
  CHECK(has_status(quiet.receive(5s, 100), 200));
}

TEST_CASE("who takes an answer too slowly is cut, however steadily") {
  auto options = hurried();
  RunningServer running(options);
  Client client(running.host, 4096);
  client.send(running.request("/large", "Connection: close\r\n"));
  // 64 kB in a little less than the time of each piece: progress every time, and far below the rate of all.
  const auto begin = raw::Clock::now();
  bool cut = false;
  while (!cut && raw::Clock::now() - begin < 20s) {
    for (int turn = 0; turn < 8; ++turn) {
      (void)client.receive(1s, 4096);
      std::this_thread::sleep_for(70ms);
    }
    cut = metric(running, "muster_timed_out_total") != "0";
  }
  CHECK(cut);
}

TEST_CASE("a visitor who leaves while the page is made harms nobody") {
  RunningServer running;
  for (int turn = 0; turn < 50; ++turn) {
    Client client(running.host);
    client.send(running.request("/slow") + running.request("/page/1"));
    if (turn % 2 == 0) std::this_thread::sleep_for(1ms);
  }
  CHECK(has_status(running.get("/page/1"), 200));
  CHECK(comes_to_one(running));
}
