// What stands for a missing number in SPSS is no number that somebody can have answered.
#include "../../../src/domain/feedback/answers_out/answers_spss.hpp"

#include "support/catch.hpp"
#include "support/form_of.hpp"

namespace muster::feedback {
namespace {

std::string syntax_of(const std::string& number) {
  return spss_syntax(test::form_of("form a \"A\"\n\npage \"P\"\n  n \"N\" number" + number + "\n"), "a.csv",
                     {true, {}});
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a number question has the usual three where no answer is one of them") {
  for (const std::string range : {" from 0 to 100", " from -6 to 10", " from -100 to -10"}) {
    INFO(range);
    const auto syntax = syntax_of(range);
    CHECK(holds(syntax, "('not asked'=-7) ('not shown'=-8) ('not offered'=-9)"));
    CHECK(holds(syntax, "MISSING VALUES\n  n (-9 THRU -7)."));
    CHECK(holds(syntax, "n -7 'Not asked' -8 'Not shown' -9 'Not offered'"));
    CHECK_FALSE(holds(syntax, "can be answers"));
  }
}

TEST_CASE("where an answer can be -7 to -9 others stand there, and the syntax says so") {
  const auto some = syntax_of(" from -40 to 40");
  CHECK(holds(some, "* n: -7 to -9 can be answers, so -97 is not asked, -98 not shown and -99 not offered.\n"));
  CHECK(holds(some, "('not asked'=-97) ('not shown'=-98) ('not offered'=-99)"));
  CHECK(holds(some, "MISSING VALUES\n  n (-99 THRU -97)."));
  CHECK(holds(some, "n -97 'Not asked' -98 'Not shown' -99 'Not offered'"));
  CHECK(holds(syntax_of(" from -98 to 5"), "MISSING VALUES\n  n (-999 THRU -997)."));
  const auto any = syntax_of("");
  CHECK(holds(any, "MISSING VALUES\n  n (-999999 THRU -999997)."));
  CHECK(holds(any, "the form sets no limit"));
}

}  // namespace muster::feedback
