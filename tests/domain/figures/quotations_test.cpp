// No door tells what was written but as it may be printed: names, places, what is hidden, who did not agree.
#include <muster/domain/feedback/place_mask.hpp>
#include <muster/domain/feedback/text_look.hpp>
#include <muster/domain/figures/publication.hpp>
#include <muster/domain/figures/summary.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::figures;
using feedback::TextLook;

namespace {

SummaryInput input_of(const std::string& form_text) {
  SummaryInput input;
  const auto form = forms::parse_form(form_text, "a.form");
  if (!form.ok()) FAIL(one_line(form.error().diagnostics.front()));
  input.form = *form;
  input.round = RoundState::closed;
  return input;
}

Summary made(const SummaryInput& input) {
  auto out = summarise(input);
  REQUIRE(out.ok());
  return std::move(out).value();
}

}  // namespace

TEST_CASE("a name given as a word stands in no cloud") {
  auto input = input_of("form a \"A\" page \"P\" three \"Three words\" words up to 3 cloud");
  input.delegates.push_back({"Philippa", "Quillon", ""});
  for (const std::string last : {"Oliver", "Philippa Quillon", "0207 946 0001"})
    input.answers.push_back({{"three", {{}, {"useful", last}}}});
  input.responses = 3;
  const auto summary = made(input);
  const auto json = to_json(summary);
  CHECK(summary.question("three")->words.size() == 1);
  CHECK(json.find("Oliver") == std::string::npos);
  CHECK(json.find("Quillon") == std::string::npos);
  CHECK(json.find("946") == std::string::npos);
}

TEST_CASE("groups count no word of an answer that somebody hid") {
  auto input = input_of(
      "form a \"A\" anonymous suppress below 5 breakdown role page \"P\" role \"Role?\" pick one ( ) x \"X\" ( ) y "
      "\"Y\" more \"More?\" lines 3 cloud");
  for (int at = 0; at < 40; ++at) {
    const std::string text = at % 4 < 2 ? "Their corridor was cold" : "A warm hall";
    input.answers.push_back({{"role", {{at % 2 == 0 ? "x" : "y"}, {}}}, {"more", {{}, {text}}}});
  }
  input.responses = 40;
  input.breakdown = feedback::break_down(*input.form, input.answers);
  const auto said = [&](const std::string& word) {
    const auto summary = made(input);
    for (const auto& broken : summary.question("more")->broken_down) {
      for (const auto& each : broken.everybody.words) {
        if (each.word == word) return true;
      }
    }
    return false;
  };
  REQUIRE(said("corridor"));
  input.text_looks[feedback::key_of("more", "Their corridor was cold")] = {TextLook::Kind::hide, {}};
  CHECK_FALSE(said("corridor"));
  CHECK(said("hall"));
  input.text_looks[feedback::key_of("more", "Their corridor was cold")] = {TextLook::Kind::black_out,
                                                                           "Their […] was cold"};
  CHECK_FALSE(said("corridor"));
  CHECK(said("cold"));
}

TEST_CASE("a word is one in all groups, whatever form each of them uses") {
  auto input = input_of(
      "form a \"A\" anonymous suppress below 5 breakdown role page \"P\" role \"Role?\" pick one ( ) x \"X\" ( ) y "
      "\"Y\" more \"More?\" lines 3 cloud");
  for (int at = 0; at < 60; ++at) {
    const bool first = at % 3 == 0;
    const std::string text = at % 2 == 0 ? "Warm hall" : first ? "A longer session" : "Longer sessions";
    input.answers.push_back({{"role", {{first ? "x" : "y"}, {}}}, {"more", {{}, {text}}}});
  }
  input.responses = 60;
  input.breakdown = feedback::break_down(*input.form, input.answers);
  const auto summary = made(input);
  REQUIRE(summary.question("more")->broken_down.size() == 1);
  for (const auto& group : summary.question("more")->broken_down.front().groups) {
    const auto found = std::ranges::find(group.words, "sessions", &WordFigures::word);
    REQUIRE(found != group.words.end());
    CHECK(found->people == (group.label == "X" ? 10 : 20));
  }
}

TEST_CASE("a quotation names no place and no organisation before somebody has looked") {
  auto input = input_of("form a \"A\" anonymous quote with consent page \"P\" more \"More?\" lines 3");
  input.region.places.push_back({});
  input.region.places.back().name = "Barking";
  input.organisations.push_back({});
  input.organisations.back().name = "Oak Lane School";
  const std::string text = "Barking and Oak Lane School wait; barking dogs do not.";
  const std::string unwilling = "Another school waits longer.";
  const auto key = feedback::key_of("more", text);
  input.answers.push_back({{"more", {{}, {text}}}, {"may_quote", {{"yes"}, {}}}});
  input.answers.push_back({{"more", {{}, {unwilling}}}});
  input.responses = 2;
  auto& question = input.themed.questions["more"];
  themes::Theme theme;
  theme.number = 1;
  theme.code = "waiting";
  theme.name = "Waiting";
  input.themed.book.themes.push_back(theme);
  for (const auto& each : {key, feedback::key_of("more", unwilling)}) {
    question.texts.put(each, {.themes = {1}, .read = true});
    question.quoted.insert(each);
  }
  const auto quotation = [&] { return made(input).question("more")->themes->themes.front().quotation; };
  CHECK(quotation() == "[…] and […] wait; barking dogs do not.");
  CHECK(made(input).question("more")->themes->themes.front().quotations.size() == 1);
  CHECK(to_json(made(input)).find("Another school") == std::string::npos);
  input.text_looks[key] = {TextLook::Kind::print, {}};
  CHECK(quotation() == text);
  input.text_looks[key] = {TextLook::Kind::hide, {}};
  CHECK(quotation().empty());
}

TEST_CASE("postcodes are marked as what may tell who somebody is, and other capitals are not") {
  const feedback::TextMarks marks({});
  CHECK(marks.of("We live at SE1 9NH by the river") == std::vector<std::string>{"SE1 9NH"});
  CHECK(marks.of("Moved from W1A1AA.") == std::vector<std::string>{"W1A1AA"});
  CHECK(marks.of("SEND and EHCP, KS2 and Year 7, 3 HRS") == std::vector<std::string>{});
}

TEST_CASE("places are found as words of their own, the longer name first") {
  const feedback::PlaceMask mask({"Sutton", "Sutton Coldfield", "Kew"});
  CHECK(mask.masked("Sutton Coldfield, Sutton’s and Suttons") == "[…], […]’s and Suttons");
  CHECK(mask.masked("Kew stays: three letters may be anything") == "Kew stays: three letters may be anything");
}
