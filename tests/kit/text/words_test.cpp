// Running text: what is a word, what a "not" does to it, and which capitals mean something.
#include <muster/kit/base/file.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>

#include "counted.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::text {
namespace {

using test::counted_in;
using test::words_of;

std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream file(muster::test::source_dir() + "/tests/kit/text/golden/" + name);
  REQUIRE(file.is_open());
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line);) out.push_back(line);
  return out;
}

void check_golden(const std::string& name, const std::string& made) {
  const auto path = muster::test::source_dir() + "/tests/kit/text/golden/" + name;
  if (std::getenv("MUSTER_RENEW") != nullptr) {
    REQUIRE(write_file(path, made).ok());
    FAIL(name + " was renewed: read it, then run again without MUSTER_RENEW");
  }
  const auto kept = read_file(path);
  REQUIRE(kept.ok());
  CHECK(*kept == made);
}

}  // namespace

TEST_CASE("words are counted once a text for people, each time for times") {
  const auto counts = count_words({"Funding, funding, funding", "more funding"});
  REQUIRE(counts.size() == 1);
  CHECK(counts[0].word == "funding");
  CHECK(counts[0].people == 2);
  CHECK(counts[0].times == 4);
  CHECK(counts[0].texts == std::vector<std::size_t>{0, 1});
}

TEST_CASE("no texts, no words") {
  CHECK(count_words({}).empty());
  CHECK(count_words({"", "   ", "...", "the and of"}).empty());
}

TEST_CASE("ill-formed bytes are read without harm") {
  CHECK(counted_in({"fund\xFFing \xC3"}).find("fund") != std::string::npos);
}

TEST_CASE("a hyphen between letters joins, and the word meets its other spellings") {
  CHECK(counted_in({"Co-production", "coproduction with families", "We want co production"}) ==
        "coproduction 3, families 1, want 1");
  CHECK(words_of("Post-16 and preparing for adulthood") == "adulthood, post-16, preparing");
  CHECK(words_of("High London costs - tariffs") == "costs, high, London, tariffs");
}

TEST_CASE("bare numbers are no words") { CHECK(words_of("90% of 25 year olds") == "olds, year"); }

TEST_CASE("words part at slashes and at commas without space") {
  CHECK(words_of("SEND/AP") == "AP, SEND");
  CHECK(words_of("good,bad") == "bad, good");
}

TEST_CASE("apostrophes fold and a possessive goes") {
  CHECK(counted_in({"the parents’ voice", "a parent's voice", "the parents"}) == "parents 3, voice 2");
  CHECK(words_of("it’s what we’re here for: that’s all") == "");
}

TEST_CASE("stop words go and words that judge stay") {
  CHECK(words_of("It was a good day and we were working together on new needs") ==
        "day, good, needs, new, together, working");
  CHECK(words_of("great better best interesting important problem clear open group") ==
        "best, better, clear, great, group, important, interesting, open, problem");
}

TEST_CASE("a not stays with its word and keeps it from the others") {
  CHECK(words_of("Not boring!") == "not boring");
  CHECK(words_of("It wasn’t a very useful day") == "day, not useful");
  CHECK(words_of("It wasnt useful") == "not useful");
  CHECK(counted_in({"not helpful", "isn't helpful", "never helpful", "helpful"}) == "not helpful 3, helpful 1");
  CHECK(words_of("no timeline") == "no timeline");
  CHECK(words_of("Accountability without levers") == "accountability, without levers");
  CHECK(words_of("NOT useful") == "not useful");
  CHECK(words_of("nothing useful") == "nothing useful");
}

TEST_CASE("not only denies nothing") {
  CHECK(words_of("not only useful but fun") == "fun, useful");
  CHECK(words_of("not just useful") == "useful");
}

TEST_CASE("not enough time lacks time and speaks of it") {
  CHECK(words_of("not enough time") == "not enough, time");
  CHECK(words_of("Not much time") == "not much, time");
  CHECK(words_of("ambitious enough") == "ambitious");
}

TEST_CASE("a lone no is no word, a lone nothing is an answer") {
  CHECK(words_of("No") == "");
  CHECK(words_of("None") == "");
  CHECK(words_of("Nothing, all was fine") == "fine, nothing");
}

TEST_CASE("short forms in capitals stay apart from words") {
  CHECK(counted_in({"SEND", "send papers", "sending SEND papers"}) == "papers 2, SEND 2, send 1, sending 1");
  CHECK(counted_in({"EHCPs", "an EHCP", "EHCP's"}) == "EHCP 3");
  CHECK(counted_in({"LAs and EPs", "the LA"}) == "LA 2, EPs 1");
  CHECK(counted_in({"SENCo role", "the SENCos", "SENCo", "SENCO"}) == "SENCo 4, role 1");
  CHECK(counted_in({"the DfE and AP", "DfE"}) == "DfE 2, AP 1");
  CHECK(words_of("IT and OT") == "IT, OT");
}

TEST_CASE("shouted words are words") {
  CHECK(counted_in({"THE ROOM WAS TOO LOUD", "loud room"}) == "loud 2, room 2");
  CHECK(counted_in({"OFSTED", "we met Ofsted"}).find("2") != std::string::npos);
  CHECK(words_of("VERY loud") == "loud");
}

TEST_CASE("a capital counts only in the middle of a sentence") {
  CHECK(words_of("Workforce. Across London and Camden") == "Camden, London, workforce");
  CHECK(counted_in({"London", "all of London", "London"}) == "London 3");
}

TEST_CASE("plurals fold and no word is maimed") {
  const std::map<std::string, std::string> pairs{
      {"wish", "wishes"},         {"process", "processes"}, {"family", "families"},
      {"virus", "viruses"},       {"nurse", "nurses"},      {"house", "houses"},
      {"course", "courses"},      {"hero", "heroes"},       {"child", "children"},
      {"headache", "headaches"},  {"size", "sizes"},        {"movie", "movies"},
      {"bus", "buses"},           {"agenda", "agendas"},    {"initiative", "initiatives"},
      {"box", "boxes"},           {"shoe", "shoes"},        {"case", "cases"},
      {"business", "businesses"}, {"topic", "topics"},      {"diagnosis", "diagnoses"},
      {"quiz", "quizzes"},        {"school", "schools"},    {"bias", "biases"}};
  for (const auto& [one, many] : pairs) {
    const auto counts = count_words({one, many});
    CAPTURE(one, many);
    REQUIRE(counts.size() == 1);
    CHECK((counts[0].word == one || counts[0].word == many));
  }
  for (const auto* word : {"virus", "process", "access", "news", "analysis", "less", "status", "series", "maths"}) {
    CHECK(words_of(word) == word);
  }
  CHECK(count_words({"news", "new"}).size() == 2);
  CHECK(count_words({"less", "les"}).size() == 2);
  CHECK(count_words({"mean", "means"}).size() == 2);
}

TEST_CASE("British and American spellings fold, other words do not") {
  const std::map<std::string, std::string> pairs{{"organisation", "organization"}, {"realise", "realize"},
                                                 {"analysed", "analyzed"},         {"behaviour", "behavior"},
                                                 {"programme", "program"},         {"paediatrician", "pediatrician"},
                                                 {"centres", "centers"},           {"licence", "license"},
                                                 {"labelled", "labeled"},          {"neighbours", "neighbors"}};
  for (const auto& [british, american] : pairs) {
    CAPTURE(british, american);
    CHECK(count_words({british, american}).size() == 1);
  }
  CHECK(count_words({"prize", "prise"}).size() == 2);
  CHECK(count_words({"laboratory", "labour"}).size() == 2);
  CHECK(count_words({"citizen", "citisen"}).size() == 2);
  CHECK(count_words({"organisation", "organ"}).size() == 2);
}

TEST_CASE("accents fold, and a word of another script keeps its vowels") {
  CHECK(counted_in({"café", "cafe", "café"}) == "café 3");
  CHECK(count_words({"কলা", "কলি"}).size() == 2);
}

TEST_CASE("words of the rules are left out besides") {
  WordRules rules;
  rules.also_stop = {"Summit", "london"};
  CHECK(words_of("A useful summit for all of London's summits", rules) == "useful");
}

TEST_CASE("stop words stay when they are asked to, and a not still denies") {
  WordRules rules;
  rules.stop_words = false;
  CHECK(words_of("it was not a useful day", rules) == "a, day, it, not useful, was");
}

TEST_CASE("phrases of the rules stay whole in any number and case, but not across a clause") {
  WordRules rules;
  rules.phrases = {"EHC plan", "early years", "point of contact"};
  CHECK(counted_in({"Digitised EHC plans", "EHC plans", "an EHC plan"}, rules) == "EHC plans 3, digitised 1");
  CHECK(words_of("a single point of contact", rules) == "point of contact, single");
  CHECK(words_of("too early, years later", rules) == "early, later, years");
  CHECK(words_of("no early years", rules) == "no early years");
}

TEST_CASE("the longest phrase wins") {
  WordRules rules;
  rules.phrases = {"special needs", "special educational needs", "educational needs"};
  CHECK(words_of("special educational needs", rules) == "special educational needs");
}

TEST_CASE("the analyst's merges count as one word under the first name") {
  WordRules rules;
  rules.same = {{"EHC plans", "EHCP"}, {"accountability", "accountable"}};
  CHECK(counted_in({"Digital EHCPs", "EHC plans", "Who is accountable?", "not accountable"}, rules) ==
        "EHC plans 2, accountability 1, digital 1, not accountable 1");
}

TEST_CASE("inclusion, accountability and funding stand large on both sides of the model summit") {
  WordRules rules;
  rules.same = {{"EHC plans", "EHCP"}, {"accountability", "accountable"}, {"inclusion", "inclusive"}};
  auto both = lines_of("challenges.txt");
  const auto hopes = lines_of("opportunities.txt");
  both.insert(both.end(), hopes.begin(), hopes.end());
  for (const auto& phrase : frequent_phrases(both, 2, rules)) rules.phrases.push_back(phrase.phrase);
  std::string made;
  for (const auto* side : {"challenges", "opportunities"}) {
    const auto counts = count_words(lines_of(std::string(side) + ".txt"), rules);
    const auto people = [&](std::string_view word) {
      const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.word == word; });
      return found == counts.end() ? 0 : found->people;
    };
    CHECK(counts.front().word == "inclusion");
    CHECK(people("accountability") == 4);
    CHECK(people("funding") == 4);
    CHECK(people("national standards") == 2);
    made += std::string(side) + "\n";
    for (const auto& count : counts) {
      made += "  " + count.word + " " + std::to_string(count.people) + " " + std::to_string(count.times) + "\n";
    }
  }
  check_golden("tables.golden", made);
}

}  // namespace muster::text
