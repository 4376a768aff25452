// The server on real sockets, as one visitor sees it.
#include <muster/platform/net/server.hpp>
#include <muster/platform/web/view.hpp>

#include <filesystem>
#include <fstream>

#include "platform/net/raw_client.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;
using namespace muster::net::raw;

TEST_CASE("a page is served") {
  RunningServer running;
  const auto answer = running.get("/page/7", "Connection: close\r\n");
  CHECK(has_status(answer, 200));
  CHECK(answer.ends_with("\r\n\r\na page"));
  CHECK(answer.find("Connection: close\r\n") != std::string::npos);
  CHECK(answer.find("Content-Security-Policy: default-src 'self';") != std::string::npos);
  CHECK(answer.find("Content-Length: 6\r\n") != std::string::npos);
  CHECK(answer.find("Server:") == std::string::npos);
  const auto date = answer.find("\r\nDate: ");
  REQUIRE(date != std::string::npos);
  CHECK(answer.substr(date + 33, 6) == " GMT\r\n");
}

TEST_CASE("HEAD is GET without its body") {
  RunningServer running;
  const auto answer = running.exchange("HEAD /page/7 HTTP/1.1\r\nHost: " + running.host + "\r\n\r\n");
  CHECK(has_status(answer, 200));
  CHECK(answer.find("Content-Length: 6\r\n") != std::string::npos);
  CHECK(answer.ends_with("\r\n\r\n"));
}

TEST_CASE("an asset that the browser has is not sent again") {
  RunningServer running;
  const auto tag = "\"" + web::asset("phone.css").substr(8) + "\"";
  const auto answer = running.get(web::asset("phone.css"), "If-None-Match: " + tag + "\r\n");
  CHECK(has_status(answer, 304));
  CHECK(answer.ends_with("\r\n\r\n"));
  CHECK(has_status(running.get(web::asset("phone.css")), 200));
}

TEST_CASE("a whole form reaches its page once") {
  RunningServer running;
  const auto body = good_body();
  const auto answer = running.post("Content-Length: " + std::to_string(body.size()) + "\r\n", body);
  CHECK(has_status(answer, 200));
  CHECK(answer.ends_with("saved Ann"));
  CHECK(running.saved == 1);
}

TEST_CASE("a form that was cut off never reaches its page") {
  RunningServer running;
  const auto body = good_body();
  const auto answer = running.post("Content-Length: " + std::to_string(body.size() + 20) + "\r\n", body);
  CHECK(has_status(answer, 400));
  CHECK(answer.find("cut off") != std::string::npos);
  CHECK(running.saved == 0);
}

TEST_CASE("ambiguous framing is refused, and what follows is never a second request") {
  RunningServer running;
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
  };
  for (const auto& [headers, status] : cases) {
    INFO(headers);
    const auto answer = running.post(headers, body + second);
    CHECK(has_status(answer, status));
    CHECK(answers_in(answer) == 1);
    CHECK(answer.find("a page") == std::string::npos);
  }
  CHECK(running.saved == 0);
}

TEST_CASE("a change without a length has no body, and what follows is never a second request") {
  RunningServer running;
  const std::string second = "GET /page/smuggled HTTP/1.1\r\nHost: " + running.host + "\r\n\r\n";
  for (const auto& body : {std::string(), good_body()}) {
    INFO(body);
    const auto answer = running.exchange("POST /save HTTP/1.1\r\nHost: " + running.host + "\r\n\r\n" + body + second);
    CHECK(has_status(answer, 403));  // no token came
    CHECK(answers_in(answer) == 1);
    CHECK(answer.find("Connection: close\r\n") != std::string::npos);
    CHECK(answer.find("a page") == std::string::npos);
  }
  CHECK(running.saved == 0);
}

TEST_CASE("a foreign or missing host gets nothing") {
  RunningServer running;
  CHECK(has_status(running.exchange("GET /page/1 HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 421));
  CHECK(has_status(running.exchange("GET /page/1 HTTP/1.1\r\n\r\n"), 400));
  const auto port = running.host.substr(running.host.rfind(':'));
  CHECK(has_status(running.exchange("GET /page/1 HTTP/1.1\r\nHost: localhost" + port + "\r\n\r\n"), 200));
  CHECK(has_status(running.exchange("GET /page/1 HTTP/1.1\r\nHost: [::1]" + port + "\r\n\r\n"), 200));
}

TEST_CASE("other methods and other bodies are refused") {
  RunningServer running;
  const auto head = " /save HTTP/1.1\r\nHost: " + running.host + "\r\n";
  CHECK(has_status(running.exchange("PUT" + head + "Content-Length: 1\r\n\r\nx"), 415));
  CHECK(has_status(running.exchange("DELETE" + head + "\r\n"), 405));
  CHECK(has_status(running.exchange("TRACE" + head + "\r\n"), 405));
  CHECK(has_status(running.exchange("BREW" + head + "\r\n"), 405));
  CHECK(has_status(running.exchange("POST" + head + "Content-Type: text/plain\r\nContent-Length: 1\r\n\r\nx"), 415));
  CHECK(has_status(running.post("Content-Length: 150000\r\n", std::string(150000, 'x')), 413));
}

TEST_CASE("JSON comes over the wire by PUT and PATCH, and DELETE comes without a body") {
  RunningServer running;
  const auto sent = [&](const std::string& method, const std::string& more, const std::string& body) {
    return running.exchange(method + " /item/1 HTTP/1.1\r\nHost: " + running.host + "\r\nCookie: muster_visit=" +
                            visit + "\r\nX-Form-Token: " + web::token_for(visit, key) + "\r\n" + more + "\r\n" + body);
  };
  const std::string body = R"({"name": "Ann"})";
  const auto head = "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  for (const auto* method : {"PUT", "PATCH"}) {
    INFO(method);
    const auto answer = sent(method, head, body);
    CHECK(has_status(answer, 200));
    CHECK(answer.ends_with("item Ann"));
  }
  CHECK(sent("DELETE", "", "").ends_with("item nothing"));
  CHECK(running.pages == 3);
  // What follows on the same connection is the next request.
  const auto both = sent("PUT", head, body + running.request("/echo/next"));
  CHECK(answers_in(both) == 2);
  CHECK(both.find("next") != std::string::npos);
}

TEST_CASE("programs are refused in JSON over the wire too") {
  RunningServer running;
  const auto answer = running.exchange("BREW /api/x HTTP/1.1\r\nHost: " + running.host + "\r\n\r\n");
  CHECK(has_status(answer, 405));
  CHECK(answer.find("Content-Type: application/problem+json") != std::string::npos);
  CHECK(running.exchange("BREW /x HTTP/1.1\r\nHost: " + running.host + "\r\n\r\n").find("Content-Type: text/html") !=
        std::string::npos);
}

TEST_CASE("an encoded line break in a request header does not reach the answer") {
  RunningServer running;
  const auto answer = running.get("/page/1", "X-Name: =?utf-8?Q?a=0D=0ASet-Cookie:=20b?=\r\n");
  CHECK(answers_in(answer) == 1);
  CHECK(answer.find("Set-Cookie: b") == std::string::npos);
}

TEST_CASE("the log holds the pattern, the status and the time, and nothing of the visitor") {
  RunningServer running;
  running.get("/page/secret-id?name=Ann");
  running.server->stop();
  const auto log = running.log.text.str();
  CHECK(log.find(" method=GET route=\"/page/{id}\" status=200 bytes=") != std::string::npos);
  CHECK(log.find("secret-id") == std::string::npos);
  CHECK(log.find("Ann") == std::string::npos);
  CHECK(log.find("127.0.0.1") == std::string::npos);
}

TEST_CASE("a port in use, a foreign address and a malformed one each give a sentence") {
  RunningServer running;
  const auto start = [](const std::string& listen) {
    auto options = RunningServer::options();
    options.listen = listen;
    return Server::start(options, {});
  };
  const auto taken = start(running.host);
  REQUIRE_FALSE(taken.ok());
  CHECK(taken.error().kind == ErrorKind::unavailable);
  CHECK(taken.error().message ==
        "Another program already listens on " + running.host + ". Stop it, or choose another port with --listen.");
  for (const auto* foreign :
       {"0.0.0.0:8080", "192.168.1.1:80", "[::]:8080", "example.org:80", "127.1:80", "127.0.0.1.evil:80"}) {
    INFO(foreign);
    const auto refused = start(foreign);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("listens on this machine only") != std::string::npos);
  }
  for (const auto* malformed :
       {"", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "::1:80"}) {
    INFO(malformed);
    const auto refused = start(malformed);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::wrong_usage);
  }
}

TEST_CASE("stopping answers what has begun and frees the port") {
  auto running = std::make_unique<RunningServer>();
  const auto host = running->host;
  Client idle(host);
  idle.send(running->request("/page/1"));
  CHECK(has_status(idle.receive_answer(), 200));
  Client busy(host);
  busy.send(running->request("/slow"));
  while (running->get("/metrics").find("muster_open_connections 3") == std::string::npos)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const auto begin = raw::Clock::now();
  running->server->stop();
  CHECK(raw::Clock::now() - begin < std::chrono::seconds(5));
  const auto answer = busy.receive_answer();
  CHECK(answer.ends_with("\r\n\r\nslow"));
  CHECK(answer.find("Connection: close") != std::string::npos);
  CHECK(idle.is_closed_within(std::chrono::milliseconds(100)));
  running->server->stop();
  running.reset();
  auto options = RunningServer::options();
  options.listen = host;
  CHECK_NOTHROW(RunningServer(options));
}

TEST_CASE("a connection is used again, and what is sent at once is answered in order") {
  RunningServer running;
  Client client(running.host);
  for (int turn = 0; turn < 3; ++turn) {
    client.send(running.request("/echo/" + std::to_string(turn)));
    CHECK(client.receive_answer().ends_with("\r\n\r\n" + std::to_string(turn)));
  }
  client.send(running.request("/slow") + running.good_post() + running.request("/echo/last", "Connection: close\r\n"));
  CHECK(client.receive_answer().ends_with("slow"));
  CHECK(client.receive_answer().ends_with("saved Ann"));
  CHECK(client.receive_answer().ends_with("last"));
  CHECK(client.is_closed_within(std::chrono::seconds(2)));
  CHECK(running.saved == 1);
}

TEST_CASE("an old client gets its page, and the end of the connection") {
  RunningServer running;
  Client client(running.host);
  client.send("GET /page/1 HTTP/1.0\r\nHost: " + running.host + "\r\nConnection: keep-alive\r\n\r\n");
  CHECK(client.receive_answer().find("Connection: close") != std::string::npos);
  CHECK(client.is_closed_within(std::chrono::seconds(1)));
}

TEST_CASE("a sender that asks first is told to go on, or is refused before it has sent its body") {
  RunningServer running;
  const auto length = "Content-Length: " + std::to_string(good_body().size()) + "\r\n";
  Client client(running.host);
  client.send(running.post_head(length + "Expect: 100-continue\r\n"));
  CHECK(client.receive(std::chrono::seconds(2)) == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send(good_body());
  CHECK(client.receive_answer().ends_with("saved Ann"));
  Client large(running.host);
  large.send(running.post_head("Content-Length: 200000\r\nExpect: 100-continue\r\n"));
  CHECK(has_status(large.receive_answer(), 413));
  Client other(running.host);
  other.send(running.post_head(length + "Expect: a-miracle\r\n"));
  CHECK(has_status(other.receive_answer(), 417));
  CHECK(running.saved == 1);
}

TEST_CASE("a refused body is taken in, so that the browser gets to read why") {
  RunningServer running;
  Client client(running.host);
  CHECK(client.send(running.post_head("Content-Length: 5000000\r\n")));
  std::thread sender([&] { client.send(std::string(5000000, 'x')); });
  const auto answer = client.receive_answer();
  sender.join();
  CHECK(has_status(answer, 413));
  CHECK(answer.find("</html>") != std::string::npos);
}

TEST_CASE("text is compressed for those who can read it") {
  RunningServer running;
  const auto packed = running.get(web::asset("phone.css"), "Accept-Encoding: gzip\r\n");
  const auto plain = running.get(web::asset("phone.css"));
  CHECK(packed.find("Content-Encoding: gzip") != std::string::npos);
  CHECK(packed.find("Vary: Accept-Encoding") != std::string::npos);
  CHECK(plain.find("Vary: Accept-Encoding") != std::string::npos);
  CHECK(plain.find("Content-Encoding") == std::string::npos);
  CHECK(packed.size() * 3 < plain.size());
}

TEST_CASE("forwarded headers count only where they come from a configured proxy") {
  const std::string forwarded = "X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\nX-Forwarded-Proto: https\r\n";
  {
    RunningServer open;
    const auto unknown = open.get("/client", forwarded);
    CHECK(unknown.ends_with("127.0.0.1 plain"));
    CHECK(unknown.find("Strict-Transport-Security") == std::string::npos);
    CHECK(unknown.find("; Secure") == std::string::npos);
    CHECK(has_status(open.get("/metrics", forwarded), 404));
    CHECK(has_status(open.get("/metrics"), 200));
  }
  auto options = RunningServer::options();
  options.trusted_proxies = {"127.0.0.0/8"};
  RunningServer behind(options);
  const auto known = behind.get("/client", forwarded);
  CHECK(known.ends_with("198.51.100.7 encrypted"));
  CHECK(known.find("Strict-Transport-Security: max-age=31536000") != std::string::npos);
  CHECK(known.find("Set-Cookie: __Host-muster_visit=") != std::string::npos);
  CHECK(known.find("; Secure") != std::string::npos);
  CHECK(has_status(behind.get("/metrics", forwarded), 404));
}

TEST_CASE("an open network is faced on purpose, under a name") {
  auto options = RunningServer::options();
  options.listen = "0.0.0.0:0";
  CHECK_FALSE(Server::start(options, {}).ok());
  options.open_to_network = true;
  const auto nameless = Server::start(options, {});
  REQUIRE_FALSE(nameless.ok());
  CHECK(nameless.error().message.find("by which name") != std::string::npos);
  options.hosts = {"Muster Example"};
  CHECK_FALSE(Server::start(options, {}).ok());
  options.hosts = {"muster.example.org"};
  options.listen = "127.0.0.1:0";  // the test stays on this machine
  RunningServer running(options);
  CHECK(has_status(running.exchange("GET /page/1 HTTP/1.1\r\nHost: Muster.example.org\r\n\r\n"), 200));
  CHECK(has_status(running.exchange("GET /page/1 HTTP/1.1\r\nHost: evil.example.org\r\n\r\n"), 421));
}

TEST_CASE("the metrics count by pattern and hold nothing of the visitor") {
  RunningServer running;
  running.get("/page/secret-id?name=Ann");
  running.get("/page/other");
  running.exchange("BAD\r\n\r\n");
  const auto text = running.get("/metrics");
  CHECK(text.find("Content-Type: text/plain; version=0.0.4") != std::string::npos);
  CHECK(text.find("muster_requests_total{route=\"/page/{id}\",status=\"200\"} 2\n") != std::string::npos);
  CHECK(text.find("muster_requests_total{route=\"(refused)\",status=\"400\"} 1\n") != std::string::npos);
  CHECK(text.find("muster_request_seconds_bucket{le=\"+Inf\"} 3\n") != std::string::npos);
  CHECK(text.find("muster_refused_requests_total 1\n") != std::string::npos);
  CHECK(text.find("muster_open_connections 1\n") != std::string::npos);
  CHECK(text.find("muster_resident_bytes ") != std::string::npos);
  CHECK(text.find("secret") == std::string::npos);
}

TEST_CASE("what is left of a log line by a visitor is nothing") {
  RunningServer running;
  running.exchange("GET /page/a%0aevent=forged HTTP/1.1\r\nHost: " + running.host + "\r\n\r\n");
  running.exchange("GE\"T /page/x HTTP/1.1\r\nHost: " + running.host + "\r\n\r\n");
  running.server->stop();
  const auto log = running.log.text.str();
  CHECK(log.find("forged") == std::string::npos);
  CHECK(std::count(log.begin(), log.end(), '\n') == 2);
}
