// Malformed and ambiguous requests, straight to the server and through nginx in front of it.
#include "platform/net/torture.hpp"

#include <set>

#include "platform/net/fronts.hpp"

#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;
using namespace muster::net::raw;

namespace {

int answered(const RunningServer& running) {
  Client client(running.host);
  client.send(running.request("/metrics", "Connection: close\r\n"));
  const auto text = client.receive_all();
  const auto at = text.find("\nmuster_request_seconds_count ");
  return std::stoi(text.substr(at + 30));
}

/// Sends every case to the program in front, and compares what it passed on with what Muster answered.
void hold_against(Front& front) {
  auto options = RunningServer::options();
  options.trusted_proxies = {"127.0.0.1"};
  options.hosts = {front.host};
  RunningServer running(options);
  front.start(running.host);
  int probes = 0;
  for (const auto& [name, bytes] : torture_cases(front.host)) {
    INFO(name);
    const int before = answered(running);
    const auto passed_before = front.passed();
    const int saved_before = running.saved;
    Client client(front.host);
    client.send(bytes);
    client.finish_sending();
    client.receive_all();
    // The probe shares the connections to Muster with what went before: a byte left over would spoil its answer.
    const std::string word = "probe" + std::to_string(++probes);
    Client probe(front.host);
    probe.send("GET /echo/" + word + " HTTP/1.1\r\nHost: " + front.host + "\r\nConnection: close\r\n\r\n");
    const auto answer = probe.receive_all();
    CHECK(has_status(answer, 200));
    CHECK(answer.ends_with("\r\n\r\n" + word));
    const auto passed = front.passed();
    CHECK(answered(running) - before - 1 == passed.all - passed_before.all);
    CHECK(running.smuggled == passed.smuggled);
    CHECK(running.saved - saved_before <= 1);
  }
  // Otherwise everything was refused in front, and nothing was shown.
  CHECK(front.passed().all > probes + 15);
}

}  // namespace

TEST_CASE("a malformed or ambiguous request is refused, its connection closed, and no page is reached") {
  RunningServer running;
  const auto cases = torture_cases(running.host);
  std::set<std::string> distinct;
  int client_errors = 0;
  int dropped = 0;
  for (const auto& [name, bytes] : cases) {
    INFO(name);
    Client client(running.host);
    client.send(bytes);
    client.finish_sending();
    const auto answer = client.receive_all();
    const bool refused = answer.starts_with("HTTP/1.1 4");
    CHECK((answer.empty() || refused));
    if (distinct.insert(bytes).second) ++(answer.empty() ? dropped : client_errors);
    CHECK(answers_in(answer) <= 1);
    if (refused) {
      CHECK(answer.find("\r\nConnection: close\r\n") != std::string::npos);
      CHECK(answer.find("\r\nContent-Security-Policy: default-src 'self';") != std::string::npos);
    }
    CHECK(client.is_closed_within(std::chrono::seconds(3)));
    CHECK(running.pages == 0);
  }
  CHECK(client_errors + dropped >= 60);
  std::cout << "torture: " << distinct.size() << " distinct requests, " << client_errors << " answered 4xx, " << dropped
            << " dropped, " << running.pages << " reached a page\n";
  CHECK(has_status(running.exchange(running.good_post()), 200));
  CHECK(running.saved == 1);
}

TEST_CASE("a body that no page reads, and what stands behind the end of a connection, is never a request") {
  RunningServer running;
  const std::string inner = running.request("/page/smuggled");
  const auto unread = [&](const std::string& first) {
    Client client(running.host);
    client.send(first + "\r\nHost: " + running.host + "\r\nCookie: muster_visit=" + visit +
                "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                std::to_string(inner.size()) + "\r\n\r\n" + inner);
    client.finish_sending();
    return client.receive_all();
  };
  for (const auto* first : {"POST /nowhere HTTP/1.1", "POST /page/1 HTTP/1.1", "POST /save HTTP/1.1",
                            "POST /nowhere HTTP/1.0", "PATCH /save HTTP/1.1", "HEAD /page/1 HTTP/1.1"}) {
    INFO(first);
    CHECK(answers_in(unread(first)) == 1);
    CHECK(running.pages == 0);
  }
  const std::string old = "GET /echo/1 HTTP/1.0\r\nHost: " + running.host + "\r\nConnection: keep-alive\r\n\r\n";
  CHECK(answers_in(running.exchange(old + inner)) == 1);
  CHECK(answers_in(running.get("/echo/1", "Connection: close\r\n\r\n" + inner)) == 1);
  CHECK(running.pages == 0);
}

TEST_CASE("the same requests in drops of one byte are refused just the same") {
  RunningServer running;
  for (const auto& [name, bytes] : torture_cases(running.host)) {
    if (bytes.size() > 600) continue;
    INFO(name);
    Client client(running.host);
    for (std::size_t at = 0; at < bytes.size() && client.send(bytes.substr(at, 1)); ++at) {
    }
    client.finish_sending();
    const auto answer = client.receive_all();
    CHECK((answer.empty() || answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.1 50")));
    CHECK(answers_in(answer) <= 1);
    CHECK(running.pages == 0);
  }
}

TEST_CASE("nginx in front and Muster behind see the same requests") {
  Nginx nginx;
  hold_against(nginx);
}

TEST_CASE("haproxy in front and Muster behind see the same requests") {
  Haproxy haproxy;
  hold_against(haproxy);
}
