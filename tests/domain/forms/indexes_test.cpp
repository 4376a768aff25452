// Indexes: what they read as, how answers are scored, and that no new one is made of answers that were given before.
#include <muster/domain/forms/index_score.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/mixed_scores.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"

using namespace muster;

namespace {

const std::string day_text = R"(form day "The day"
  anonymous
  suppress below 5
  # Agreed with the board.
  index wellbeing "How well people felt" of voice, rushed, again

scale agreement best first:
  ( ) agree     "Agree"
  ( ) neither   "Neither"
  ( ) disagree  "Disagree"
  beside na     "Not applicable"

page "The day"
  day        "How far do you agree?"  grid scale agreement
             - voice   "I felt heard."
             - rushed  "I felt rushed."  worst first

  again      "I would come again."
             scale agreement
)";

using test::form_of;

std::optional<double> score(const std::map<std::string, std::string>& codes) {
  const auto form = form_of(day_text);
  forms::Answers answers;
  for (const auto& [question, code] : codes) answers.emplace(question, forms::Answer{{code}, {}});
  return forms::index_score(forms::index_steps(forms::items_of(form, form.indexes.front()), answers));
}

}  // namespace

TEST_CASE("an index reads as it prints, and a grid stands for its statements") {
  const auto form = form_of(day_text);
  REQUIRE(form.indexes.size() == 1);
  CHECK(form.indexes.front().items == std::vector<std::string>{"voice", "rushed", "again"});
  auto by_grid = day_text;
  by_grid.replace(by_grid.find("voice, rushed"), 13, "day");
  CHECK(form_of(by_grid) == form);
  CHECK(form_of(forms::print_form(form)) == form);
  const auto printed = forms::print_form_text(day_text, "test");
  REQUIRE(printed.ok());
  CHECK(printed->find(
            "  # Agreed with the board.\n  index wellbeing \"How well people felt\" of voice, rushed, again\n") !=
        std::string::npos);
}

TEST_CASE("the best answer counts most, whichever way its scale is written") {
  CHECK(score({{"voice", "agree"}, {"rushed", "disagree"}, {"again", "agree"}}) == 3);
  CHECK(score({{"voice", "disagree"}, {"rushed", "agree"}, {"again", "disagree"}}) == 1);
  CHECK(score({{"voice", "agree"}, {"rushed", "agree"}, {"again", "neither"}}) == 2);
}

TEST_CASE("who answered fewer than half of the questions has no score") {
  CHECK(score({{"voice", "agree"}, {"again", "neither"}}) == 2.5);
  CHECK_FALSE(score({{"voice", "agree"}}));
  CHECK_FALSE(score({{"voice", "agree"}, {"rushed", "na"}, {"again", "na"}}));
  CHECK_FALSE(score({}));
}

namespace {

/// The ten items in turn, good and bad, on five steps; worst first stands behind every second one.
std::string usability_text() {
  std::string out = R"(form tool "The tool"
  anonymous
  index usability "How easy the tool is" of tool sus

scale agreement worst first:
  ( ) s1 "Strongly disagree"
  ( ) s2 "Disagree"
  ( ) s3 "Neither"
  ( ) s4 "Agree"
  ( ) s5 "Strongly agree"

page "The tool"
  tool       "How far do you agree?"  grid scale agreement
)";
  for (int item = 1; item <= 10; ++item) {
    const auto number = std::to_string(item);
    out += "             - item" + number + "  \"Item " + number + ".\"" + (item % 2 == 0 ? "  best first" : "") + "\n";
  }
  return out;
}

std::optional<double> usability(const std::vector<int>& positions) {
  const auto form = form_of(usability_text());
  forms::Answers answers;
  for (std::size_t at = 0; at < positions.size(); ++at) {
    if (positions[at] > 0)
      answers.emplace("item" + std::to_string(at + 1), forms::Answer{{"s" + std::to_string(positions[at])}, {}});
  }
  const auto& index = form.indexes.front();
  return forms::score_by(index, forms::index_steps(forms::items_of(form, index), answers));
}

}  // namespace

TEST_CASE("the System Usability Scale is scored as its source does") {
  // Brooke 1996, his example: 5 4 2 1 2 3 2 4 5 2 makes 22 × 2.5 = 55.
  CHECK(usability({5, 4, 2, 1, 2, 3, 2, 4, 5, 2}) == 55);
  CHECK(usability({5, 1, 5, 1, 5, 1, 5, 1, 5, 1}) == 100);
  CHECK(usability({1, 5, 1, 5, 1, 5, 1, 5, 1, 5}) == 0);
  CHECK(usability({3, 3, 3, 3, 3, 3, 3, 3, 3, 3}) == 50);
  CHECK_FALSE(usability({5, 1, 5, 1, 5, 1, 5, 1, 5, 0}));
}

TEST_CASE("the System Usability Scale reads as it prints, and another rule is another score") {
  const auto form = form_of(usability_text());
  REQUIRE(form.indexes.front().usability_scale);
  CHECK(form_of(forms::print_form(form)) == form);
  const auto range = forms::score_range(form, form.indexes.front());
  CHECK(range.low == 0);
  CHECK(range.high == 100);
  auto named = form;
  named.anonymous = false;
  auto next = named;
  next.indexes.front().usability_scale = false;
  const auto errors = forms::changed_meanings(named, next);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().message == "index \"usability\" is scored by another rule than in the published version");
}

TEST_CASE("of an anonymous form no index is made of answers that were given before") {
  const auto published = form_of(day_text);
  auto next = published;
  next.indexes.front().items.pop_back();
  const auto errors = forms::changed_meanings(published, next);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().message.starts_with("the form was published without an index \"wellbeing\""));
  next.indexes.clear();
  CHECK(forms::changed_meanings(published, next).empty());
}

TEST_CASE("what an index of an anonymous form is made of stays as it was answered") {
  const auto published = form_of(day_text);
  auto turned = published;
  for (auto& page : turned.pages)
    for (auto& question : page.questions)
      if (question.code == "again") question.direction = forms::Direction::worst_first;
  const auto errors = forms::changed_meanings(published, turned);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().message ==
        "question \"again\" is scored in index \"wellbeing\", and its options or their good end have changed");
  auto longer = published;
  for (auto& page : longer.pages)
    for (auto& question : page.questions)
      if (question.code == "again") question.options.insert(question.options.begin(), {"fully", "Fully", {}});
  CHECK(forms::changed_meanings(published, longer).size() == 1);
  auto named = published;
  auto named_turned = turned;
  named.anonymous = named_turned.anonymous = false;
  const auto moved = forms::changed_meanings(named, named_turned);
  REQUIRE(moved.size() == 1);
  CHECK(moved.front().hint == "put them back: scores of answers that were given would change");
  auto fewer = named;
  fewer.indexes.front().items.pop_back();
  const auto other = forms::changed_meanings(named, fewer);
  REQUIRE(other.size() == 1);
  CHECK(other.front().message == "index \"wellbeing\" was scored of voice, rushed, again and now of voice, rushed");
  fewer.indexes.front().code = "other";
  CHECK(forms::changed_meanings(named, fewer).empty());
  auto unscored_turned = named_turned;
  auto unscored = named;
  unscored.indexes.clear();
  CHECK(forms::changed_meanings(unscored, unscored_turned).empty());  // no score was ever told
  auto with_more = named;
  for (auto& page : with_more.pages)
    for (auto& question : page.questions)
      if (question.code == "again") question.options.insert(question.options.begin(), {"fully", "Fully", {}});
  CHECK(forms::mixed_scores(unscored, named).empty());
  CHECK(forms::mixed_scores(unscored, with_more).front().message ==
        "question \"again\" is scored in index \"wellbeing\", and was answered with other options");
}
