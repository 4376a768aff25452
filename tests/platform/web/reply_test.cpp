// Replies that lead elsewhere or are kept as files must be safe whatever they are made from.
#include <muster/platform/web/reply.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::web;

TEST_CASE("a redirect stays on this site") {
  CHECK(redirect("/events/a?b=1").status == 303);
  CHECK(redirect("/").headers.front().second == "/");
  for (const auto* path :
       {"", "events", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nSet-Cookie: x", "/a b"}) {
    INFO(path);
    CHECK_THROWS_AS(redirect(path), std::logic_error);
  }
}

TEST_CASE("a download's name survives quotes, line breaks and accents") {
  const auto reply = download("x", "text/csv", "café \"x\"\r\n/..csv");
  CHECK(reply.headers.front().second ==
        "attachment; filename=\"caf_ _x____..csv\"; "
        "filename*=UTF-8''caf%C3%A9%20%22x%22%0D%0A%2F..csv");
}

TEST_CASE("each kind of error has its status") {
  CHECK(status_of(ErrorKind::bad_input) == 422);
  CHECK(status_of(ErrorKind::not_found) == 404);
  CHECK(status_of(ErrorKind::conflict) == 409);
  CHECK(status_of(ErrorKind::not_allowed) == 403);
  CHECK(status_of(ErrorKind::wrong_usage) == 400);
  CHECK(status_of(ErrorKind::unavailable) == 503);
}
