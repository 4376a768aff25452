// The server on real sockets: what the library below lets through must not reach a page.
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>

#include <muster/http/server.hpp>
#include <muster/http/view.hpp>

#include <atomic>
#include <iostream>
#include <sstream>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::http;

namespace {

struct Quiet {
  std::ostringstream text;
  std::streambuf* before = std::cerr.rdbuf(text.rdbuf());
  ~Quiet() { std::cerr.rdbuf(before); }
};

struct Running {
  Quiet log;
  std::atomic<int> saved{0};
  std::unique_ptr<Server> server;
  std::string host;

  explicit Running(const std::string& listen = "127.0.0.1:0") {
    Router router;
    router.get("/page/{id}", Audience::everyone, [](const Request&) { return html("a page"); });
    router.post("/save", Audience::everyone, [this](const Request& request) {
      ++saved;
      return html("saved " + request.form.get("name"));
    });
    auto started = Server::start({listen, std::string(32, 'k'), 100000}, std::move(router));
    REQUIRE(started.ok());
    server = std::move(started).value();
    host = server->address().substr(7);
  }

  /// Sends raw bytes, closes the sending side, and returns everything that comes back.
  std::string exchange(const std::string& bytes) const {
    Poco::Net::StreamSocket socket{Poco::Net::SocketAddress(host)};
    socket.setReceiveTimeout(Poco::Timespan(5, 0));
    for (std::size_t sent = 0; sent < bytes.size();)
      sent += static_cast<std::size_t>(socket.sendBytes(bytes.data() + sent, static_cast<int>(bytes.size() - sent)));
    socket.shutdownSend();
    std::string all;
    char piece[4096];
    try {
      for (int got = 0; (got = socket.receiveBytes(piece, sizeof piece)) > 0;)
        all.append(piece, static_cast<std::size_t>(got));
    } catch (const Poco::Exception&) {
      // A reset ends an answer as well.
    }
    return all;
  }

  std::string get(const std::string& target, const std::string& more = {}) const {
    return exchange("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n");
  }

  std::string post(const std::string& headers, const std::string& body) const {
    return exchange("POST /save HTTP/1.1\r\nHost: " + host +
                    "\r\nCookie: muster_visit=AAAAAAAAAAAAAAAAAAAAAAAAAA\r\nContent-Type: "
                    "application/x-www-form-urlencoded\r\n" +
                    headers + "\r\n" + body);
  }
};

std::string good_body() { return "name=Ann&token=" + token_for(std::string(26, 'A'), std::string(32, 'k')); }

bool has_status(const std::string& answer, int status) {
  return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

std::size_t answers_in(const std::string& text) {
  std::size_t times = 0;
  for (auto at = text.find("HTTP/1."); at != std::string::npos; at = text.find("HTTP/1.", at + 1)) ++times;
  return times;
}

}  // namespace

TEST_CASE("a page is served, and the connection ends with it") {
  Running running;
  const auto answer = running.get("/page/7");
  CHECK(has_status(answer, 200));
  CHECK(answer.ends_with("\r\n\r\na page"));
  CHECK(answer.find("Connection: Close") != std::string::npos);
  CHECK(answer.find("Content-Security-Policy: default-src 'self';") != std::string::npos);
  CHECK(answer.find("Content-Length: 6\r\n") != std::string::npos);
  CHECK(answer.find("Server:") == std::string::npos);
}

TEST_CASE("HEAD is GET without its body") {
  Running running;
  const auto answer = running.exchange("HEAD /page/7 HTTP/1.1\r\nHost: " + running.host + "\r\n\r\n");
  CHECK(has_status(answer, 200));
  CHECK(answer.find("Content-Length: 6\r\n") != std::string::npos);
  CHECK(answer.ends_with("\r\n\r\n"));
}

TEST_CASE("an asset that the browser has is not sent again") {
  Running running;
  const auto tag = "\"" + asset("phone.css").substr(8) + "\"";
  const auto answer = running.get(asset("phone.css"), "If-None-Match: " + tag + "\r\n");
  CHECK(has_status(answer, 304));
  CHECK(answer.ends_with("\r\n\r\n"));
  CHECK(has_status(running.get(asset("phone.css")), 200));
}

TEST_CASE("a whole form reaches its page once") {
  Running running;
  const auto body = good_body();
  const auto answer = running.post("Content-Length: " + std::to_string(body.size()) + "\r\n", body);
  CHECK(has_status(answer, 200));
  CHECK(answer.ends_with("saved Ann"));
  CHECK(running.saved == 1);
}

TEST_CASE("a form that was cut off never reaches its page") {
  Running running;
  const auto body = good_body();
  const auto answer = running.post("Content-Length: " + std::to_string(body.size() + 20) + "\r\n", body);
  CHECK(has_status(answer, 400));
  CHECK(answer.find("cut off") != std::string::npos);
  CHECK(running.saved == 0);
}

TEST_CASE("ambiguous framing is refused, and what follows is never a second request") {
  Running running;
  const auto body = good_body();
  const auto length = std::to_string(body.size());
  const std::string second = "GET /page/smuggled HTTP/1.1\r\nHost: " + running.host + "\r\n\r\n";
  const std::pair<std::string, int> cases[] = {
      {"Content-Length: " + length + "\r\nTransfer-Encoding: chunked\r\n", 400},
      {"Transfer-Encoding: chunked\r\n", 411},
      {"Content-Length: " + length + "\r\nContent-Length: 0\r\n", 400},
      {"Content-Length: -5\r\n", 400},
      {"Content-Length: +" + length + "\r\n", 400},
      {"Content-Length: " + length + ",0\r\n", 400},
      {"", 411},
  };
  for (const auto& [headers, status] : cases) {
    INFO(headers);
    const auto answer = running.post(headers, body + second);
    CHECK(has_status(answer, status));
    CHECK(answers_in(answer) == 1);
    CHECK(answer.find("a page") == std::string::npos);
  }
  const auto pipelined = running.exchange("GET /page/1 HTTP/1.1\r\nHost: " + running.host + "\r\n\r\n" + second);
  CHECK(answers_in(pipelined) == 1);
  CHECK(running.saved == 0);
}

TEST_CASE("a foreign or missing host gets nothing") {
  Running running;
  CHECK(has_status(running.exchange("GET /page/1 HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 421));
  CHECK(has_status(running.exchange("GET /page/1 HTTP/1.1\r\n\r\n"), 421));
  const auto port = running.host.substr(running.host.rfind(':'));
  CHECK(has_status(running.exchange("GET /page/1 HTTP/1.1\r\nHost: localhost" + port + "\r\n\r\n"), 200));
  CHECK(has_status(running.exchange("GET /page/1 HTTP/1.1\r\nHost: [::1]" + port + "\r\n\r\n"), 200));
}

TEST_CASE("other methods and other bodies are refused") {
  Running running;
  const auto head = " /save HTTP/1.1\r\nHost: " + running.host + "\r\n";
  CHECK(has_status(running.exchange("PUT" + head + "Content-Length: 1\r\n\r\nx"), 405));
  CHECK(has_status(running.exchange("TRACE" + head + "\r\n"), 405));
  CHECK(has_status(running.exchange("BREW" + head + "\r\n"), 501));
  CHECK(has_status(running.exchange("POST" + head + "Content-Type: text/plain\r\nContent-Length: 1\r\n\r\nx"), 415));
  CHECK(has_status(running.post("Content-Length: 150000\r\n", std::string(150000, 'x')), 413));
}

TEST_CASE("an encoded line break in a request header does not reach the answer") {
  Running running;
  const auto answer = running.get("/page/1", "X-Name: =?utf-8?Q?a=0D=0ASet-Cookie:=20b?=\r\n");
  CHECK(answers_in(answer) == 1);
  CHECK(answer.find("Set-Cookie: b") == std::string::npos);
}

TEST_CASE("the log holds the pattern, the status and the time, and nothing of the visitor") {
  Running running;
  running.get("/page/secret-id?name=Ann");
  running.server->stop();
  const auto log = running.log.text.str();
  CHECK(log.find(" GET /page/{id} 200 ") != std::string::npos);
  CHECK(log.find("secret-id") == std::string::npos);
  CHECK(log.find("Ann") == std::string::npos);
  CHECK(log.find("127.0.0.1") == std::string::npos);
}

TEST_CASE("a port in use, a foreign address and a malformed one each give a sentence") {
  Running running;
  const std::string key(32, 'k');
  const auto taken = Server::start({running.host, key, 1000}, {});
  REQUIRE_FALSE(taken.ok());
  CHECK(taken.problem().kind == ProblemKind::unavailable);
  CHECK(taken.problem().message ==
        "Another program already listens on " + running.host + ". Stop it, or choose another port with --listen.");
  for (const auto* foreign :
       {"0.0.0.0:8080", "192.168.1.1:80", "[::]:8080", "example.org:80", "127.1:80", "127.0.0.1.evil:80"}) {
    INFO(foreign);
    const auto refused = Server::start({foreign, key, 1000}, {});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.problem().message.find("listens on this machine only") != std::string::npos);
  }
  for (const auto* malformed :
       {"", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "::1:80"}) {
    INFO(malformed);
    const auto refused = Server::start({malformed, key, 1000}, {});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.problem().kind == ProblemKind::wrong_usage);
  }
}

TEST_CASE("stopping answers what has begun and frees the port") {
  auto running = std::make_unique<Running>();
  const auto host = running->host;
  running->server->stop();
  running->server->stop();
  running.reset();
  CHECK_NOTHROW(Running(host));
}
