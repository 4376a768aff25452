// A change that a program sends twice under one key is done once, on both databases and by two processes.
#include <muster/front/app/repeats.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/web/reply.hpp>

#include "support/catch.hpp"
#include "support/test_database.hpp"

using namespace muster;
using namespace muster::app;
using namespace std::chrono_literals;

namespace {

const std::string key = "8f14e45f-ceea-467f-a9f1";

/// A door with one change, that counts how often it was made.
struct Counted {
  explicit Counted(store::Database& database) {
    router.set_repeats(repeats(database, clock));
    router
        .post("/api/count", web::everybody,
              [this](const web::Request& request) {
                ++done;
                if (inside) inside();
                if (status == 200) return web::json("{\"done\": " + std::to_string(done) + "}");
                return web::Reply{status, "text/plain", request.headers.get("x"), {}};
              })
        .describe({.summary = "Counts", .parameters = {{"what", web::text()}}, .replies = web::text()});
  }
  web::Reply send(const std::string& under, const std::string& who = "pat", const std::string& what = "a") {
    web::Request request;
    request.method = web::Method::post;
    request.path = "/api/count";
    request.visitor.by_access_token = true;
    request.visitor.id = who;
    request.query.add("what", what);
    if (!under.empty()) request.headers.add("idempotency-key", under);
    return router.handle(request);
  }

  HandClock clock{test::noon()};
  web::Router router;
  int done = 0;
  int status = 200;
  std::function<void()> inside;
};

bool is_replay(const web::Reply& reply) {
  for (const auto& [name, value] : reply.headers)
    if (name == "Idempotent-Replay") return value == "true";
  return false;
}

std::string everything(const test::TestDatabase& place) {
  std::string all;
  for (const auto& [name, bytes] : place.files()) all += bytes;
  return all;
}

}  // namespace

TEST_CASE("what comes again under its key is done once, for a day, and for each sender apart") {
  test::TestDatabase place;
  Counted site(place.database());
  const auto first = site.send(key);
  CHECK(first.body == "{\"done\": 1}");
  CHECK_FALSE(is_replay(first));
  const auto again = site.send(key);
  CHECK(again.body == first.body);
  CHECK(again.content_type == first.content_type);
  CHECK(is_replay(again));
  CHECK(site.done == 1);
  CHECK(site.send(key, "sam").body == "{\"done\": 2}");
  CHECK(site.send("another-key-of-its-own").body == "{\"done\": 3}");
  CHECK(site.send("").body == "{\"done\": 4}");
  const auto other = site.send(key, "pat", "b");
  CHECK(other.status == 422);
  CHECK(site.done == 4);
  site.clock.advance(24h);
  CHECK(site.send(key).body == "{\"done\": 5}");
}

TEST_CASE("a key that is none is told so, and nothing is done") {
  test::TestDatabase place;
  Counted site(place.database());
  for (const auto& bad : {std::string("short"), std::string(201, 'k'), std::string("with a blank in the middle")})
    CHECK(site.send(bad).status == 422);
  CHECK(site.done == 0);
}

TEST_CASE("refusals are replies too; after a failure nobody guesses whether it was done") {
  test::TestDatabase place;
  Counted site(place.database());
  site.status = 409;
  CHECK(site.send(key).status == 409);
  CHECK(is_replay(site.send(key)));
  CHECK(site.done == 1);
  const std::string failing = "a-key-that-meets-a-failure";
  site.status = 503;
  CHECK(site.send(failing).status == 503);
  site.status = 200;
  CHECK(site.send(failing).status == 409);
  CHECK(site.done == 2);
  const std::string slowed = "a-key-that-came-too-often";
  site.status = 429;
  CHECK(site.send(slowed).status == 429);
  site.status = 200;
  CHECK(site.send(slowed).status == 200);
  CHECK(site.done == 4);
}

TEST_CASE("while the first is at work, the same key at another process does nothing") {
  test::TestDatabase place;
  Counted one(place.database());
  auto opened = store::Database::open(place.database().location(), store::Database::Mode::must_exist, 1s);
  REQUIRE(opened.ok());
  Counted two(**opened);
  one.inside = [&] { CHECK(two.send(key).status == 409); };
  CHECK(one.send(key).status == 200);
  CHECK(two.done == 0);
  CHECK(is_replay(two.send(key)));
}

TEST_CASE("the database holds neither the key nor the reply in the open") {
  test::TestDatabase place;
  Counted site(place.database());
  CHECK(site.send(key).status == 200);
  const auto bytes = everything(place);
  CHECK(bytes.find(key) == std::string::npos);
  CHECK(bytes.find("{\"done\": 1}") == std::string::npos);
}
