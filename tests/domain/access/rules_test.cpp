// Rules without a database: buckets, addresses to come back to, browsers in words.
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/return_path.hpp>
#include <muster/domain/access/throttle.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/web/reply.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::access;
using namespace std::chrono_literals;

namespace {
const Instant noon = *parse_instant("2022-06-01T11:00:00Z");
}

TEST_CASE("a bucket gives what it holds, then one for each refill, and no more than it holds") {
  Buckets buckets(3, 60s);
  for (int times = 0; times < 3; ++times) CHECK(buckets.take("a", noon));
  CHECK_FALSE(buckets.take("a", noon));
  CHECK(buckets.take("b", noon));
  CHECK_FALSE(buckets.take("a", noon + 59s));
  CHECK(buckets.take("a", noon + 60s));
  CHECK_FALSE(buckets.take("a", noon + 61s));
  for (int times = 0; times < 3; ++times) CHECK(buckets.take("a", noon + 24h));
  CHECK_FALSE(buckets.take("a", noon + 24h));
  // A clock set back takes nothing away for long.
  CHECK_FALSE(buckets.take("a", noon));
  CHECK(buckets.take("a", noon + 60s));
}

TEST_CASE("asking again and again does not keep a bucket from filling") {
  Buckets buckets(1, 60s);
  CHECK(buckets.take("a", noon));
  for (auto second = 1s; second < 60s; ++second) CHECK_FALSE(buckets.take("a", noon + second));
  CHECK(buckets.take("a", noon + 60s));
}

TEST_CASE("a million keys do not fill the memory, and an empty bucket is not forgotten first") {
  Buckets buckets(3, 3600s);
  for (int times = 0; times < 3; ++times) CHECK(buckets.take("attacker", noon));
  for (int key = 0; key < 60000; ++key) (void)buckets.take("key " + std::to_string(key), noon);
  CHECK_FALSE(buckets.holds("attacker", noon));
}

TEST_CASE("one comes back to own pages only") {
  for (const auto* own : {"/", "/events", "/events/summit/delegates?kind=school&q=", "/events/a%20b?where=a%20%3D%20b",
                          "/f/abc-def_1~2.x"}) {
    CHECK(own_path_or_home(own) == own);
    CHECK_NOTHROW(web::redirect(own_path_or_home(own)));
  }
  const std::string corpus[] = {"",
                                "events",
                                "//evil.example",
                                "///evil.example",
                                "/\\evil.example",
                                "\\\\evil.example",
                                "/\t/evil.example",
                                "/\n/evil.example",
                                "http://evil.example",
                                "https:evil.example",
                                "javascript:alert(1)",
                                "/%2f%2fevil.example",
                                "/%5cevil.example",
                                "/%5Cevil.example",
                                "/.//evil.example",
                                "/..//evil.example",
                                "/a/..//evil.example",
                                "/./evil",
                                "/../evil",
                                " /events",
                                "/events ",
                                "/%0d%0aSet-Cookie:a=b",
                                "/%00",
                                "/events\r\nSet-Cookie: a=b",
                                "/@evil.example",
                                "//evil.example/%2f..",
                                "/events#//evil",
                                "/;@evil.example",
                                "//google.com/%2F..",
                                "/〱evil.example",
                                "/%",
                                "/%4",
                                "/%zz",
                                "/events?next=//evil.example/<script>",
                                "data:text/html,x",
                                "/" + std::string(3000, 'a'),
                                std::string("/a\0b", 4),
                                "/\xE2\x81\x84/evil",
                                "/http://evil.example"};
  for (const auto& asked : corpus) {
    INFO(asked);
    CHECK(own_path_or_home(asked) == "/events");
  }
}

TEST_CASE("an address is written so that it leads back to itself") {
  CHECK(written_address("/events/summit", {{"where", "helpful = mainly & more"}, {"q", "Ådne/x"}}) ==
        "/events/summit?where=helpful%20%3D%20mainly%20%26%20more&q=%C3%85dne%2Fx");
  const auto address = written_address("/events/summit", {{"q", "Ådne/x"}});
  CHECK(own_path_or_home(address) == address);
  CHECK(sign_in_address("/events/a?q=1") == "/sign-in?next=%2Fevents%2Fa%3Fq%3D1");
  CHECK(sign_in_address("//evil.example") == "/sign-in");
}

TEST_CASE("browsers are called by names that people know") {
  CHECK(browser_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0") ==
        "Firefox on Windows");
  CHECK(browser_words("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                      "Version/18.0 Mobile/15E148 Safari/604.1") == "Safari on iPhone");
  CHECK(browser_words("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0") ==
        "Edge on Windows");
  CHECK(browser_words("<script>") == "A browser");
}

TEST_CASE("every role and every permission has a name of its own") {
  std::set<std::string_view> names;
  for (const auto permission : permissions) names.insert(permission_name(permission));
  CHECK(names.size() == permissions.size());
  for (const auto role : roles) CHECK(*parse_role(role_name(role)) == role);
}
