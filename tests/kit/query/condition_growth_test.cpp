// Conditions of any shape are read, bound, tried and printed in a time like their length.

#include "support/catch.hpp"
#include "support/growth.hpp"

#include <muster/kit/query/filter.hpp>

using namespace muster;

namespace {

std::vector<query::Field> fields() {
  std::vector<query::Field> all;
  for (const std::string name : {"a", "b", "c", "d"}) {
    query::Field field;
    field.name = name;
    field.codes = {"x", "y", "z"};
    all.push_back(field);
  }
  return all;
}

}  // namespace

TEST_CASE("no condition of any shape costs more than it is long") {
  const auto known = fields();
  const auto all = [&](const std::string& text) {
    const auto filter = query::parse_filter(text, "test");
    if (!filter.ok()) return;
    (void)query::bind(*filter, known, text, "test");
    (void)query::reach(*filter, known);
    (void)query::matches(*filter, {{"a", {"x"}}}, known);
    (void)query::print_filter(*filter);
  };
  for (const std::string piece :
       {"a = x or ", "a = x and ", "not ", "(", "((a = x) or ", "a in (x, y) or ", "a contains \"x\" or ", "x, ", "\"",
        "\\", "a", "é", " ", ")", "= ", "a is answered and ", "unknown = x or ", "a < 1 or "}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(growth::repeated(piece, "", "a = x"), all, 500, 500) == "");
    CHECK(growth::fault_of(growth::repeated(piece), all, 500, 8'000) == "");
  }
}
