// Plain HTTP in front of a site that speaks TLS: it shows the way, and takes nothing.
#include "platform/net/tls_files.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;
using namespace muster::net::raw;

namespace {

struct RedirectingServer {
  Certificate files;
  RunningServer running;
  std::string plain;

  explicit RedirectingServer(const std::string& to = {}) : running(options(files, to)) {
    plain = running.server->redirect_address().substr(7);
  }
  static ServerOptions options(const Certificate& files, const std::string& to) {
    auto options = with_tls(files);
    options.redirect_listen = "127.0.0.1:0";
    options.redirect_to = to;
    options.hosts = {"muster.example.org"};
    return options;
  }
  [[nodiscard]] std::string send(const std::string& bytes) const {
    Client client(plain);
    client.send(bytes);
    client.finish_sending();
    return client.receive_all();
  }
};

}  // namespace

TEST_CASE("a page asked for by plain HTTP is shown the way to TLS, under the site's own name") {
  const RedirectingServer site("https://muster.example.org");
  for (const std::string method : {"GET", "HEAD"}) {
    const auto answer =
        site.send(method + " /f/abc?x=%0d%0aSet-Cookie:%20a HTTP/1.1\r\nHost: muster.example.org\r\n\r\n");
    CHECK(has_status(answer, 308));
    CHECK(answer.find("\r\nLocation: https://muster.example.org/f/abc?x=%0d%0aSet-Cookie:%20a\r\n") !=
          std::string::npos);
    CHECK(answer.find("\r\nContent-Security-Policy: default-src 'self';") != std::string::npos);
    CHECK(answer.find("\r\nSet-Cookie:") == std::string::npos);
    CHECK(answer.find("Strict-Transport-Security") == std::string::npos);
  }
  const auto odd = site.send("GET //evil.example/ HTTP/1.1\r\nHost: muster.example.org\r\n\r\n");
  CHECK(odd.find("\r\nLocation: https://muster.example.org//evil.example/\r\n") != std::string::npos);
  CHECK(has_status(site.send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 421));
  CHECK(has_status(site.send("GET /metrics HTTP/1.1\r\nHost: muster.example.org\r\n\r\n"), 308));
  CHECK(site.running.pages == 0);
}

TEST_CASE("without a public address the redirect leads to the first host and the port of TLS") {
  const RedirectingServer site;
  const auto port = site.running.host.substr(site.running.host.rfind(':'));
  CHECK(site.send("GET /a HTTP/1.1\r\nHost: muster.example.org\r\n\r\n")
            .find("\r\nLocation: https://muster.example.org" + port + "/a\r\n") != std::string::npos);
}

TEST_CASE("a form sent by plain HTTP is not read, whatever its body") {
  const RedirectingServer site("https://muster.example.org");
  const std::string head = "POST /save HTTP/1.1\r\nHost: muster.example.org\r\nCookie: muster_visit=" + visit +
                           "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
  for (const auto& body : {good_body(), std::string(5000000, 'x')}) {
    const auto answer = site.send(head + std::to_string(body.size()) + "\r\n\r\n" + body);
    CHECK(has_status(answer, 403));
    CHECK(answer.find("Open https://muster.example.org and send it again from there.") != std::string::npos);
    CHECK(answer.find("\r\nConnection: close\r\n") != std::string::npos);
  }
  CHECK(site.running.saved == 0);
}

TEST_CASE("a watcher may ask for the health by plain HTTP, and connections are used again") {
  const RedirectingServer site;
  Client client(site.plain);
  for (int turn = 0; turn < 3; ++turn) {
    client.send("GET /healthz HTTP/1.1\r\nHost: " + site.plain + "\r\n\r\n");
    CHECK(client.receive_answer().ends_with("\r\n\r\nok\n"));
    client.send("GET /page/1 HTTP/1.1\r\nHost: " + site.plain + "\r\n\r\n");
    CHECK(has_status(client.receive_answer(), 308));
  }
  CHECK(site.running.pages == 0);
}

TEST_CASE("a redirect without TLS gives a sentence, and stopping frees both ports") {
  auto options = RunningServer::options();
  options.redirect_listen = "127.0.0.1:0";
  const auto refused = Server::start(options, {});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("There is nothing to redirect to without TLS") != std::string::npos);
  RedirectingServer site;
  site.running.server->stop();
  CHECK_THROWS(Client(site.plain));
}
