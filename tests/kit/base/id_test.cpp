// Ids that cannot be guessed or ordered, codes that can be read aloud.
#include <muster/kit/base/id.hpp>

#include <set>

#include "support/catch.hpp"

namespace muster {

TEST_CASE("ids are 26 letters of Crockford's alphabet and do not repeat") {
  std::set<std::string> seen;
  for (int draw = 0; draw < 1000; ++draw) {
    const auto id = new_id();
    CHECK(id.size() == 26);
    CHECK(id.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz") == std::string::npos);
    CHECK(seen.insert(id).second);
  }
}

TEST_CASE("every letter of an id is drawn, none is left from a clock") {
  std::set<char> first;
  for (int draw = 0; draw < 2000; ++draw) first.insert(new_id().front());
  CHECK(first.size() == 32);
}

TEST_CASE("ids of a series follow one another, and those of a later moment follow them") {
  const Instant noon{std::chrono::seconds(1'654'862'400)};
  IdSeries series(noon);
  IdSeries later(noon + std::chrono::seconds(1));
  const auto after = later.next();
  std::string last;
  std::set<std::string> endings;
  for (int draw = 0; draw < 40'000; ++draw) {
    const auto id = series.next();
    if (id.size() != 26 || id <= last || id >= after) FAIL(last + " and then " + id);
    endings.insert(id.substr(12));
    last = id;
  }
  CHECK(last.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz") == std::string::npos);
  CHECK(endings.size() == 40'000);
}

TEST_CASE("two series of one moment have no id in common") {
  const Instant noon{std::chrono::seconds(1'654'862'400)};
  IdSeries one(noon);
  IdSeries other(noon);
  CHECK(one.next() != other.next());
}

TEST_CASE("short codes have the asked length and no look-alikes") {
  CHECK(new_short_code(0).empty());
  const auto code = new_short_code(4000);
  CHECK(code.size() == 4000);
  CHECK(code.find_first_of("0o1lIiLO") == std::string::npos);
  CHECK(std::set<char>(code.begin(), code.end()).size() == 31);
}

TEST_CASE("a fingerprint is BLAKE2b of 32 bytes") {
  CHECK(fingerprint("") == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  CHECK(fingerprint("a") == fingerprint("a"));
  CHECK(fingerprint("a") != fingerprint("b"));
}

}  // namespace muster
