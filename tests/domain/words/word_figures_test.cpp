// Counted by people, with tests only where they can tell something.
#include <muster/domain/words/spoken_service.hpp>

#include <muster/kit/base/utf8.hpp>

#include "support/catch.hpp"

namespace muster::words {
namespace {

Texts said(std::int64_t with, const std::string& words, std::int64_t without) {
  Texts out;
  for (std::int64_t each = 0; each < with; ++each) out.push_back(words);
  for (std::int64_t each = 0; each < without; ++each) out.emplace_back("otherwise pleasant");
  return out;
}

const ComparedWord& find(const WordComparison& all, const std::string& word) {
  for (const auto& each : all.words) {
    if (each.word == word) return each;
  }
  FAIL("no word " << word);
  return all.words.front();
}

}  // namespace

TEST_CASE("a phrase has three people, and each counts once, within a sentence") {
  Texts texts{"Parent carer voice. Parent carer voice again, parent carer!",
              "The parent carer spoke",
              "A parent. Carer stories.",
              "",
              "Table talk",
              "Table talk"};
  CHECK(phrase_figures(texts, {}).phrases.empty());
  texts.emplace_back("parent carers");
  const auto figures = phrase_figures(texts, {});
  REQUIRE(figures.phrases.size() == 1);
  CHECK(figures.phrases.front().people == 3);
  CHECK(figures.base == 6);
}

TEST_CASE("what the same people say in more than three words is told once") {
  Texts texts{"Parking at Tower Hamlets Town Hall", "Tower Hamlets town hall was full", "The Tower Hamlets Town Hall"};
  const auto figures = phrase_figures(texts, {});
  REQUIRE(figures.phrases.size() == 1);
  CHECK(folded_name(figures.phrases.front().word) == "towerhamletstownhall");
  CHECK(figures.phrases.front().people == 3);
  // Where it does not stand so in each text they are two.
  texts = {"Early help forum. Help forum meetings", "Early help forum; help forum meetings",
           "Early help forum! Help forum meetings"};
  CHECK(phrase_figures(texts, {}).phrases.size() == 2);
  // Of other people it is another phrase.
  texts = {"Tower Hamlets Town Hall", "Tower Hamlets Town Hall", "Tower Hamlets Town Hall", "Hamlets Town Hall"};
  CHECK(phrase_figures(texts, {}).phrases.size() == 2);
}

TEST_CASE("the word list joins and leaves out before anything is counted") {
  Texts texts{"cold coffee", "cold coffee", "cold cofee"};
  CHECK(phrase_figures(texts, {}).phrases.empty());
  text::WordRules rules;
  rules.same = {{"coffee", "cofee"}};
  REQUIRE(phrase_figures(texts, rules).phrases.size() == 1);
  CHECK(phrase_figures(texts, rules).phrases.front().people == 3);
  rules.also_stop = {"cold"};
  CHECK(phrase_figures(texts, rules).phrases.empty());
}

TEST_CASE("near spellings are proposed and not joined") {
  Texts texts{"coffee", "coffee", "coffee", "cofee"};
  const auto figures = phrase_figures(texts, {});
  REQUIRE(figures.near.size() == 1);
  CHECK(figures.near.front().word == "cofee");
  CHECK(figures.near.front().likely == "coffee");
  text::WordRules rules;
  rules.same = {{"coffee", "cofee"}};
  CHECK(phrase_figures(texts, rules).near.empty());
}

TEST_CASE("of a question for words every word counts as it was given, and misspellings are proposed to be joined") {
  Entries entries{{"Well organised", "informative"}, {"Informative"}, {"informative", "warm"}, {"informitive"}, {}};
  const auto figures = word_figures(entries, {});
  CHECK(figures.base == 4);
  CHECK(figures.phrases.empty());
  REQUIRE(figures.words.size() == 4);
  CHECK(figures.words.front().word == "informative");
  CHECK(figures.words.front().people == 3);
  REQUIRE(figures.near.size() == 1);
  CHECK(figures.near.front().word == "informitive");
  CHECK(figures.near.front().likely == "informative");
  text::WordRules rules;
  rules.same = {{"informative", "informitive"}};
  CHECK(word_figures(entries, rules).words.front().people == 4);
  CHECK(word_figures(entries, rules).near.empty());
  // Beside other people: whole entries, by their forms.
  Entries others(5, {"informative", "dry"});
  const auto found = compared(entries, others, Pairing::apart, {});
  CHECK(find(found, "informative").first.count == 3);
  CHECK(find(found, "informative").second.count == 5);
}

TEST_CASE("two groups of people are compared by Fisher, corrected, and the strongest of them is named first") {
  figures::GroupWords groups;
  groups.first_base = 42;
  groups.second_base = 42;
  groups.words = {{"budget", 8, 9}, {"queue", 6, 0}, {"parking", 2, 0}, {"lift", 1, 20}};
  const auto found = compared(groups);
  CHECK(found.words.size() == 3);  // two people are no word
  CHECK(*find(found, "queue").p == Approx(0.02581).margin(0.00001));
  CHECK(*find(found, "queue").corrected_p >= *find(found, "queue").p);
  CHECK(found.tests == 3);
  const auto sure = sure_words(found);
  REQUIRE(sure.size() == 2);
  CHECK(sure.front()->word == "lift");
  CHECK(sure.back()->word == "queue");
}

TEST_CASE("two rounds are compared as two groups, corrected for all words tested") {
  // fisher.test(matrix(c(6,36,0,42),2)): 0.026; six against nobody is the least that tells something.
  const auto six = compared(said(6, "queue", 36), said(0, "", 42), Pairing::apart, {});
  CHECK(six.first_base == 42);
  const auto& queue = find(six, "queue");
  REQUIRE(queue.p.has_value());
  CHECK(*queue.p == Approx(0.02581).margin(0.00001));
  CHECK(queue.chi_square.has_value());
  CHECK(queue.g2 > 0);
  CHECK(*queue.corrected_p >= *queue.p);
  CHECK(six.tests == 3);
  CHECK(six.words.front().word == "queue");
  const auto five = compared(said(5, "queue", 37), said(0, "", 42), Pairing::apart, {});
  CHECK_FALSE(find(five, "queue").p.has_value());
  CHECK(chance_in_words(find(five, "queue"), Pairing::apart) == "Too few people for a test");
  for (const auto& word : compared(said(2, "queue", 40), said(0, "", 42), Pairing::apart, {}).words)
    CHECK(word.word != "queue");
}

TEST_CASE("the same people are compared with themselves, those who wrote both") {
  // Eight say it only here, one only there, three in both: mcnemar exact, 2 * pbinom(1, 9, 0.5) = 0.0390625.
  Texts first;
  Texts second;
  const auto add = [&](const std::string& one, const std::string& other, int times) {
    for (int each = 0; each < times; ++each) {
      first.push_back(one);
      second.push_back(other);
    }
  };
  add("queue", "pleasant", 8);
  add("pleasant", "queue", 1);
  add("queue", "queue", 3);
  add("queue", "", 5);
  const auto all = compared(first, second, Pairing::same, {});
  CHECK(all.first_base == 12);
  CHECK(all.second_base == 12);
  const auto& queue = find(all, "queue");
  CHECK(queue.first.count == 11);
  CHECK(*queue.p == Approx(0.0390625));
  CHECK_FALSE(queue.chi_square.has_value());
}

TEST_CASE("nobody of an anonymous form is followed from one question to the other") {
  Texts first{"queue", "queue", "queue", "queue", "queue", "queue", "queue", "queue"};
  Texts apart(8, "pleasant");
  Texts mixed(8, "pleasant");
  const auto one = compared(first, apart, Pairing::same_blind, {});
  CHECK(one.tests == 0);
  CHECK_FALSE(find(one, "queue").p.has_value());
  // Whoever wrote what: the same counts give the same figures, in whatever order people stand.
  auto turned = first;
  turned[0] = "pleasant";
  mixed[7] = "queue";
  auto other = turned;
  std::rotate(other.begin(), other.begin() + 3, other.end());
  const auto left = compared(turned, mixed, Pairing::same_blind, {});
  const auto right = compared(other, mixed, Pairing::same_blind, {});
  REQUIRE(left.words.size() == right.words.size());
  for (std::size_t at = 0; at < left.words.size(); ++at) {
    CHECK(left.words[at].first.count == right.words[at].first.count);
    CHECK(left.words[at].g2 == right.words[at].g2);
  }
}

TEST_CASE("a word that may name somebody of either event is told neither alone nor beside another") {
  Spoken first;
  first.round_id = "one";
  first.texts = {"Kovacs helped", "thanks Kovacs", "Kovacs again", "lovely lunch"};
  first.may_name = [](const std::string& words) { return words == "Kovacs"; };
  Spoken second;
  second.round_id = "two";
  second.texts = {"lunch", "the lunch", "lunch late"};
  second.may_name = [](const std::string&) { return false; };
  for (const auto& both : {compared(first, second), compared(second, first)}) {
    CHECK(both.hidden == 1);
    REQUIRE(both.words.size() == 1);
    CHECK(both.words.front().word == "lunch");
  }
}

TEST_CASE("words of at least three people are told, and whoever says a rarer one is found all the same") {
  Spoken spoken;
  spoken.texts = {"lunch was late", "lunch!", "Good lunch", "late trains", ""};
  spoken.figures = phrase_figures(spoken.texts, {});
  REQUIRE(spoken.figures.words.size() == 1);
  CHECK(spoken.figures.words.front().people == 3);
  CHECK(who_said(spoken, "lunch").size() == 3);
  CHECK(who_said(spoken, "trains").size() == 1);
  CHECK(who_said(spoken, "planes").empty());
}

}  // namespace muster::words
