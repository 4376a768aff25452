// What anybody may see tells of no few people, whoever looks and whatever else they know of the rules.
#include "domain/figures/example.hpp"
#include "support/catch.hpp"

#include <muster/domain/figures/publication.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/json_reader.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

using namespace muster;
using namespace muster::figures;
using Catch::Contains;

namespace {

constexpr std::int64_t least = 5;

using Counts = std::vector<std::int64_t>;

/// All ways in which `people` may stand at `answers` answers.
void each_round(std::size_t answers, std::int64_t people, const std::function<void(const Counts&)>& look) {
  Counts counts(answers);
  const std::function<void(std::size_t, std::int64_t)> fill = [&](std::size_t at, std::int64_t left) {
    if (at + 1 == answers) {
      counts[at] = left;
      look(counts);
      return;
    }
    for (std::int64_t here = 0; here <= left; ++here) {
      counts[at] = here;
      fill(at + 1, left - here);
    }
  };
  fill(0, people);
}

std::string told_of(const Counts& counts, bool ordered, bool outside) {
  std::vector<AnswerCount> answers;
  for (std::size_t at = 0; at < counts.size(); ++at)
    answers.push_back(
        {std::string(1, static_cast<char>('A' + at)), counts[at], false, outside && at + 1 == counts.size()});
  std::string out;
  for (const auto& one : published_classes(answers, ordered, least))
    out += one.label + "=" + count_in_words(one.count) + ";";
  return out;
}

bool few(std::int64_t people) { return people > 0 && people < least; }

/// Whoever knows the rules and the page knows that one of these rounds lies behind it. For each set of answers: is the
/// number of people who gave one of them certainly small, and not certainly nobody's?
void look_for_few(const std::vector<Counts>& behind, const std::string& told) {
  const auto answers = behind.front().size();
  for (std::size_t set = 1; set + 1 < (std::size_t{1} << answers); ++set) {
    std::set<std::int64_t> possible;
    for (const auto& counts : behind) {
      std::int64_t sum = 0;
      for (std::size_t at = 0; at < answers; ++at)
        if ((set >> at & 1) != 0) sum += counts[at];
      possible.insert(sum);
    }
    INFO(told << " set " << set);
    REQUIRE_FALSE(std::all_of(possible.begin(), possible.end(), few));
  }
}

void attack(std::size_t answers, std::int64_t people, bool ordered, bool outside) {
  std::map<std::string, std::vector<Counts>> by_page;
  each_round(answers, people,
             [&](const Counts& counts) { by_page[told_of(counts, ordered, outside)].push_back(counts); });
  for (const auto& [told, behind] : by_page) look_for_few(behind, told);
}

const PublishedQuestion& question(const Publication& publication, const std::string& code) {
  const auto found = std::find_if(publication.questions.begin(), publication.questions.end(),
                                  [&](const PublishedQuestion& one) { return one.code == code; });
  REQUIRE(found != publication.questions.end());
  return *found;
}

Publication published(const SummaryInput& input) {
  auto made = publication_of(example::summary_of(input));
  REQUIRE(made.ok());
  return std::move(made).value();
}

}  // namespace

TEST_CASE("an attacker who knows the rules finds no small number behind published classes") {
  for (const bool ordered : {false, true}) {
    for (const bool outside : {false, true}) {
      for (std::int64_t people = 0; people <= 26; ++people) {
        attack(2, people, ordered, outside);
        attack(3, people, ordered, outside);
      }
      for (std::int64_t people = 10; people <= 18; ++people) attack(4, people, ordered, outside);
    }
  }
}

TEST_CASE("counts that may overlap tell of no few people who are in two of them, or in none but one") {
  for (std::int64_t base = 10; base <= 40; ++base) {
    for (std::int64_t first = 0; first <= base; ++first) {
      for (std::int64_t second = 0; second <= first; ++second) {
        const auto told = published_counts({first, second}, base, least);
        for (std::size_t at = 0; at < 2; ++at) {
          if (!told[at] || told[at]->told == Told::fewer_than) continue;
          CHECK(told[at]->people >= least);
          if (told[at]->told == Told::exactly) CHECK(base - told[at]->people >= least);
        }
        if (!told[0] || !told[1] || told[1]->told == Told::fewer_than) continue;
        CHECK_FALSE(few(told[0]->people + told[1]->people - base));
      }
    }
  }
  CHECK_FALSE(published_counts({27, 16, 0}, 42, least)[1]);  // one of 42 ticked both
  CHECK(published_counts({27, 16, 0}, 42, least)[2] == PublishedCount{Told::fewer_than, least});
  CHECK(published_counts({42}, 42, least)[0] == PublishedCount{Told::at_least, 38});
}

TEST_CASE("the example summit is published in classes, and its sentences are true of it") {
  const auto publication = published(example::summit());
  CHECK(publication.headline == "At least 34 of 42 people found the Summit helpful.");
  CHECK_THAT(publication.lead, Contains("42 of 104 registered delegates answered: 40.4%."));
  CHECK_THAT(publication.lead, Contains("104 people registered, from 32 of the 33 places of London."));
  const auto& format = question(publication, "format");
  CHECK(format.finding == "27 of 42 people ticked ‘In person’.");
  CHECK(format.classes.size() == 3);
  CHECK_THAT(
      format.remarks.front(),
      Contains("1 answer is left out: with the others beside it, a number under five people could be worked out."));
}

TEST_CASE("a publication holds nothing that people wrote, and no place, word or answer of few") {
  const auto input = example::summit();
  const auto text = json_text(to_json(published(input)));
  const auto summary = example::summary_of(input);
  for (const auto& question : summary.questions) {
    for (const auto& written : question.texts) CHECK_THAT(text, !Contains(std::string(written)));
    for (const auto& word : question.words)
      if (word.people < least) CHECK_THAT(text, !Contains("\"word\":\"" + word.word + "\""));
  }
  for (const auto& delegate : summary.delegates) CHECK_THAT(text, !Contains(delegate.last_name + "\""));
}

TEST_CASE("beside the team's own page a publication gives nothing away: it is made of that page alone") {
  // Two rounds with the same figures and other people behind them: the answers of two questions are dealt out anew.
  auto dealt = example::summit();
  for (std::size_t at = 0; at + 1 < dealt.answers.size(); ++at) {
    auto& here = dealt.answers[at];
    auto& there = dealt.answers[dealt.answers.size() - 1 - at];
    if (here.contains("format") && there.contains("format")) std::swap(here.at("format"), there.at("format"));
  }
  CHECK(json_text(to_json(published(dealt))) == json_text(to_json(published(example::summit()))));
}

TEST_CASE("one answer more or less of a small class changes nothing that is told") {
  auto another = example::summit();
  for (auto& answers : another.answers) {
    const auto found = answers.find("helpful");
    if (found == answers.end() || found->second.codes.empty() || found->second.codes.front() == "helpful") continue;
    found->second.codes.front() = "not";
    break;
  }
  CHECK(question(published(another), "helpful").classes.front().count ==
        question(published(example::summit()), "helpful").classes.front().count);
}

TEST_CASE("open rounds and rounds of few are not published") {
  auto open = example::summit();
  open.round = RoundState::open;
  CHECK_FALSE(publication_of(example::summary_of(open)).ok());
  auto small = example::summit();
  small.answers.resize(9);
  small.responses = 9;
  const auto refused = publication_of(example::summary_of(small));
  REQUIRE_FALSE(refused.ok());
  CHECK_THAT(refused.error().message, Contains("fewer than 10 answers"));
}

TEST_CASE("a publication is read back as it was kept") {
  const auto publication = published(example::summit());
  const auto kept = json_text(to_json(publication));
  const auto json = read_json(kept, {}, [](std::string_view text) { return Result<std::string>(std::string(text)); });
  REQUIRE(json.ok());
  const auto again = publication_from(*json);
  REQUIRE(again.ok());
  CHECK(json_text(to_json(*again)) == kept);
  CHECK_FALSE(publication_from(Json::Array{}).ok());
}

TEST_CASE("a net score is published by its three kinds of answers, and worked out of what the page tells") {
  auto input = example::summit();
  input.form =
      forms::parse_form("form a \"A\" page \"P\" again \"Would you come again?\" from 0 to 10 nps", "a.form").value();
  input.answers.clear();
  const auto give = [&](const char* point, int people) {
    for (int at = 0; at < people; ++at) input.answers.push_back({{"again", {{point}, {}}}});
  };
  give("10", 30);
  give("9", 6);
  give("8", 3);
  give("7", 17);
  give("6", 6);
  give("2", 19);
  input.answers.resize(83);  // two gave no answer
  input.responses = 83;
  const auto told = published(input);
  const auto& again = question(told, "again");
  REQUIRE(again.classes.size() == 3);
  CHECK(again.classes[0].label == "0 to 6");
  CHECK(again.classes[1].label == "7 or 8 or no answer");
  CHECK(again.classes[2].label == "9 or 10");
  CHECK(again.finding == "36 of 83 people answered ‘9 or 10’.");
  REQUIRE(again.remarks.size() == 1);
  CHECK_THAT(again.remarks.front(), Contains("The net score is +13, between"));
}

TEST_CASE("many steps that are put together are named by their ends") {
  std::vector<AnswerCount> answers;
  for (int at = 0; at <= 10; ++at) answers.push_back({std::to_string(at), at == 3 ? 0 : 8, false, false});
  const auto told = published_classes(answers, true, least);
  REQUIRE(told.size() == 3);
  CHECK(told.front().label == "0 to 4");
  CHECK(told.back().label == "6 to 10");
  answers.push_back({"no answer", 2, false, true});
  for (const auto& one : published_classes(answers, true, least)) CHECK_THAT(one.label, !Contains("other answers"));
}
