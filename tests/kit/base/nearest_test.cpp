// "Did you mean": near enough to help, never so far that it guesses.
#include <muster/kit/base/nearest.hpp>

#include "support/catch.hpp"

namespace muster {

TEST_CASE("an edit is one letter put in, left out, changed or swapped with its neighbour") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("helpful", "helpfull") == 1);
  CHECK(edit_distance("helpful", "hlepful") == 1);
  CHECK(edit_distance("helpful", "halpful") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ca", "abc") == 3);  // optimal string alignment, not full Damerau
  CHECK(edit_distance("Zoë", "Zoe") == 1);
  CHECK(edit_distance("👍a", "👎a") == 1);
}

TEST_CASE("the nearest name is found whatever its case") {
  const std::vector<std::string> names{"Barnet", "Brent", "Bromley"};
  CHECK(nearest("barnett", names) == "Barnet");
  CHECK(nearest("BRENT", names) == "Brent");
  CHECK(did_you_mean("Bromly", names) == "did you mean \"Bromley\"?");
}

TEST_CASE("a name too far from all is not guessed") {
  const std::vector<std::string> names{"Barnet", "Brent"};
  CHECK_FALSE(nearest("Westminster", names).has_value());
  CHECK_FALSE(nearest("", names).has_value());
  CHECK(did_you_mean("Westminster", names).empty());
  CHECK_FALSE(nearest("Barnet", {}).has_value());
}

TEST_CASE("short names allow one edit, long ones four at most") {
  CHECK(nearest("ab", {"ax"}) == "ax");
  CHECK_FALSE(nearest("ab", {"xy"}).has_value());
  CHECK(nearest("abcdefghijklmnopqrst", {"abcdefghijklmnop1234"}) == "abcdefghijklmnop1234");
  CHECK_FALSE(nearest("abcdefghijklmnopqrst", {"abcdefghijklmno12345"}).has_value());
}

TEST_CASE("of names equally near the first is taken") { CHECK(nearest("bat", {"cat", "hat"}) == "cat"); }

}  // namespace muster
