// What the shipped report says of events with and without delegates, notes and answers, to be read aloud: no sentence
// may be false or odd of any of them.

#include "domain/figures/example.hpp"
#include "support/golden.hpp"

#include "support/catch.hpp"

#include <muster/domain/forms/language.hpp>
#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

#include <sstream>

using namespace muster;

namespace {

using figures::RoundState;
using figures::SummaryInput;

enum class Delegates { none, fewer_than_answers, all };
enum class Notes { none, two, all };
enum class AnswersThere {
  no_form,
  not_opened,
  none_open,
  none_closed,
  one,
  without_headline,
  beside,
  named_open,
  anonymous_open,
  too_late,
  all
};

/// A statement with an answer beside it, and no headline.
forms::Form plain_form(bool headline) {
  const std::string mark = headline ? "  headline \"the event\"" : "";
  const auto form = forms::parse_form(
      "form plain \"Plain\"\nscale agreement best first:\n  ( ) strongly \"Strongly agree\"\n  ( ) agree \"Tend to "
      "agree\"\n"
      "  ( ) disagree \"Disagree\"\n  beside na \"Not applicable\"\npage \"P\"\n"
      "  useful \"The event was useful.\"  scale agreement" +
          mark +
          "\n"
          "  role \"Who are you here as?\"  pick one\n    ( ) family \"Parent or carer\"\n    ( ) council \"Council\"\n"
          "  words \"Three words?\"  words up to 3\n  topics \"What next?\"  lines 3\n",
      "plain.form");
  REQUIRE(form.ok());
  return *form;
}

/// A headline on a scale that begins with its worst, options without an order, a number, ticks with one written in, a
/// text that nobody answers.
forms::Form mixed_form(bool anonymous) {
  const auto form = forms::parse_form(
      std::string("form mixed \"Mixed\"\n") + (anonymous ? "  anonymous\n" : "") +
          "scale likely worst first:\n  ( ) no \"Surely not\"\n  ( ) perhaps \"Perhaps\"\n  ( ) yes \"Surely\"\n"
          "  beside unsure \"Don’t know\"\npage \"P\"\n"
          "  age \"How old are you?\"  pick one  no order\n    ( ) young \"Under 25\"\n    ( ) middle \"25 to 60\"\n"
          "    ( ) old \"Over 60\"\n"
          "  again \"Will you come again?\"  scale likely  headline \"coming again\"\n"
          "  change \"How has your confidence changed?\"  number from -5 to 5\n"
          "  format \"How shall we meet?\"  pick any\n    [ ] person \"In person\"\n    [ ] online \"Online\"\n"
          "    [ ] other ... \"Something else\"\n"
          "  topic \"One topic?\"  text\n",
      "mixed.form");
  REQUIRE(form.ok());
  return *form;
}

std::vector<forms::Answers> mixed_answers(std::size_t people) {
  std::vector<forms::Answers> out(people);
  for (std::size_t person = 0; person < people; ++person) {
    auto& answers = out[person];
    answers["age"].codes = {person % 3 == 0 ? "young" : person % 3 == 1 ? "middle" : "old"};
    answers["again"].codes = {person == 3 ? "unsure" : person % 4 == 0 ? "perhaps" : "yes"};
    answers["change"].texts = {person % 2 == 0 ? "-1" : "0"};
    answers["format"].codes = {"person"};
    if (person == 2) answers["format"] = {{"person", "other"}, {"By boat"}};
  }
  return out;
}

forms::Answers plain_answers(const std::string& useful, const std::string& role) {
  forms::Answers out;
  out["useful"].codes = {useful};
  out["role"].codes = {role};
  out["words"].texts = {"kind"};
  return out;
}

SummaryInput event_with(Delegates delegates, Notes notes, AnswersThere answers) {
  auto input = example::summit();
  if (delegates != Delegates::all) {
    input.delegates.resize(delegates == Delegates::none ? 0 : 1);
    input.delegate_rows = static_cast<std::int64_t>(input.delegates.size());
  }
  if (notes == Notes::none) input.notes.clear();
  if (notes == Notes::two) input.notes = {{"1", "challenge", "Funding"}, {"1", "opportunity", "Funding"}};
  if (answers == AnswersThere::all) return input;
  input.answers.clear();
  if (answers == AnswersThere::no_form) {
    input.form.reset();
    input.round = RoundState::none;
  }
  if (answers == AnswersThere::not_opened) input.round = RoundState::draft;
  if (answers == AnswersThere::none_open) input.round = RoundState::open;
  if (answers == AnswersThere::one) {
    input.form = plain_form(true);
    input.answers = {plain_answers("agree", "family")};
  }
  if (answers == AnswersThere::without_headline || answers == AnswersThere::beside) {
    input.form = plain_form(answers == AnswersThere::beside);
    input.answers = {plain_answers("agree", "family"), plain_answers("na", "council"), plain_answers("na", "council"),
                     plain_answers("disagree", "council")};
    input.answers.front()["topics"].texts = {"More time"};
  }
  const bool open = answers == AnswersThere::named_open || answers == AnswersThere::anonymous_open;
  if (open || answers == AnswersThere::too_late) {
    input.form = mixed_form(answers != AnswersThere::named_open);
    input.answers = mixed_answers(answers == AnswersThere::anonymous_open ? 5 : 12);
    if (open) input.round = RoundState::open;
  }
  input.responses = static_cast<std::int64_t>(input.answers.size());
  if (answers == AnswersThere::anonymous_open) input.responses = 12;
  if (answers == AnswersThere::too_late) {
    input.responses = 14;
    const auto listed = static_cast<std::int64_t>(input.delegates.size());
    input.closings = {{listed + 1, 12}, {listed + 1, 14}};
  }
  return input;
}

/// Headings and sentences: what tables and lists hold is told elsewhere.
std::string sentences_of(const std::string& markdown) {
  std::istringstream in(markdown);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '|' || line.front() == '-') continue;
    if (line.starts_with("![") || line.starts_with("> ")) continue;
    out += line + "\n";
  }
  return out;
}

std::string report_of(const SummaryInput& input) {
  const auto built = report::build_document(example::file("reports/post-event.report"), "reports/post-event.report",
                                            example::summary_of(input));
  INFO((built.ok() || built.error().diagnostics.empty() ? "" : one_line(built.error().diagnostics[0])));
  REQUIRE(built.ok());
  return sentences_of(document::to_markdown(*built));
}

}  // namespace

TEST_CASE("the shipped report says nothing false of an event, whatever it has") {
  const std::vector<std::pair<Delegates, std::string>> lists{{Delegates::none, "no delegates"},
                                                             {Delegates::fewer_than_answers, "one delegate"},
                                                             {Delegates::all, "104 delegates"}};
  const std::vector<std::pair<Notes, std::string>> tables{
      {Notes::none, "no notes"}, {Notes::two, "two notes"}, {Notes::all, "105 notes"}};
  const std::vector<std::pair<AnswersThere, std::string>> forms{
      {AnswersThere::no_form, "no form"},
      {AnswersThere::not_opened, "a form that is not open yet"},
      {AnswersThere::none_open, "an open form and no answers"},
      {AnswersThere::none_closed, "a closed form and no answers"},
      {AnswersThere::one, "one answer"},
      {AnswersThere::without_headline, "four answers to a form without headline"},
      {AnswersThere::beside, "four answers, two of them beside the scale"},
      {AnswersThere::named_open, "twelve answers with names, the form open"},
      {AnswersThere::anonymous_open, "twelve anonymous answers, the form open"},
      {AnswersThere::too_late, "twelve answers, and two that came too late"},
      {AnswersThere::all, "42 answers"}};
  std::string all;
  for (const auto& [delegates, list] : lists) {
    for (const auto& [notes, table] : tables) {
      for (const auto& [answers, form] : forms) {
        // With every list and every table the sentences about answers are the same.
        if (notes != Notes::none && answers != AnswersThere::no_form && answers != AnswersThere::all) continue;
        const auto text = report_of(event_with(delegates, notes, answers));
        INFO(list << ", " << table << ", " << form);
        CHECK(text.find(" 0 delegates") == std::string::npos);
        CHECK(text.find("Nothing is known of this") == std::string::npos);
        CHECK(text.find("not known") == std::string::npos);
        CHECK(text.find(" 1 people") == std::string::npos);
        CHECK(text.find("..") == std::string::npos);
        all += "==== " + list + ", " + table + ", " + form + "\n" + text + "\n";
      }
    }
  }
  check_golden("domain/report/golden/spoken.txt", all);
}
