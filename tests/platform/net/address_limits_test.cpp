// One address may take much, so that a hall is never hurt, and not everything.
#include "../../../src/platform/net/address_limits.hpp"

#include "platform/net/raw_client.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;
using namespace muster::net::raw;
using namespace std::chrono_literals;

namespace {

std::string forwarded(const std::string& address) { return "X-Forwarded-For: " + address + "\r\n"; }

}  // namespace

TEST_CASE("a network is one IPv4 address, or the first half of an IPv6 address") {
  const auto network = [](const char* text) { return counted_network(*parse_ip(text)); };
  CHECK(network("192.0.2.7") != network("192.0.2.8"));
  CHECK(network("192.0.2.7") == network("::ffff:192.0.2.7"));
  CHECK(network("2001:db8:1:2::7") == network("2001:db8:1:2:ffff::8"));
  CHECK(network("2001:db8:1:2::7") != network("2001:db8:1:3::7"));
}

TEST_CASE("requests may come in a burst, then at their pace, each network for itself") {
  RequestPace pace(5);
  const RequestPace::Time start{};
  int taken = 0;
  for (int turn = 0; turn < 300; ++turn) taken += pace.take("192.0.2.7", start) ? 1 : 0;
  CHECK(taken == 100);
  CHECK(pace.take("192.0.2.8", start));
  CHECK_FALSE(pace.take("192.0.2.7", start + 100ms));
  taken = 0;
  for (int turn = 0; turn < 300; ++turn) taken += pace.take("192.0.2.7", start + 2s) ? 1 : 0;
  CHECK(taken == 10);
  CHECK(pace.take("no address", start));
}

TEST_CASE("an address can be told what it may still ask at once, and when that is the most again") {
  RequestPace pace(5);
  const RequestPace::Time start{};
  const auto before = pace.left("192.0.2.7", start);
  REQUIRE(before);
  CHECK((before->most == 100 && before->requests == 100 && before->seconds == 0));
  for (int turn = 0; turn < 30; ++turn) CHECK(pace.take("192.0.2.7", start));
  const auto after = pace.left("192.0.2.7", start);
  REQUIRE(after);
  CHECK((after->requests == 70 && after->seconds == 6));
  const auto later = pace.left("192.0.2.7", start + 4s);
  REQUIRE(later);
  CHECK((later->requests == 90 && later->seconds == 2));
  CHECK_FALSE(pace.left("no address", start));
  CHECK_FALSE(RequestPace(0).left("192.0.2.7", start));
}

TEST_CASE("programs are told what their network may still ask, pages and whoever is not counted are not") {
  auto options = RunningServer::options();
  options.trusted_proxies = {"127.0.0.1"};
  options.requests_per_second = 5;
  RunningServer running(options);
  const auto program = running.get("/api/nothing", forwarded("203.0.113.9"));
  CHECK(program.find("\r\nRateLimit-Policy: \"network\";q=100;w=20\r\n") != std::string::npos);
  CHECK(program.find("\r\nRateLimit: \"network\";r=99;t=1\r\n") != std::string::npos);
  CHECK(running.get("/page/1", forwarded("203.0.113.9")).find("RateLimit") == std::string::npos);
  CHECK(running.get("/api/nothing").find("RateLimit") == std::string::npos);
}

TEST_CASE("what is remembered of addresses is bounded, and quiet ones are forgotten") {
  RequestPace pace(5);
  const RequestPace::Time start{};
  const auto visit = [&](int from, int to, RequestPace::Time now) {
    for (int at = from; at < to; ++at)
      CHECK(pace.take(
          "10." + std::to_string(at >> 16) + "." + std::to_string(at >> 8 & 255) + "." + std::to_string(at & 255),
          now));
  };
  visit(0, 120000, start);
  CHECK(pace.remembered() == 100000);
  visit(120000, 120010, start + 30s);
  CHECK(pace.remembered() == 10);
}

TEST_CASE("four hundred phones behind one address are not hurt by what is set when nothing is said") {
  // Six connections for each phone, a page with its assets and an answer in one moment: the whole hall at once.
  const ServerOptions options;
  CHECK(options.connections_per_address >= 400 * 6);
  RequestPace pace(options.requests_per_second);
  for (int turn = 0; turn < 400 * 10; ++turn) CHECK(pace.take("192.0.2.7", {}));
}

TEST_CASE("an address that holds its share of connections loses its own idle ones, and nobody else's") {
  auto options = RunningServer::options();
  options.connections = 40;
  options.connections_per_address = 4;
  RunningServer running(options);
  Client other(running.host, 0, "127.0.0.2");
  std::vector<Client> idle;
  for (int turn = 0; turn < 4; ++turn) idle.emplace_back(running.host);
  CHECK(has_status(running.get("/page/1"), 200));
  CHECK(idle.front().is_closed_within(3s));
  std::vector<Client> busy;
  for (int turn = 0; turn < 4; ++turn)
    busy.emplace_back(running.host).send(running.post_head("Content-Length: 50\r\n"));
  std::this_thread::sleep_for(200ms);
  Client refused(running.host);
  CHECK(has_status(refused.receive_all(), 503));
  other.send(running.request("/page/1"));
  CHECK(has_status(other.receive_answer(), 200));
  for (auto& client : busy) CHECK_FALSE(client.is_closed_within(1ms));
  // Whose connections have ended has its places back.
  busy.clear();
  std::this_thread::sleep_for(300ms);
  CHECK(has_status(running.get("/page/1"), 200));
}

TEST_CASE("a trusted proxy's own address is not counted") {
  auto options = RunningServer::options();
  options.connections_per_address = 4;
  options.trusted_proxies = {"127.0.0.1"};
  RunningServer running(options);
  std::vector<Client> idle;
  for (int turn = 0; turn < 30; ++turn) {
    idle.emplace_back(running.host).send(running.request("/page/1"));
    CHECK(has_status(idle.back().receive_answer(), 200));
  }
  for (auto& client : idle) CHECK_FALSE(client.is_closed_within(1ms));
}

TEST_CASE("behind a proxy the address it speaks for has its pace, and this machine has none") {
  auto options = RunningServer::options();
  options.requests_per_second = 1;
  options.trusted_proxies = {"127.0.0.1"};
  RunningServer running(options);
  Client proxy(running.host);
  const auto status = [&](const std::string& more) {
    proxy.send(running.request("/page/1", more));
    return proxy.receive_answer().substr(9, 3);
  };
  for (int turn = 0; turn < 20; ++turn) CHECK(status(forwarded("203.0.113.9")) == "200");
  CHECK(status(forwarded("203.0.113.9")) == "429");
  CHECK(status(forwarded("203.0.113.8")) == "200");
  for (int turn = 0; turn < 30; ++turn) CHECK(status("") == "200");
  proxy.send(running.request("/page/1", forwarded("203.0.113.9")));
  const auto answer = proxy.receive_answer();
  CHECK(answer.find("Retry-After: ") != std::string::npos);
  CHECK(answer.find("Too many requests came from your network.") != std::string::npos);
  CHECK(answer.find("Connection: close") == std::string::npos);
}
