// How names are listed, and how a sentence begins.
#include <muster/kit/base/sentence.hpp>

#include "support/catch.hpp"

using namespace muster;

TEST_CASE("names are listed as people would write them") {
  CHECK(listed({}).empty());
  CHECK(listed({"Bexley"}) == "Bexley");
  CHECK(listed({"Bexley", "Brent"}) == "Bexley and Brent");
  CHECK(listed({"Bexley", "Brent", "Camden"}) == "Bexley, Brent and Camden");
  CHECK(listed({"csv", "xlsx"}, " or ") == "csv or xlsx");
}

TEST_CASE("parts are joined with nothing at the ends") {
  CHECK(joined({}, ", ").empty());
  CHECK(joined({"a"}, ", ") == "a");
  CHECK(joined({"a", "", "c"}, "; ") == "a; ; c");
}

TEST_CASE("a sentence begins large where its first letter has two forms") {
  CHECK(capitalised("five people") == "Five people");
  CHECK(capitalised("4 people") == "4 people");
  CHECK(capitalised("").empty());
  CHECK(uncapitalised("Challenges") == "challenges");
  CHECK(uncapitalised("42 people") == "42 people");
}
