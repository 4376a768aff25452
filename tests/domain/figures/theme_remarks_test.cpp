// What is said under the themes of a question is true of none, one and many.
#include <muster/domain/figures/theme_figures.hpp>

#include "support/catch.hpp"

#include <algorithm>

namespace muster::figures {
namespace {

bool says(const QuestionThemes& themes, const std::string& sentence) {
  return std::ranges::count(themes_remarks(themes), sentence) == 1;
}

}  // namespace

TEST_CASE("how far the answers are read is told in whole sentences") {
  QuestionThemes themes;
  themes.wrote = 32;
  CHECK(says(themes, "Nobody has read any of the 32 answers yet."));
  themes.by_rule = 21;
  CHECK(says(themes, "Nobody has read any of the 32 answers yet; 21 are given themes by their words alone."));
  themes.by_rule = 1;
  themes.read = 5;
  CHECK(says(themes, "Of 32 answers 5 are read by people, and 1 more is given themes by their words alone."));
  themes.by_rule = 0;
  themes.read = 1;
  CHECK(says(themes, "Of 32 answers 1 is read by people."));
  themes.read = 32;
  CHECK(themes_remarks(themes).size() == 1);
}

}  // namespace muster::figures
