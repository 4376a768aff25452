// What may stand in an address as it is, and what may not.
#include <muster/kit/base/address.hpp>

#include "support/catch.hpp"

using muster::address;
using muster::percent_encoded;

TEST_CASE("only unreserved characters stand for themselves in an address") {
  CHECK(percent_encoded("helpful = not") == "helpful%20%3D%20not");
  CHECK(percent_encoded("aZ09-._~") == "aZ09-._~");
  CHECK(percent_encoded("a/b?c&d") == "a%2Fb%3Fc%26d");
  CHECK(percent_encoded("a/b c", true) == "a/b%20c");
  CHECK(percent_encoded("\xC3\xA5") == "%C3%A5");
  CHECK(percent_encoded("").empty());
}

TEST_CASE("an address names what is not empty") {
  CHECK(address("/events", {{"q", ""}, {"sort", ""}}) == "/events");
  CHECK(address("/events", {{"q", "a&b"}, {"page", ""}, {"sort", "-date"}}) == "/events?q=a%26b&sort=-date");
}
