// What people and programs are told of an error: enough to go on with, nothing about the machine.
#include <muster/domain/site/frame.hpp>
#include <muster/platform/web/router.hpp>

#include <iostream>
#include <sstream>

#include "support/catch.hpp"

using namespace muster::web;
using muster::site::error_page;

namespace {

Router shown_router() {
  Router router;
  router.set_error_page(error_page);
  return router;
}

Request request_for(Method method, const std::string& path) {
  Request request;
  request.method = method;
  request.path = path;
  return request;
}

struct CapturedLog {
  std::ostringstream text;
  std::streambuf* before = std::cerr.rdbuf(text.rdbuf());
  ~CapturedLog() { std::cerr.rdbuf(before); }
};

}  // namespace

TEST_CASE("programs are told as JSON what went wrong, with the reference of a failure") {
  const CapturedLog log;
  Router router = shown_router();
  router.get("/api/fails", everybody, [](const Request&) -> Reply { throw std::runtime_error("the disk is gone"); });
  router.get("/api/asks", everybody, [](const Request& request) {
    return error_page(request,
                      muster::bad_input("This says \"no\".", {{"filter", 1, 4, 1, "it is unknown", "try another"}}));
  });
  router.get("/api/names", everybody, [](const Request& request) {
    return error_page(request, muster::bad_input("Keep the title to 150 characters.").at("title"));
  });
  auto request = request_for(Method::get, "/api/fails");
  request.reference = "k7dm-p2wq";
  const auto failed = router.handle(request);
  CHECK(failed.status == 500);
  CHECK(failed.content_type == "application/problem+json; charset=utf-8");
  CHECK(failed.body ==
        "{\n  \"title\": \"Not at the moment\",\n  \"detail\": \"Something in Muster failed.\",\n  \"reference\": "
        "\"k7dm-p2wq\"\n}\n");
  const auto asked = router.handle(request_for(Method::get, "/api/asks"));
  CHECK(asked.status == 422);
  CHECK(asked.body.find("This says \\\"no\\\".") != std::string::npos);
  CHECK(asked.body.find("\"suggestion\": \"try another\"") != std::string::npos);
  CHECK(asked.body.find("\"column\": 4") != std::string::npos);
  CHECK(asked.body.find("reference") == std::string::npos);
  CHECK(asked.body.find("field") == std::string::npos);
  CHECK(router.handle(request_for(Method::get, "/api/names")).body.find("\"field\": \"title\"") != std::string::npos);
  CHECK(router.handle(request_for(Method::get, "/api/nothing")).body.find("\"detail\": \"There is no page") !=
        std::string::npos);
}

TEST_CASE("a stranger is not told where the database stands, the log and the team are") {
  CapturedLog log;
  Router router = shown_router();
  router.get("/f/{code}", everybody, [](const Request& request) {
    return error_page(request, muster::unavailable("The database /srv/m.db cannot be reached.", "errno 5"));
  });
  auto request = request_for(Method::get, "/f/abc");
  request.reference = "k7dm-p2wq";
  const auto stranger = router.handle(request);
  CHECK(stranger.status == 503);
  CHECK(stranger.body.find("/srv/m.db") == std::string::npos);
  CHECK(stranger.body.find("k7dm-p2wq") != std::string::npos);
  CHECK(log.text.str().find("event=failure id=\"k7dm-p2wq\" route=\"/f/{code}\" reason=\"The database /srv/m.db") !=
        std::string::npos);
  request.visitor.id = "somebody";
  CHECK(router.handle(request).body.find("/srv/m.db") != std::string::npos);
}

TEST_CASE("whoever reads in a browser is told no command") {
  const CapturedLog log;
  Router router = shown_router();
  router.get("/api/event", everybody, [](const Request& request) {
    return error_page(
        request,
        muster::not_found("There is no event \"smmit\"; did you mean \"summit-2.0\"? `muster event list` shows all."));
  });
  router.get("/api/region", everybody, [](const Request& request) {
    return error_page(request, muster::not_found("There is no region yet. Load one with: muster region load FILE"));
  });
  const auto event = router.handle(request_for(Method::get, "/api/event"));
  CHECK(event.body.find("did you mean \\\"summit-2.0\\\"?\"") != std::string::npos);
  CHECK(event.body.find("muster event") == std::string::npos);
  const auto region = router.handle(request_for(Method::get, "/api/region"));
  CHECK(region.body.find("\"There is no region yet.\"") != std::string::npos);
}
