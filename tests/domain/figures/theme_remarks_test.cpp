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
  CHECK(says(
      themes,
      "Nobody has read any of the 32 answers yet. The words of the themes were looked for in 21 of them. The other "
      "11 are neither read nor searched for those words, and in no figure of the themes, which are so far of 21 "
      "people."));
  themes.by_rule = 1;
  themes.read = 5;
  CHECK(
      says(themes,
           "Of 32 answers 5 are read by people. The words of the themes were looked for in 1 more. The other 26 are "
           "neither read nor searched for those words, and in no figure of the themes, which are so far of 6 people."));
  themes.by_rule = 0;
  themes.read = 1;
  CHECK(
      says(themes,
           "Of 32 answers 1 is read by people. The other 31 are not yet read and in no figure of the themes, which are "
           "so far of 1 person."));
  themes.read = 31;
  CHECK(says(themes,
             "Of 32 answers 31 are read by people. The other one is not yet read and in no figure of the themes, which "
             "are so far of 31 people."));
  themes.read = 32;
  CHECK(themes_remarks(themes).size() == 1);
}

TEST_CASE("people of a theme are told of those whose answers are read or were searched for its words") {
  QuestionThemes themes;
  themes.wrote = 26;
  themes.read = 3;
  themes.by_rule = 11;
  themes.themes.push_back({1, "funding", "Funding", "", 11, {}});
  CHECK(themes_finding(themes) == "‘Funding’ was named most, by 11 of 14 people.");
}

}  // namespace muster::figures
