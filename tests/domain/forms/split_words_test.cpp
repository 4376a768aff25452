// Splitting what people wrote into words: the Summit's own cells must give its published totals.

#include <muster/domain/forms/answers.hpp>
#include <muster/kit/base/utf8.hpp>

#include "support/catch.hpp"

#include <algorithm>

using muster::forms::split_words;
using Words = std::vector<std::string>;

namespace {

/// The column "Which three words would you use to describe the Summit?" of the evaluation, blanks left out.
const std::vector<std::string> cells{
    "hopeful but cautious",
    "Informative",
    "“Finally together”",
    "Interesting, informative, challenging",
    "Energising, reflective, collaborative",
    "Informative, inspiring, collaborative",
    "Timely, informative, well organised",
    "useful",
    "Thought provoking, honest, useful",
    "Positive, passionate, informative",
    "Informative, loud, useful",
    "passionate, committed, informative",
    "Stimulating, useful, friendly",
    "Inspirational, timely, honest",
    "Collaborative; informative; friendly",
    "helpful, positive, connected",
    "Co-production, partnership, hope",
    "Great networking, informative",
    "Engaging, useful, inclusive",
    "Energetic, interesting, too short",
    "Refreshing, collaborative, informative",
    "collaboration, voice, change",
    "Informative and engaging",
    "Organised, useful, insightful",
    "Inspiring\nInformative\nRushed",
    "Relevant, interesting, useful",
    "Connected, informed, hopeful",
    "Well-organised, informative, lively",
    "informative; engaging; hopeful",
    "inspiring, Inspiring, informative",
    "Engaging, challenging, useful",
    "Thought-provoking, informative, networking",
    "Not boring!",
    "Collaborative, honest, timely",
    "Insightful, useful, rushed",
    "Useful, clear, engaging",
    "Supportive, inclusive, useful",
    "Informative, insightful, busy",
    "Useful, informative, energising",
    "Informative, honest, hopeful",
};

long people_who_wrote(const std::string& wanted) {
  return std::count_if(cells.begin(), cells.end(), [&](const auto& cell) {
    const auto words = split_words(cell);
    return std::any_of(words.begin(), words.end(),
                       [&](const auto& word) { return muster::lower_case(word) == wanted; });
  });
}

}  // namespace

TEST_CASE("the Summit's words give its published totals") {
  CHECK(cells.size() == 40);
  CHECK(people_who_wrote("informative") == 19);
  CHECK(people_who_wrote("useful") == 12);
}

TEST_CASE("no cell of the Summit gives more than the three words it was asked for, or none") {
  for (const auto& cell : cells) {
    INFO(cell);
    CHECK(split_words(cell).size() >= 1);
    CHECK(split_words(cell).size() <= 3);
  }
}

TEST_CASE("cells are split where their writers meant it") {
  CHECK(split_words("hopeful but cautious") == Words{"hopeful but cautious"});
  CHECK(split_words("Collaborative; informative; friendly") == Words{"Collaborative", "informative", "friendly"});
  CHECK(split_words("Inspiring\nInformative\r\nRushed") == Words{"Inspiring", "Informative", "Rushed"});
  CHECK(split_words("inspiring, Inspiring, informative") == Words{"inspiring", "informative"});
  CHECK(split_words("“Finally together”") == Words{"Finally together"});
  CHECK(split_words("Not boring!") == Words{"Not boring"});
  CHECK(split_words("Informative and engaging") == Words{"Informative", "engaging"});
  CHECK(split_words("Timely & Useful.") == Words{"Timely", "Useful"});
  CHECK(split_words("timely, useful, and honest") == Words{"timely", "useful", "honest"});
  CHECK(split_words("timely, useful and honest") == Words{"timely", "useful", "honest"});
  CHECK(split_words("Thought provoking, well organised") == Words{"Thought provoking", "well organised"});
  CHECK(split_words("good food and company") == Words{"good food and company"});
  CHECK(split_words("Q&A") == Words{"Q&A"});
  CHECK(split_words("1. Inspiring\n2) Loud\n- Long\n• Warm") == Words{"Inspiring", "Loud", "Long", "Warm"});
  CHECK(split_words("Thought-provoking, thought provoking") == Words{"Thought-provoking"});
  CHECK(split_words("‘Fun’, \"Loud\"") == Words{"Fun", "Loud"});
  CHECK(split_words("parents' day") == Words{"parents' day"});
  CHECK(split_words("😊, 😊, 👍") == Words{"😊", "👍"});
  CHECK(split_words("2022, 1.5 hours") == Words{"2022", "1.5 hours"});
  CHECK(split_words(" - , ... ;;\n!").empty());
  CHECK(split_words("").empty());
}

TEST_CASE("slashes and dashes part words, but not what is one") {
  CHECK(split_words("useful / fun / long") == Words{"useful", "fun", "long"});
  CHECK(split_words("useful - fun - long") == Words{"useful", "fun", "long"});
  CHECK(split_words("useful – fun — long") == Words{"useful", "fun", "long"});
  CHECK(split_words("useful/fun/well-organised") == Words{"useful", "fun", "well-organised"});
  CHECK(split_words("useful/ fun") == Words{"useful", "fun"});
  CHECK(split_words("useful - fun") == Words{"useful", "fun"});
  CHECK(split_words("useful + fun") == Words{"useful", "fun"});
  CHECK(split_words("Not boring - very clear - too long") == Words{"Not boring", "very clear", "too long"});
  CHECK(split_words("parent/carer voice") == Words{"parent/carer voice"});
  CHECK(split_words("and/or") == Words{"and/or"});
  CHECK(split_words("N/A") == Words{"N/A"});
  CHECK(split_words("N / A") == Words{"N / A"});
  CHECK(split_words("24/7") == Words{"24/7"});
  CHECK(split_words("10/06/2022") == Words{"10/06/2022"});
  CHECK(split_words("hopeful - but cautious") == Words{"hopeful - but cautious"});
  CHECK(split_words("well-organised") == Words{"well-organised"});
}

TEST_CASE("other signs that people put between words part them") {
  CHECK(split_words("useful | fun | long") == Words{"useful", "fun", "long"});
  CHECK(split_words("useful\tfun") == Words{"useful", "fun"});
  CHECK(split_words("useful • fun • long") == Words{"useful", "fun", "long"});
  CHECK(split_words("مفيد، ممتع؛ طويل") == Words{"مفيد", "ممتع", "طويل"});
  CHECK(split_words("有用、有趣，长") == Words{"有用", "有趣", "长"});
  CHECK(split_words("useful；fun") == Words{"useful", "fun"});
}
