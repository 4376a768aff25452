// What every answer must carry, whoever asks and whatever goes wrong: all routes of the real site are walked over a
// socket, signed in and not, plain and as TLS before a proxy.
#include <muster/domain/access/form_token.hpp>
#include <muster/domain/access/link_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/front/app/site.hpp>
#include <muster/platform/web/token.hpp>
#include <muster/platform/web/view.hpp>

#include <map>
#include <set>

#include "platform/net/raw_client.hpp"
#include "support/summit_store.hpp"

using namespace muster;
using namespace muster::test;
using muster::net::raw::Client;

namespace {

enum class Wire { plain, tls };

struct Reply {
  int status = 0;
  std::multimap<std::string, std::string> headers;
  std::string body;

  [[nodiscard]] std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

Reply read_reply(const std::string& text) {
  Reply reply;
  REQUIRE(text.starts_with("HTTP/1.1 "));
  reply.status = std::stoi(text.substr(9, 3));
  const auto end = text.find("\r\n\r\n");
  REQUIRE(end != std::string::npos);
  for (auto at = text.find("\r\n") + 2; at < end;) {
    const auto stop = text.find("\r\n", at);
    const auto colon = text.find(": ", at);
    REQUIRE(colon < stop);
    reply.headers.emplace(text.substr(at, colon - at), text.substr(colon + 2, stop - colon - 2));
    at = stop + 2;
  }
  reply.body = text.substr(end + 4);
  return reply;
}

/// The whole site over the example summit, on a socket.
class ServedExample {
 public:
  ServedExample() : summaries_(store_.database()), clock_(noon()) {
    REQUIRE(app::load_example(store_.database(), SummitStore::audit()).ok());
    router_ = app::site(store_.database(), clock_, summaries_, {true});
    net::ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.token_key = net::raw::key;
    options.trusted_proxies = {"127.0.0.1"};
    auto started = net::Server::start(options, router_);
    REQUIRE(started.ok());
    server_ = std::move(started).value();
    host_ = server_->address().substr(7);
    const auto link = access::print_link(store_.database(), SummitStore::audit(), "owner@example.org");
    REQUIRE_FALSE(link.ok());  // nobody gave a role yet
    REQUIRE(access::give_role(store_.database(), SummitStore::audit(), "owner@example.org", access::Role::owner,
                              app::example_programme)
                .ok());
    const auto good = access::print_link(store_.database(), SummitStore::audit(), "owner@example.org");
    REQUIRE(good.ok());
    const auto entered = access::spend_link(store_.database(), noon(), *good, "any", "A browser", "");
    REQUIRE(entered.ok());
    session_ = entered->session;
  }

  [[nodiscard]] const web::Router& router() const { return router_; }
  [[nodiscard]] const std::string& host() const { return host_; }
  [[nodiscard]] std::string cookies(Wire wire) const {
    const std::string visit = (wire == Wire::tls ? "__Host-muster_visit=" : "muster_visit=") + net::raw::visit;
    return "Cookie: " + visit + "; " + (wire == Wire::tls ? "__Host-muster=" : "muster-session=") + session_ + "\r\n";
  }
  [[nodiscard]] std::string form_token() const {
    return access::form_token_of_session(session_, web::token_for(net::raw::visit, net::raw::key));
  }
  [[nodiscard]] Reply ask(Wire wire, const std::string& first, const std::string& more = {},
                          const std::string& body = {}) const {
    const std::string proto = wire == Wire::tls ? "X-Forwarded-Proto: https\r\n" : "";
    return raw(first + " HTTP/1.1\r\nHost: " + host_ + "\r\nConnection: close\r\n" + proto + more + "\r\n" + body);
  }
  [[nodiscard]] Reply post(Wire wire, const std::string& path, const std::string& more, const std::string& body) const {
    return ask(wire, "POST " + path,
               more + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                   std::to_string(body.size()) + "\r\n",
               body);
  }
  [[nodiscard]] Reply raw(const std::string& bytes) const {
    Client client(host_);
    client.send(bytes);
    return read_reply(client.receive_all(std::chrono::seconds(30)));
  }

 private:
  net::raw::LogCapture quiet_;
  SummitStore store_;
  figures::Summaries summaries_;
  HandClock clock_;
  web::Router router_;
  std::unique_ptr<net::Server> server_;
  std::string host_;
  std::string session_;
};

void check_reply(const Reply& reply, Wire wire) {
  CHECK(reply.headers.count("Content-Security-Policy") == 1);
  CHECK(reply.header("Content-Security-Policy") ==
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  CHECK(reply.header("X-Content-Type-Options") == "nosniff");
  CHECK(reply.header("Referrer-Policy") == "same-origin");
  CHECK(reply.header("Strict-Transport-Security") == (wire == Wire::tls ? "max-age=31536000; includeSubDomains" : ""));
  CHECK(reply.headers.count("Cache-Control") == 1);
  CHECK(reply.headers.count("Access-Control-Allow-Origin") == 0);
  CHECK(reply.headers.count("Server") == 0);
  CHECK(reply.headers.count("Date") == 1);
  const auto type = reply.header("Content-Type");
  if (!reply.body.empty()) {
    CHECK_FALSE(type.empty());
    if (type.starts_with("text/") || type.starts_with("image/svg"))
      CHECK(type.find("charset=utf-8") != std::string::npos);
  }
  if (reply.header("Content-Encoding") == "gzip") CHECK(reply.header("Vary").starts_with("Accept-Encoding"));
  for (auto [at, end] = reply.headers.equal_range("Set-Cookie"); at != end; ++at) {
    INFO(at->second);
    CHECK(at->second.find("; Path=/; HttpOnly; SameSite=Lax") != std::string::npos);
    CHECK((at->second.find("; Secure") != std::string::npos) == (wire == Wire::tls));
    CHECK(at->second.starts_with("__Host-") == (wire == Wire::tls));
  }
  if (reply.status >= 300 && reply.status < 400 && reply.status != 304) {
    CHECK(reply.header("Location").starts_with("/"));
    CHECK_FALSE(reply.header("Location").starts_with("//"));
  }
}

std::string filled(const std::string& pattern) {
  std::string path;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{') {
      path += pattern[at];
      continue;
    }
    const auto end = pattern.find('}', at);
    path += pattern.substr(at + 1, end - at - 1) == "event" ? app::example_event : "nothing";
    at = end;
  }
  return path;
}

}  // namespace

TEST_CASE("every route's answers carry the security headings, and personal pages are kept by nobody") {
  const ServedExample site;
  std::set<int> seen;
  std::size_t answers = 0;
  for (const auto wire : {Wire::plain, Wire::tls}) {
    for (const auto& route : site.router().routes()) {
      const bool posts = route.method == web::Method::post;
      const auto path = filled(route.pattern);
      const bool open = route.right == web::everybody;
      for (const auto& who : {std::string(), site.cookies(wire)}) {
        INFO((posts ? "POST " : "GET ") << path << (wire == Wire::tls ? " by TLS" : "")
                                        << (who.empty() ? "" : ", signed in"));
        // Without its token a form changes nothing, so every one may be tried.
        const auto reply = posts ? site.post(wire, path, who, "a=b")
                                 : site.ask(wire, "GET " + path, who + "Accept-Encoding: gzip\r\n");
        check_reply(reply, wire);
        if (!open) CHECK(reply.header("Cache-Control").find("no-store") != std::string::npos);
        if (posts) CHECK(reply.status >= 300);
        seen.insert(reply.status);
        ++answers;
      }
    }
  }
  CHECK(answers > 300);
  for (const int status : {200, 303, 403, 404}) CHECK(seen.contains(status));
}

TEST_CASE("refusals and assets and the server's own pages carry the security headings too") {
  const ServedExample site;
  const std::string host = "Host: " + site.host() + "\r\n";
  const auto style = web::asset("desk.css");
  for (const auto wire : {Wire::plain, Wire::tls}) {
    const auto expect = [&](int status, const Reply& reply) {
      INFO(status);
      CHECK(reply.status == status);
      check_reply(reply, wire);
      return reply;
    };
    const auto whole = expect(200, site.ask(wire, "GET " + style));
    CHECK(whole.header("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(whole.header("Vary") == "Accept-Encoding");
    const auto packed = expect(200, site.ask(wire, "GET " + style, "Accept-Encoding: gzip\r\n"));
    CHECK(packed.header("Content-Encoding") == "gzip");
    CHECK(packed.header("ETag") != whole.header("ETag"));
    const auto held = expect(304, site.ask(wire, "GET " + style, "If-None-Match: " + whole.header("ETag") + "\r\n"));
    CHECK(held.body.empty());
    CHECK(held.header("ETag") == whole.header("ETag"));
    expect(404, site.ask(wire, "GET /assets/desk.000000000000.css"));
    expect(200, site.ask(wire, "GET /healthz"));
    expect(200, site.ask(wire, "GET /metrics"));
    expect(200, site.ask(wire, "HEAD /sign-in"));
    expect(404, site.ask(wire, "GET /no/such/page"));
    expect(405, site.ask(wire, "PUT /sign-in", "Content-Type: application/json\r\nContent-Length: 2\r\n", "{}"));
    expect(405, site.ask(wire, "DELETE /sign-in"));
    expect(405, site.ask(wire, "PUT /sign-in"));
    expect(411, site.ask(wire, "POST /sign-in", "Transfer-Encoding: chunked\r\n"));
    expect(405, site.ask(wire, "TRACE /sign-in"));
    expect(405, site.ask(wire, "GET /sign-out"));
    expect(405, site.ask(wire, "BREW /sign-in"));
    expect(400, site.ask(wire, "GET /a%00b"));
    expect(415, site.ask(wire, "POST /sign-in", "Content-Type: text/plain\r\nContent-Length: 1\r\n", "x"));
    expect(413, site.ask(wire, "POST /sign-in",
                         "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000000\r\n"));
  }
  // Of what cannot be read as a whole head, nobody knows what the proxy said.
  const auto expect = [&](int status, const Reply& reply) {
    INFO(status);
    CHECK(reply.status == status);
    check_reply(reply, Wire::plain);
  };
  expect(414, site.ask(Wire::tls, "GET /" + std::string(9000, 'x')));
  expect(431, site.ask(Wire::tls, "GET /sign-in", "X-Name: " + std::string(9000, 'x') + "\r\n"));
  check_reply(site.raw("BAD\r\n\r\n"), Wire::plain);
  check_reply(site.raw("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), Wire::plain);
  check_reply(site.raw("GET / HTTP/9.9\r\n" + host + "\r\n"), Wire::plain);
}

TEST_CASE("signing out clears what the browser keeps") {
  const ServedExample site;
  const auto body = "token=" + site.form_token();
  const auto reply = site.post(Wire::tls, "/sign-out", site.cookies(Wire::tls), body);
  CHECK(reply.status == 303);
  check_reply(reply, Wire::tls);
  CHECK(reply.header("Clear-Site-Data") == "\"cache\", \"storage\"");
  CHECK(reply.header("Set-Cookie").starts_with("__Host-muster=; "));
  CHECK(site.ask(Wire::tls, "GET /sessions", site.cookies(Wire::tls)).status == 303);
}
