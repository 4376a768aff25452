// Which texts are printed: those without marks, those that somebody looked at, and of those who agreed to be quoted.

#include "domain/figures/example.hpp"

#include "../../../src/domain/figures/answer_columns.hpp"

#include <muster/kit/base/number.hpp>

#include "support/catch.hpp"

#include <muster/domain/figures/free_text.hpp>
#include <muster/domain/figures/version_words.hpp>
#include <muster/domain/forms/language.hpp>

using namespace muster;
using namespace muster::figures;
using feedback::TextLook;

namespace {

using Texts = std::vector<std::string>;

SummaryInput with(const std::string& head, const std::vector<std::pair<std::string, bool>>& written) {
  SummaryInput input;
  const auto form =
      forms::parse_form("form a \"A\" anonymous " + head + " page \"P\" more \"More?\" lines 3 cloud", "a.form");
  if (!form.ok()) throw std::runtime_error(form.error().message);
  input.form = *form;
  input.round = RoundState::closed;
  for (const auto& [text, agrees] : written) {
    forms::Answers answers{{"more", {{}, {text}}}};
    if (agrees) answers["may_quote"].codes = {"yes"};
    input.answers.push_back(std::move(answers));
  }
  input.responses = static_cast<std::int64_t>(written.size());
  return input;
}

bool said(const QuestionFigures& question, const std::string& word) {
  for (const auto& one : question.words) {
    if (one.word == word) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a text that may name somebody is not printed before somebody has looked") {
  auto input = with("", {{"Ask Dr Quill about housing", false}, {"More time", false}});
  const auto before = *example::summary_of(input).question("more");
  CHECK(before.texts == Texts{"More time"});
  CHECK(before.texts_waiting == 1);
  CHECK_FALSE(said(before, "Quill"));
  CHECK(said(before, "housing"));
  CHECK(unprinted_in_words(before) ==
        "1 answer waits until somebody has looked at it, for it may tell who somebody is.");
  const auto key = feedback::key_of("more", "Ask Dr Quill about housing");
  input.text_looks[key] = {TextLook::Kind::print, {}};
  CHECK(example::summary_of(input).question("more")->texts.size() == 2);
  input.text_looks[key] = {TextLook::Kind::black_out, "Ask […] about housing"};
  const auto masked = *example::summary_of(input).question("more");
  CHECK(masked.texts == Texts{"Ask […] about housing", "More time"});
  CHECK_FALSE(said(masked, "Quill"));
  CHECK(said(masked, "housing"));
  input.text_looks[key] = {TextLook::Kind::hide, {}};
  const auto hidden = *example::summary_of(input).question("more");
  CHECK(hidden.texts == Texts{"More time"});
  CHECK(hidden.answered == 2);
  CHECK_FALSE(said(hidden, "housing"));
  CHECK(unprinted_in_words(hidden) == "1 answer is not shown.");
}

TEST_CASE("where a form asks consent, texts without it are counted and not printed") {
  const auto summary =
      example::summary_of(with("quote with consent", {{"More time", true}, {"A quiet room", false}, {"none", false}}));
  const auto& more = *summary.question("more");
  CHECK(more.texts == Texts{"More time"});
  CHECK(more.texts_without_consent == 2);
  CHECK(more.answered == 3);
  CHECK(said(more, "room"));
  // An empty box says no: one of three agrees, not one of one.
  const auto& consent = *summary.question("may_quote");
  CHECK(consent.answered == 3);
  CHECK(consent.options.front().figure.people == 1);
  CHECK(percent(*consent.options.front().figure.share) == "33.3%");
}

TEST_CASE("whose file had no box of consent was not asked, and is quoted nowhere") {
  auto input = with("quote with consent", {{"More time", true}, {"A quiet room", false}, {"A slow talk", false}});
  input.answers.back()["may_quote"].asked = forms::Asked::no;
  const auto summary = example::summary_of(input);
  const auto& consent = *summary.question("may_quote");
  CHECK(consent.asked == 2);
  CHECK(consent.answered == 2);
  CHECK(consent.not_asked == 1);
  CHECK(percent(*consent.options.front().figure.share) == "50.0%");
  CHECK(summary.question("more")->texts == Texts{"More time"});
  CHECK(version_sentences(consent, summary) ==
        Texts{"1 person was not asked this: their version of the form, or the form that their answers were imported "
              "from, did not ask it of them."});
  // As the store has it.
  AnswerColumns columns(std::make_shared<const forms::Form>(*input.form));
  for (const auto& answers : input.answers) columns.add_stored(forms::to_json(answers));
  columns.settle();
  CHECK(columns.of("may_quote").values.missing(query::Gap::not_asked).count() == 1);
  CHECK(columns.of("may_quote").values.answered().count() == 1);
}

TEST_CASE("a form that asks consent prints as it was written, and reads back the same") {
  const auto text = "form a \"A\"\n  quote with consent\npage \"P\"\n  more \"More?\" lines 3\n";
  const auto form = forms::parse_form(text, "a.form");
  REQUIRE(form.ok());
  CHECK(form->questions().back()->code == forms::consent_code);
  const auto again = forms::parse_form(forms::print_form(*form), "a.form");
  REQUIRE(again.ok());
  CHECK(*again == *form);
}

TEST_CASE("clouds are counted by the programme's word list") {
  auto input = with("", {{"EHCP late", false}, {"EHC plan late", false}, {"borough late", false}});
  const auto before = *example::summary_of(input).question("more");
  CHECK(said(before, "borough"));
  input.word_list.same = {{"EHCP", "EHC plan"}};
  input.word_list.also_stop = {"borough"};
  const auto after = *example::summary_of(input).question("more");
  CHECK_FALSE(said(after, "borough"));
  const auto joined =
      std::find_if(after.words.begin(), after.words.end(), [](const auto& one) { return one.word == "EHCP"; });
  REQUIRE(joined != after.words.end());
  CHECK(joined->people == 2);
}

TEST_CASE(
    "in a group of an anonymous form words are left out by the list, and none is joined to another that is hidden") {
  std::vector<std::pair<std::string, bool>> written;
  for (int at = 0; at < 12; ++at) written.emplace_back(at % 2 == 0 ? "lunch" : "tea", false);
  auto input = with("suppress below 5", written);
  input.form = *forms::parse_form(
      "form a \"A\" anonymous suppress below 5 page \"P\" side \"Side?\" pick one ( ) l \"L\" ( ) r \"R\" "
      "more \"More?\" lines 3 cloud",
      "a.form");
  for (std::size_t at = 0; at < input.answers.size(); ++at) {
    input.answers[at]["side"].codes = {at % 2 == 0 ? "l" : "r"};
    if (at == 1) input.answers[at]["more"].texts = {"cake"};
  }
  input.by_reader = true;
  input.where = "side = r";
  const auto tea = [&] {
    const auto more = *example::summary_of(input).question("more");
    for (const auto& one : more.words) {
      if (one.word == "tea") return one.people;
    }
    return std::int64_t{0};
  };
  const auto alone = tea();
  input.word_list.same = {{"tea", "cake"}};
  CHECK(tea() == alone);
  input.word_list.also_stop = {"tea"};
  CHECK(tea() == 0);
}
