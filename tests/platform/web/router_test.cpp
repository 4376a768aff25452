// The router finds the nearest page, and no page's failure tells a visitor or the log more than it should.
#include <muster/platform/web/router.hpp>
#include <muster/platform/web/token.hpp>
#include <muster/platform/web/view.hpp>

#include <iostream>
#include <sstream>

#include "support/catch.hpp"

using namespace muster::web;

namespace {

Handler says(std::string text) {
  return [text = std::move(text)](const Request& request) {
    std::string captures;
    for (const auto& [name, value] : request.captures) captures += " " + name + "=" + value;
    return html(text + captures);
  };
}

Router small_router() {
  Router router;
  router.get("/", everybody, says("home"));
  router.get("/events/{event}", everybody, says("event"));
  router.get("/events/new", everybody, says("new"));
  router.get("/events/{event}/delegates/{row}", everybody, says("row"));
  router.post("/events/{event}", everybody, says("changed"));
  router.post("/events", everybody, says("added"));
  router.get("/fails", everybody, [](const Request&) -> Reply { throw std::runtime_error("the disk is gone"); });
  router.get("/fails-oddly/{code}", everybody, [](const Request&) -> Reply { throw 7; });
  return router;
}

Request request_for(Method method, const std::string& path) {
  Request request;
  request.method = method;
  request.path = path;
  return request;
}

std::string body(const std::string& path) { return small_router().handle(request_for(Method::get, path)).body; }

struct CapturedLog {
  std::ostringstream text;
  std::streambuf* before = std::cerr.rdbuf(text.rdbuf());
  ~CapturedLog() { std::cerr.rdbuf(before); }
};

}  // namespace

TEST_CASE("a path finds its page and its captures") {
  CHECK(body("/") == "home");
  CHECK(body("/events/summit") == "event event=summit");
  CHECK(body("/events/new") == "new");
  CHECK(body("/events/a b/delegates/7") == "row event=a b row=7");
}

TEST_CASE("the page for an unknown address offers nothing, for nobody knows who asks") {
  const auto reply = small_router().handle(request_for(Method::get, "/events/a/b/c"));
  CHECK(reply.status == 404);
  CHECK(reply.body.find("href=\"/people\"") == std::string::npos);
}

TEST_CASE("a path without a page is 404") {
  for (const std::string& path : {std::string("/nothing"), std::string("/events/"), std::string("//"),
                                  std::string("/events/a/b"), "/events/" + std::string(201, 'x')}) {
    INFO(path);
    CHECK(small_router().handle(request_for(Method::get, path)).status == 404);
  }
  CHECK(small_router().handle(request_for(Method::get, "/events/" + std::string(200, 'x'))).status == 200);
}

TEST_CASE("a page of another method is 405 and names the right one") {
  const auto reply = small_router().handle(request_for(Method::get, "/events"));
  CHECK(reply.status == 405);
  CHECK(reply.headers.front() == std::pair<std::string, std::string>{"Allow", "POST"});
  CHECK(small_router().handle(request_for(Method::post, "/events/new/delegates/1")).headers.front().second ==
        "GET, HEAD");
}

TEST_CASE("a form without the visitor's token changes nothing") {
  const std::string key(32, 'k');
  auto request = request_for(Method::post, "/events/a");
  request.token = token_for("visit", key);
  for (const std::string& wrong :
       {std::string{}, std::string("x"), token_for("other", key), token_for("visit", std::string(32, 'l'))}) {
    auto forged = request;
    if (!wrong.empty()) forged.form.add("token", wrong);
    const auto reply = small_router().handle(forged);
    CHECK(reply.status == 403);
    CHECK(reply.body.find("send it once more") != std::string::npos);
  }
  auto in_query = request;
  in_query.query.add("token", request.token);
  CHECK(small_router().handle(in_query).status == 403);
  request.form.add("token", request.token);
  CHECK(small_router().handle(request).body == "changed event=a");
}

TEST_CASE("every method finds its own page, and what is not there is told by Allow") {
  Router router;
  router.get("/item", everybody, says("get"));
  router.put("/item", everybody, says("put"));
  router.patch("/item", everybody, says("patch"));
  router.add(Method::delete_, "/item", everybody, says("delete"));
  const auto ask = [&](Method method) {
    auto request = request_for(method, "/item");
    request.token = "0123456789abcdef";
    request.headers.add("x-form-token", request.token);
    return router.handle(request);
  };
  CHECK(ask(Method::head).body == "get");
  CHECK(ask(Method::put).body == "put");
  CHECK(ask(Method::patch).body == "patch");
  CHECK(ask(Method::delete_).body == "delete");
  const auto wrong = ask(Method::post);
  CHECK(wrong.status == 405);
  CHECK(wrong.headers.front().second == "GET, HEAD, PUT, PATCH, DELETE");
  CHECK_THROWS_AS(router.add(Method::head, "/other", everybody, says("head")), std::logic_error);
}

TEST_CASE("a change by any method needs the token, in a field or a heading, and not in the query") {
  Router router;
  for (const auto method : {Method::post, Method::put, Method::patch, Method::delete_})
    router.add(method, "/item", everybody, says("changed"));
  for (const auto method : {Method::post, Method::put, Method::patch, Method::delete_}) {
    INFO(method_name(method));
    auto request = request_for(method, "/item");
    request.token = "0123456789abcdef";
    CHECK(router.handle(request).status == 403);
    auto in_query = request;
    in_query.query.add("token", request.token);
    CHECK(router.handle(in_query).status == 403);
    auto guessed = request;
    guessed.headers.add("x-form-token", "0123456789abcdeg");
    CHECK(router.handle(guessed).status == 403);
    auto in_heading = request;
    in_heading.headers.add("x-form-token", request.token);
    CHECK(router.handle(in_heading).body == "changed");
    // A field that is wrong is not made good by a heading.
    in_heading.form.add("token", "other");
    CHECK(router.handle(in_heading).status == 403);
  }
}

namespace {

/// Knows everybody who bears a token as "a program", and everybody else as nobody.
class TokenGuard final : public Guard {
 public:
  [[nodiscard]] std::optional<Reply> refusal(const Router&, const Route&, Request& request) const override {
    request.visitor.by_access_token = request.headers.find("authorization").has_value();
    return std::nullopt;
  }
  void introduce(const Router&, Request& request) const override { request.visitor.id = "somebody"; }
};

}  // namespace

TEST_CASE("whoever bears an access token needs no form token") {
  Router router = small_router();
  router.set_guard(std::make_shared<TokenGuard>());
  auto request = request_for(Method::post, "/events/a");
  request.token = "0123456789abcdef";
  CHECK(router.handle(request).status == 403);
  request.headers.add("authorization", "Bearer good");
  CHECK(router.handle(request).body == "changed event=a");
}

TEST_CASE("the page for an unknown address knows who asks") {
  Router router = small_router();
  router.set_guard(std::make_shared<TokenGuard>());
  std::string who;
  router.set_error_page([&](const Request& request, const muster::Error&) {
    who = request.visitor.id;
    return html("");
  });
  CHECK(router.handle(request_for(Method::get, "/nothing")).status == 200);
  CHECK(who == "somebody");
}

TEST_CASE("a right has a name") {
  CHECK_THROWS_AS(Right(""), std::logic_error);
  CHECK(Right("figures") == Right(std::string_view("figures")));
  CHECK_FALSE(Right("figures") == everybody);
}

TEST_CASE("a request that has no token of its own can change nothing") {
  auto request = request_for(Method::post, "/events/a");
  request.form.add("token", "");
  CHECK(small_router().handle(request).status == 403);
}

TEST_CASE("a failing page gives a reference to the visitor and the reason to the log") {
  CapturedLog log;
  const auto reply = small_router().handle(request_for(Method::get, "/fails"));
  CHECK(reply.status == 500);
  CHECK(reply.body.find("disk") == std::string::npos);
  const auto line = log.text.str();
  CHECK(line.find("the disk is gone") != std::string::npos);
  const auto at = line.find("event=failure id=\"");
  REQUIRE(at != std::string::npos);
  const auto reference = line.substr(at + 18, 8);
  CHECK(reply.body.find(reference) != std::string::npos);
}

TEST_CASE("addresses that are read elsewhere begin where the site is reached") {
  Request request;
  request.host = "muster.test:8443";
  CHECK(site_of(request) == "http://muster.test:8443");
  request.encrypted = true;
  CHECK(site_of(request) == "https://muster.test:8443");
  request.public_address = "https://muster.example.org";
  CHECK(site_of(request) == "https://muster.example.org");
}

TEST_CASE("the log names the pattern of a failing page, never what the address held") {
  CapturedLog log;
  CHECK(small_router().handle(request_for(Method::get, "/fails-oddly/secret-code")).status == 500);
  CHECK(log.text.str().find("/fails-oddly/{code}") != std::string::npos);
  CHECK(log.text.str().find("secret-code") == std::string::npos);
}

TEST_CASE("a route that stands twice is our mistake") {
  Router router;
  router.get("/a", everybody, says("1"));
  CHECK_THROWS_AS(router.get("/a", everybody, says("2")), std::logic_error);
  CHECK_THROWS_AS(router.get("a", everybody, says("2")), std::logic_error);
  CHECK_NOTHROW(router.post("/a", everybody, says("2")));
}

TEST_CASE("tokens differ by visit and key, and need a long key") {
  const std::string key(32, 'k');
  CHECK(token_for("a", key) == token_for("a", key));
  CHECK(token_for("a", key).size() == 64);
  CHECK(token_for("a", key) != token_for("b", key));
  CHECK(token_for("a", key) != token_for("a", key + "x"));
  CHECK_THROWS_AS(token_for("a", "short"), std::logic_error);
}

TEST_CASE("what programs read carries a tag of its bytes, and a change runs only where the tag still holds") {
  std::string kept = "first";
  Router router;
  router.get("/api/item", everybody, [&](const Request&) { return json(std::string(kept)); })
      .describe({.summary = "The item"});
  router
      .put("/api/item", everybody,
           [&](const Request& request) {
             kept = request.headers.get("new");
             return json(kept);
           })
      .describe({.summary = "The item, changed"});
  router.get("/page", everybody, [&](const Request&) { return html(kept); });
  router.post("/api/unread", everybody, [](const Request&) { return json(std::string("done")); })
      .describe({.summary = "An act"});
  const auto tag_in = [](const Reply& reply) {
    for (const auto& [name, value] : reply.headers)
      if (name == "ETag") return value;
    return std::string();
  };
  const auto change = [&](const std::string& path, Method method, const std::string& if_match, const std::string& to) {
    auto request = request_for(method, path);
    request.visitor.by_access_token = true;
    if (!if_match.empty()) request.headers.add("if-match", if_match);
    request.headers.add("new", to);
    return router.handle(request);
  };
  const auto first = tag_in(router.handle(request_for(Method::get, "/api/item")));
  CHECK(first.size() == 34);
  CHECK(tag_in(router.handle(request_for(Method::get, "/api/item"))) == first);
  CHECK(tag_in(router.handle(request_for(Method::get, "/page"))).empty());

  const auto done = change("/api/item", Method::put, first, "second");
  CHECK(done.status == 200);
  CHECK(kept == "second");
  CHECK(tag_in(done) == tag_in(router.handle(request_for(Method::get, "/api/item"))));
  const auto refused = change("/api/item", Method::put, first, "third");
  CHECK(refused.status == 412);
  CHECK(kept == "second");
  const auto second = tag_in(refused);
  CHECK(second != first);
  CHECK(second == tag_in(router.handle(request_for(Method::get, "/api/item"))));
  CHECK(change("/api/item", Method::put, "W/" + second, "third").status == 412);
  CHECK(change("/api/item", Method::put, first + " , " + second.substr(0, 33) + ".gz\"", "third").status == 200);
  CHECK(change("/api/item", Method::put, "*", "fourth").status == 200);
  CHECK(change("/api/item", Method::put, "", "fifth").status == 200);
  CHECK(kept == "fifth");
  const auto unread = change("/api/unread", Method::post, "*", "");
  CHECK(unread.status == 412);
  CHECK(unread.body.find("Nothing is read at this address") != std::string::npos);
  CHECK(change("/api/unread", Method::post, "", "").status == 200);
}
