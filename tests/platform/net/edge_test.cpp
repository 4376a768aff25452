// What is let in from the network, and what every answer carries out.
#include "../../../src/platform/net/edge.hpp"

#include <muster/domain/site/frame.hpp>
#include <muster/platform/net/own_routes.hpp>
#include <muster/platform/net/server.hpp>
#include <muster/platform/web/open_reply.hpp>
#include <muster/platform/web/token.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;

namespace {

Site made_site() {
  Site our_site;
  our_site.hosts = {"127.0.0.1:8080", "localhost:8080"};
  our_site.token_key = std::string(32, 'k');
  our_site.body_limit = 1000;
  return our_site;
}
const Site our_site = made_site();

using Headers = std::vector<std::pair<std::string, std::string>>;

RequestHead get(std::string target, Headers more = {}) {
  RequestHead head{"GET", std::move(target), "HTTP/1.1", {{"Host", "127.0.0.1:8080"}}};
  head.headers.insert(head.headers.end(), more.begin(), more.end());
  return head;
}

RequestHead sent_by(std::string method, Headers more, std::string target = "/save") {
  auto head = get(std::move(target), std::move(more));
  head.method = std::move(method);
  return head;
}

RequestHead post(Headers more) { return sent_by("POST", std::move(more)); }

int status(const RequestHead& head) {
  const auto refusal = refusal_of(head, our_site);
  return refusal ? refusal->status : 200;
}

std::string header(const web::Reply& reply, std::string_view name) {
  std::string found;
  for (const auto& [key, value] : reply.headers)
    if (key == name) found += (found.empty() ? "" : "|") + value;
  return found;
}

const web::ErrorPage& plain() {
  static const web::Router router;
  return router.error_page();
}

web::Router echo() {
  web::Router router;
  router.get("/", web::everybody, [](const web::Request& request) { return web::html(request.token); });
  router.get("/search/{what}", web::everybody, [](const web::Request& request) {
    return web::html(request.capture("what") + "," + request.query.get("q"));
  });
  router.post("/save", web::everybody, [](const web::Request& request) {
    return web::html(request.form.get("name") + "," + request.query.get("name") +
                     (request.uploads.empty() ? "" : "," + request.uploads[0].bytes));
  });
  const auto item = [](const web::Request& request) {
    const auto* name = request.json ? request.json->find("name") : nullptr;
    return web::html(std::string(web::method_name(request.method)) + " " +
                     (name != nullptr && name->text() != nullptr ? *name->text() : "nothing"));
  };
  router.post("/items", web::everybody, item);
  router.put("/items/{item}", web::everybody, item);
  router.patch("/items/{item}", web::everybody, item);
  router.add(web::Method::delete_, "/items/{item}", web::everybody, item);
  add_own_routes(router);
  return router;
}

const std::pair<std::string, std::string> json{"Content-Type", "application/json"};
const std::pair<std::string, std::string> form{"Content-Type", "application/x-www-form-urlencoded"};

}  // namespace

TEST_CASE("ordinary requests are let in") {
  CHECK(status(get("/")) == 200);
  CHECK(status(get("/a?b=c%20d")) == 200);
  auto local = get("/");
  local.headers[0].second = "LOCALHOST:8080";
  CHECK(status(local) == 200);
  CHECK(status(post({form, {"Content-Length", "3"}})) == 200);
  CHECK(status(post({{"content-type", "Multipart/Form-Data; boundary=x"}, {"content-length", "1000"}})) == 200);
  CHECK(body_length(post({form, {"Content-Length", "17"}})) == 17);
  CHECK(status(get("/", {{"Content-Length", "0"}})) == 200);
}

TEST_CASE("a foreign, missing or doubled host is refused") {
  for (const auto* host : {"evil.example", "127.0.0.1", "127.0.0.1:81", "127.0.0.1:8080.evil.example", ""}) {
    INFO(host);
    auto head = get("/");
    head.headers[0].second = host;
    CHECK(status(head) == 421);
  }
  auto none = get("/");
  none.headers.clear();
  CHECK(status(none) == 400);
  CHECK(status(get("/", {{"host", "127.0.0.1:8080"}})) == 400);
}

TEST_CASE("whatever two readers could measure differently is refused") {
  CHECK(status(post({form, {"Content-Length", "3"}, {"Transfer-Encoding", "chunked"}})) == 400);
  CHECK(status(post({form, {"Transfer-Encoding", "chunked"}})) == 411);
  CHECK(status(post({form, {"Transfer-Encoding", "xchunked"}})) == 400);
  CHECK(status(get("/", {{"Transfer-Encoding", "identity"}})) == 400);
  CHECK(status(post({form, {"Content-Length", "3"}, {"content-length", "3"}})) == 400);
  CHECK(status(post({form, {"Transfer-Encoding", "gzip, chunked"}})) == 400);
  CHECK(status(post({form, {"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}})) == 400);
  CHECK(status(get("/", {{"Content-Length", "5"}})) == 400);
  for (const auto* length : {"-5", "+3", "1,0", "0x10", "abc", "", " 3", "3 ", "99999999999999999999"}) {
    INFO(length);
    CHECK(status(post({form, {"Content-Length", length}})) == 400);
  }
  CHECK(status(get("/", {{"Content-Length ", "3"}})) == 400);
}

TEST_CASE("a body beyond the limit is refused before it is read") {
  CHECK(status(post({form, {"Content-Length", "1000"}})) == 200);
  CHECK(status(post({form, {"Content-Length", "1001"}})) == 413);
}

TEST_CASE("only forms and JSON may be sent, and forms by POST alone") {
  for (const auto* type :
       {"text/plain", "", "application/x-www-form-urlencoded2", "multipart/mixed", "application/json2", "text/json",
        "application/json; charset=utf-16", "application/json; charset=utf-8; a=b", "application/problem+json"}) {
    INFO(type);
    for (const auto* method : {"POST", "PUT", "PATCH"})
      CHECK(status(sent_by(method, {{"Content-Type", type}, {"Content-Length", "1"}})) == 415);
  }
  for (const auto* type : {"application/json", "Application/JSON", "application/json;charset=utf-8",
                           "application/json; charset=\"UTF-8\""}) {
    INFO(type);
    for (const auto* method : {"POST", "PUT", "PATCH"})
      CHECK(status(sent_by(method, {{"Content-Type", type}, {"Content-Length", "2"}})) == 200);
  }
  for (const auto* method : {"PUT", "PATCH"}) {
    CHECK(status(sent_by(method, {form, {"Content-Length", "3"}})) == 415);
    CHECK(status(sent_by(method, {{"Content-Type", "multipart/form-data; boundary=x"}, {"Content-Length", "3"}})) ==
          415);
  }
  CHECK(status(post({json, form, {"Content-Length", "0"}})) == 415);
  CHECK(status(post({{"Content-Length", "1"}})) == 415);
  CHECK(status(post({form, form, {"Content-Length", "0"}})) == 415);
}

TEST_CASE("an empty body is none, whatever type it is said to have, and neither length nor type is one too") {
  const std::vector<std::pair<std::string, std::string>> types[] = {
      {}, {form}, {json}, {{"Content-Type", "text/plain"}}, {{"Content-Type", "multipart/form-data; boundary=x"}}};
  web::Router router;
  const auto page = [](const web::Request& request) {
    return web::Reply{200, "text/plain", request.json ? "JSON" : "nothing", {}};
  };
  router.post("/take-back", web::everybody, page);
  router.put("/take-back", web::everybody, page);
  router.patch("/take-back", web::everybody, page);
  const std::string visit(26, 'A');
  for (const auto* method : {"POST", "PUT", "PATCH"}) {
    for (auto headers : types) {
      for (const bool measured : {true, false}) {
        if (measured) headers.emplace_back("Content-Length", "0");
        if (!measured && !headers.empty()) {
          CHECK(status(sent_by(method, headers)) == 411);  // the length of a body was forgotten
          continue;
        }
        INFO(method << " " << (headers.empty() ? std::string() : headers.front().second));
        auto head = sent_by(method, headers);
        CHECK(status(head) == 200);
        CHECK(keeps_alive(head) == measured);
        head.target = "/take-back";
        head.headers.emplace_back("Cookie", "muster_visit=" + visit);
        head.headers.emplace_back("X-Form-Token", web::token_for(visit, our_site.token_key));
        CHECK(answer(head, "", router, our_site).reply.body == "nothing");
        if (measured) headers.pop_back();
      }
    }
  }
}

TEST_CASE("methods, versions and targets that no browser sends are refused") {
  auto head = get("/");
  for (const auto* method :
       {"OPTIONS", "TRACE", "CONNECT", "BREW", "get", "put", "Delete", "PUTT", "", "GET\x01", "DELETE "}) {
    head.method = method;
    CHECK(status(head) == 405);
  }
  CHECK(header(refuse(plain(), {405, "x"}).reply, "Allow") == "GET, HEAD, POST, PUT, PATCH, DELETE");
  head = get("/");
  head.version = "HTTP/9.9";
  CHECK(status(head) == 400);
  for (const auto* target : {"", "http://127.0.0.1:8080/", "*", "a", "/a b", "/a\x01", "/a#b", "/a\\b"}) {
    INFO(target);
    CHECK(status(get(target)) == 400);
  }
  CHECK(status(get("/" + std::string(9000, 'a'))) == 414);
}

TEST_CASE("a header that holds a control character is refused") {
  CHECK(status(get("/", {{"X-Name", "a\r\nSet-Cookie: b"}})) == 400);
  CHECK(status(get("/", {{"X Name", "a"}})) == 400);
  CHECK(status(get("/", {{"", "a"}})) == 400);
}

TEST_CASE("the path and the query reach the page decoded, the body alone fills the form") {
  CHECK(answer(get("/search/caf%C3%A9?q=a+b%26"), "", echo(), our_site).reply.body == "café,a b&");
  CHECK(answer(get("/search/a%2Fb"), "", echo(), our_site).reply.status == 400);
  CHECK(answer(get("/search/a%2fb"), "", echo(), our_site).reply.status == 400);
  CHECK(answer(get("/search/%00"), "", echo(), our_site).reply.status == 400);
  CHECK(answer(get("/search/a?q=%zz"), "", echo(), our_site).reply.status == 400);
  const std::string visit(26, 'A');
  auto head = post({form, {"Cookie", "muster_visit=" + visit}});
  head.target = "/save?name=query";
  const auto token = web::token_for(visit, our_site.token_key);
  CHECK(answer(head, "name=body&token=" + token, echo(), our_site).reply.body == "body,query");
  CHECK(answer(head, "token=" + token, echo(), our_site).reply.body == ",query");
  CHECK(answer(head, "name=%zz&token=" + token, echo(), our_site).reply.status == 400);
}

TEST_CASE("a body is for POST, PUT and PATCH, and a request to delete has none") {
  for (const auto* method : {"GET", "HEAD", "DELETE"}) {
    CHECK(status(sent_by(method, {json, {"Content-Length", "2"}})) == 400);
    CHECK(status(sent_by(method, {{"Transfer-Encoding", "chunked"}})) == 411);
    CHECK(status(sent_by(method, {{"Content-Length", "0"}})) == 200);
  }
  CHECK(status(sent_by("DELETE", {})) == 200);
}

TEST_CASE("JSON has a limit of its own, and comes uncompressed") {
  auto wide = our_site;
  wide.body_limit = std::size_t{64} << 20;
  const auto of = [&](const std::pair<std::string, std::string>& type, std::size_t bytes) {
    const auto refusal = refusal_of(post({type, {"Content-Length", std::to_string(bytes)}}), wide);
    return refusal ? refusal->status : 200;
  };
  CHECK(of(json, std::size_t{1} << 20) == 200);
  CHECK(of(json, (std::size_t{1} << 20) + 1) == 413);
  CHECK(of(form, (std::size_t{1} << 20) + 1) == 200);
  CHECK(status(post({json, {"Content-Length", "1001"}})) == 413);
  CHECK(status(post({json, {"Content-Length", "3"}, {"Content-Encoding", "gzip"}})) == 415);
}

TEST_CASE("JSON reaches the page by every method that takes it, and needs the visitor's token") {
  const std::string visit(26, 'A');
  const std::pair<std::string, std::string> cookie{"Cookie", "muster_visit=" + visit};
  const std::pair<std::string, std::string> token{"X-Form-Token", web::token_for(visit, our_site.token_key)};
  const std::string body = R"({"name": "Ann"})";
  const auto reply = [&](const std::string& method, const std::string& target, Headers headers,
                         const std::string& sent) {
    return answer(sent_by(method, std::move(headers), target), sent, echo(), our_site).reply;
  };
  CHECK(reply("POST", "/items", {json, cookie, token}, body).body == "POST Ann");
  CHECK(reply("PUT", "/items/7", {json, cookie, token}, body).body == "PUT Ann");
  CHECK(reply("PATCH", "/items/7", {json, cookie, token}, body).body == "PATCH Ann");
  CHECK(reply("DELETE", "/items/7", {cookie, token}, "").body == "DELETE nothing");
  for (const auto* method : {"PUT", "PATCH", "DELETE"}) {
    INFO(method);
    CHECK(reply(method, "/items/7", {json, cookie}, body).status == 403);
    CHECK(reply(method, "/items/7", {json, cookie, {"X-Form-Token", "guessed"}}, body).status == 403);
    CHECK(reply(method, "/items", {json, cookie, token}, body).status == 405);
  }
  CHECK(reply("POST", "/items", {json, cookie}, R"({"name": "Ann", "token": ")" + token.second + "\"}").status == 403);
  CHECK(reply("PUT", "/items/7", {json, cookie, token}, "").body == "PUT nothing");
  for (const auto* wrong : {"{", "{} {}", R"({"a": 1, "a": 2})", "\"\xff\"", R"("\u0000")"}) {
    INFO(wrong);
    CHECK(reply("PUT", "/items/7", {json, cookie, token}, wrong).status == 400);
  }
}

TEST_CASE("a form's fields are not read out of JSON, nor JSON out of a form") {
  const std::string visit(26, 'A');
  const auto token = web::token_for(visit, our_site.token_key);
  const Headers known{{"Cookie", "muster_visit=" + visit}, {"X-Form-Token", token}};
  auto as_json = known;
  as_json.push_back(json);
  CHECK(answer(post(as_json), R"({"name": "Ann"})", echo(), our_site).reply.body == ",");
  auto as_form = known;
  as_form.push_back(form);
  CHECK(answer(sent_by("POST", as_form, "/items"), "name=Ann&token=" + token, echo(), our_site).reply.body ==
        "POST nothing");
}

TEST_CASE("what programs ask is refused as JSON, before a page and at it") {
  const auto refused = [](const RequestHead& head) {
    const auto refusal = refusal_of(head, our_site);
    REQUIRE(refusal);
    return refuse(site::error_page, *refusal, false, {}, reader_of(head)).reply;
  };
  for (const auto& head :
       {sent_by("PUT", {json, {"Content-Length", "1001"}}, "/api/items"), sent_by("BREW", {}, "/api/items"),
        sent_by("POST", {{"Content-Type", "text/plain"}, {"Content-Length", "3"}}, "/api/items")}) {
    const auto reply = refused(head);
    CHECK(reply.status >= 400);
    CHECK(reply.content_type.starts_with("application/problem+json"));
    CHECK(reply.body.find("\"detail\": \"") != std::string::npos);
  }
  CHECK(refused(sent_by("BREW", {}, "/items")).content_type.starts_with("text/html"));
  web::Router router;
  router.set_error_page(site::error_page);
  const auto malformed = answer(sent_by("PUT", {json}, "/api/items"), "{\"a\": }", router, our_site).reply;
  CHECK(malformed.status == 400);
  CHECK(malformed.content_type.starts_with("application/problem+json"));
  CHECK(malformed.body.find("This is not JSON") != std::string::npos);
}

TEST_CASE("an upload reaches the page") {
  const std::string visit(26, 'A');
  auto head = post({{"Content-Type", "multipart/form-data; boundary=B"}, {"Cookie", "muster_visit=" + visit}});
  const std::string body =
      "--B\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + web::token_for(visit, our_site.token_key) +
      "\r\n--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nbytes\r\n--B--\r\n";
  CHECK(answer(head, body, echo(), our_site).reply.body == ",,bytes");
  CHECK(answer(head, body.substr(0, body.size() - 8), echo(), our_site).reply.status == 400);
}

TEST_CASE("a visitor gets one cookie, and the token that belongs to it") {
  const auto first = answer(get("/"), "", echo(), our_site);
  const auto cookie = header(first.reply, "Set-Cookie");
  REQUIRE(cookie.starts_with("muster_visit="));
  CHECK(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"));
  const auto visit = cookie.substr(13, 26);
  CHECK(first.reply.body == web::token_for(visit, our_site.token_key));
  const auto second = answer(get("/", {{"Cookie", "muster_visit=" + visit}}), "", echo(), our_site);
  CHECK(header(second.reply, "Set-Cookie").empty());
  CHECK(second.reply.body == first.reply.body);
  CHECK_FALSE(
      header(answer(get("/", {{"Cookie", "muster_visit=short"}}), "", echo(), our_site).reply, "Set-Cookie").empty());
}

TEST_CASE("every answer carries the security headers") {
  for (const auto& given :
       {answer(get("/"), "", echo(), our_site), answer(get("/none"), "", echo(), our_site),
        answer(get("/healthz"), "", echo(), our_site), answer(get("/assets/none"), "", echo(), our_site),
        answer(get(web::asset("desk.css")), "", echo(), our_site), refuse(plain(), {421, "No."})}) {
    CHECK(header(given.reply, "Content-Security-Policy") ==
          "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    CHECK(header(given.reply, "X-Content-Type-Options") == "nosniff");
    CHECK(header(given.reply, "Referrer-Policy") == "same-origin");
    CHECK_FALSE(header(given.reply, "Cache-Control").empty());
  }
  CHECK(header(answer(get("/"), "", echo(), our_site).reply, "Cache-Control") == "no-store");
}

TEST_CASE("what other sites may show says so, runs and sends nothing, and sets no cookie") {
  web::Router router;
  router.get("/list", web::everybody,
             [](const web::Request&) { return web::for_other_sites(web::html("<p>What comes</p>")); });
  const auto reply = answer(get("/list"), "", router, our_site).reply;
  CHECK(header(reply, "Content-Security-Policy") ==
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors http: https:");
  CHECK(header(reply, "Cross-Origin-Resource-Policy") == "cross-origin");
  CHECK(header(reply, "Access-Control-Allow-Origin") == "*");
  CHECK(header(reply, "Set-Cookie").empty());
  CHECK(std::ranges::count(reply.headers, std::string("Cross-Origin-Resource-Policy"),
                           &std::pair<std::string, std::string>::first) == 1);
  const auto other = answer(get("/"), "", echo(), our_site).reply;
  CHECK(header(other, "Cross-Origin-Resource-Policy") == "same-origin");
  CHECK(header(other, "Access-Control-Allow-Origin").empty());
}

TEST_CASE("a page that would split the answer is stopped") {
  CHECK_THROWS_AS(guarded({200, "text/plain", "", {{"X-Name", "a\r\nSet-Cookie: b"}}}), std::logic_error);
}

TEST_CASE("assets may be kept for ever, and are not sent twice") {
  const auto first = answer(get(web::asset("desk.css")), "", echo(), our_site).reply;
  CHECK(first.status == 200);
  CHECK(first.content_type == "text/css; charset=utf-8");
  CHECK(header(first, "Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(header(first, "Set-Cookie").empty());
  REQUIRE(first.kept);
  CHECK(first.kept->find(web::asset("inter.woff2").substr(8)) != std::string::npos);
  CHECK(first.kept->find("\"inter.woff2\"") == std::string::npos);
  const auto second =
      answer(get(web::asset("desk.css"), {{"If-None-Match", header(first, "ETag")}}), "", echo(), our_site).reply;
  CHECK(second.status == 304);
  CHECK(second.body.empty());
  CHECK_FALSE(second.kept);
  const auto tag = header(first, "ETag");
  for (const auto& held : {"W/" + tag, "\"other\", " + tag, std::string("*")})
    CHECK(answer(get(web::asset("desk.css"), {{"If-None-Match", held}}), "", echo(), our_site).reply.status == 304);
  CHECK(answer(get(web::asset("desk.css"), {{"If-None-Match", "\"other\""}}), "", echo(), our_site).reply.status ==
        200);
  const auto packed = answer(get(web::asset("desk.css"), {{"Accept-Encoding", "gzip"}}), "", echo(), our_site).reply;
  CHECK(header(packed, "ETag") != tag);
  CHECK(answer(get("/assets/desk.css"), "", echo(), our_site).reply.status == 404);
  CHECK(answer(get("/assets/..%5Cx"), "", echo(), our_site).reply.status == 404);
}

TEST_CASE("the log gets the pattern of a route, never its path") {
  CHECK(answer(get("/search/secret?q=name"), "", echo(), our_site).route == "/search/{what}");
  CHECK(answer(get("/secret"), "", echo(), our_site).route == "(no page)");
  CHECK(refuse(plain(), {400, "x"}).route == "(refused)");
}

TEST_CASE("an app may bring its own health page") {
  web::Router router;
  router.get("/healthz", web::everybody, [](const web::Request&) { return web::html("mine"); });
  add_own_routes(router);
  CHECK(answer(get("/healthz"), "", router, our_site).reply.body == "mine");
}

TEST_CASE("a page that is held already is not sent again, a long one is packed, and 'later' says when") {
  web::Router router;
  router.get("/tagged", web::everybody,
             [](const web::Request&) { return web::Reply{200, "text/plain", "text", {{"ETag", "\"1\""}}}; });
  router.get("/long-tagged", web::everybody, [](const web::Request&) {
    return web::Reply{200, "text/plain", std::string(5000, 'x'), {{"ETag", "\"1\""}}};
  });
  router.get("/long", web::everybody, [](const web::Request&) { return web::html(std::string(5000, 'x')); });
  router.get("/short", web::everybody, [](const web::Request&) { return web::html("x"); });
  router.get("/picture", web::everybody,
             [](const web::Request&) { return web::Reply{200, "image/png", std::string(5000, 'x'), {}}; });
  router.get("/later", web::everybody, [](const web::Request& request) {
    return site::error_page(request, muster::unavailable("The disk is full."));
  });
  const auto reply = [&](const char* target, Headers more) {
    return answer(get(target, more), "", router, our_site).reply;
  };
  CHECK(reply("/tagged", {}).status == 200);
  CHECK(reply("/tagged", {{"If-None-Match", "W/\"1\""}}).status == 304);
  CHECK(reply("/tagged", {{"If-None-Match", "W/\"1\""}}).body.empty());
  CHECK(header(reply("/long-tagged", {}), "ETag") == "\"1\"");
  const auto packed_tag = header(reply("/long-tagged", {{"Accept-Encoding", "gzip"}}), "ETag");
  CHECK(packed_tag == "\"1.gz\"");
  CHECK(reply("/long-tagged", {{"If-None-Match", packed_tag}}).status == 304);
  CHECK(reply("/long-tagged", {{"If-None-Match", "\"1.zg\""}}).status == 200);
  const auto packed = reply("/long", {{"Accept-Encoding", "gzip"}});
  CHECK(header(packed, "Content-Encoding") == "gzip");
  CHECK(header(packed, "Vary") == "Accept-Encoding");
  CHECK(packed.body.size() < 500);
  CHECK(header(reply("/long", {}), "Vary") == "Accept-Encoding");
  CHECK(reply("/long", {}).body.size() == 5000);
  CHECK(header(reply("/short", {{"Accept-Encoding", "gzip"}}), "Content-Encoding").empty());
  CHECK(header(reply("/picture", {{"Accept-Encoding", "gzip"}}), "Content-Encoding").empty());
  CHECK(header(reply("/later", {}), "Retry-After") == "5");
  CHECK(reply("/later", {}).status == 503);
}

TEST_CASE("over TLS a page is compressed for those whom no other our_site made ask") {
  web::Router router;
  router.get("/long", web::everybody, [](const web::Request&) { return web::html(std::string(5000, 'x')); });
  const auto coding = [&](const std::string& from) {
    Headers headers{{"Accept-Encoding", "gzip"}};
    if (!from.empty()) headers.emplace_back("Sec-Fetch-Site", from);
    const auto reply = answer(get("/long", headers), "", router, our_site, {"203.0.113.9", true, false}).reply;
    CHECK(header(reply, "Vary") == "Accept-Encoding, Sec-Fetch-Site");
    return header(reply, "Content-Encoding");
  };
  CHECK(coding("same-origin") == "gzip");
  CHECK(coding("none") == "gzip");
  CHECK(coding("cross-site").empty());
  CHECK(coding("same-site").empty());
  CHECK(coding("").empty());
}

TEST_CASE("a form that comes compressed is refused") {
  CHECK(status(post({form, {"Content-Length", "3"}, {"Content-Encoding", "gzip"}})) == 415);
}

TEST_CASE("a form that is longer than its page has use for is refused before anything of it is decoded") {
  web::Router router;
  int pages = 0;
  router.post("/f/{code}", web::everybody, [&](const web::Request&) {
    ++pages;
    return web::html("taken");
  });
  Site site = our_site;
  site.body_limit = site.form_limit = std::size_t{4} << 20;
  std::string asked_of;
  site.longest_form = [&](const web::Request& request) {
    asked_of = request.path;
    return request.path == "/f/long" ? std::size_t{50'000} : std::size_t{0};
  };
  const auto sent = [&](const std::string& path, std::size_t length) {
    const auto head = sent_by(
        "POST", {{"Content-Type", "application/x-www-form-urlencoded"}, {"Content-Length", std::to_string(length)}},
        path);
    return answer(head, "%" + std::string(length - 1, 'x'), router, site).reply;
  };
  CHECK(sent("/f/long", 60'000).status == 413);
  CHECK(asked_of == "/f/long");
  CHECK(sent("/f/long", 60'000).body.find("Nothing was saved") != std::string::npos);
  CHECK(sent("/f/long", 40'000).status == 400);  // decoded, and found to be malformed
  CHECK(sent("/f/other", 60'000).status == 400);
  asked_of.clear();
  CHECK(sent("/f/long", 16'000).status == 400);
  CHECK(asked_of.empty());
  CHECK(pages == 0);
}

TEST_CASE("what is refused at an address with a language of its own is told in that one") {
  web::Router router;
  router.set_error_page([](const web::Request& request, const Error& error) {
    return web::html(request.query.get("lang") + ": " + error.message);
  });
  router.post("/form/{code}", web::everybody, [](const web::Request&) { return web::html("taken"); });
  Site site = our_site;
  site.body_limit = site.form_limit = std::size_t{4} << 20;
  site.longest_form = [](const web::Request&) { return std::size_t{50'000}; };
  site.reading_language = [](const web::Request& request) {
    return request.path == "/form/welsh" && request.headers.get("accept-language") == "cy" ? std::string("cy")
                                                                                           : std::string();
  };
  const auto sent = [&](const std::string& path, const std::string& body) {
    const auto head = sent_by("POST",
                              {{"Content-Type", "application/x-www-form-urlencoded"},
                               {"Content-Length", std::to_string(body.size())},
                               {"Accept-Language", "cy"}},
                              path);
    return answer(head, body, router, site).reply;
  };
  CHECK(sent("/form/welsh", "a=%").status == 400);
  CHECK(sent("/form/welsh", "a=%").body.starts_with("cy: "));
  CHECK(sent("/form/welsh", std::string(60'000, 'a')).status == 413);
  CHECK(sent("/form/welsh", std::string(60'000, 'a')).body.starts_with("cy: "));
  CHECK(sent("/form/other?lang=fr", "a=%").body.starts_with("fr: "));
  // Nobody who speaks Welsh has checked the catalogue, so where no form says it may be read it is not.
  CHECK_FALSE(sent("/form/other", "a=%").body.starts_with("cy: "));
}
