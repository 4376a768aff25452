// What the form says of a scale: which end is good, and which answers stand beside it.

#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/pictures.hpp>
#include <muster/domain/figures/summary.hpp>
#include <muster/domain/figures/tables.hpp>
#include <muster/domain/figures/with_beside.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

#include <algorithm>

using namespace muster;
using namespace muster::figures;

namespace {

SummaryInput asked(const std::string& form_text) {
  SummaryInput out;
  const auto form = forms::parse_form(form_text, "test.form");
  REQUIRE(form.ok());
  out.form = *form;
  out.round = RoundState::closed;
  return out;
}

void answer(SummaryInput& input, const std::string& question, const std::string& code, int people) {
  for (int at = 0; at < people; ++at) input.answers.push_back({{question, {{code}, {}}}});
  input.responses = static_cast<std::int64_t>(input.answers.size());
}

Summary summed(const SummaryInput& input) {
  auto summary = summarise(input);
  REQUIRE(summary.ok());
  return std::move(summary).value();
}

/// 20 agree, 5 disagree, 35 say that it does not apply.
Summary access(const std::string& where = {}) {
  auto input = asked(
      "form a \"A\"\nscale agreement best first:\n  ( ) agree \"Agree\"\n  ( ) disagree \"Disagree\"\n"
      "  beside na \"Not applicable\"\npage \"P\"\n  needs \"My access needs were met.\"  scale agreement\n");
  answer(input, "needs", "agree", 20);
  answer(input, "needs", "disagree", 5);
  answer(input, "needs", "na", 35);
  input.where = where;
  return summed(input);
}

const document::FigureBlock& figure_in(const std::vector<document::Block>& blocks) {
  return std::get<document::FigureBlock>(blocks.front().content);
}

}  // namespace

TEST_CASE("35 of 60 \"Not applicable\" is not 33% agreement") {
  const auto summary = access();
  const auto& needs = summary.questions.front();
  CHECK(needs.answered == 60);
  CHECK(needs.beside == 35);
  CHECK(needs.base() == 25);
  CHECK(*needs.options[0].figure.share == Approx(0.8));
  CHECK(*needs.options[1].figure.share == Approx(0.2));
  CHECK(needs.options[0].figure.interval->low == Approx(0.6087).margin(0.001));
  CHECK(needs.options[2].beside);
  CHECK(*needs.options[2].figure.people == 35);
  CHECK_FALSE(needs.options[2].figure.share);
  CHECK_FALSE(needs.options[2].figure.interval);
  CHECK(base_of(needs, summary) == "25 of 60 responses. 35 more answered ‘Not applicable’");
  CHECK(finding_of(needs, summary) == "20 of 25 people (80.0%) answered ‘Agree’.");
  CHECK(to_json(summary).find("\"beside\": 35") != std::string::npos);
}

TEST_CASE("an answer beside the scale has no colour, and stands last in the table") {
  const auto summary = access();
  const auto blocks = scale_blocks(summary, summary.questions.front(), "Needs", forms::Direction::best_first, 800);
  const auto& picture = figure_in(blocks).picture;
  CHECK(picture.alternative.find("Not applicable") == std::string::npos);
  const auto& table = std::get<document::TableBlock>(blocks[1].content);
  REQUIRE(table.rows.size() == 3);
  CHECK(table.marks.size() == 2);
  CHECK(table.rows[0][0] == "Agree");
  CHECK(table.rows[2] == std::vector<std::string>{"Not applicable", "35", "–", "–"});
  const auto worst = scale_blocks(summary, summary.questions.front(), "Needs", forms::Direction::worst_first, 800);
  const auto& turned = std::get<document::TableBlock>(worst[1].content);
  CHECK(turned.rows[0][0] == "Disagree");
  CHECK(turned.rows[2][0] == "Not applicable");
}

TEST_CASE("nothing is less or more than an answer beside the scale") {
  CHECK(access("needs >= agree").counted_responses == 25);
  CHECK(access("needs > agree").counted_responses == 5);
  CHECK(access("needs = na").counted_responses == 35);
  auto input =
      asked("form a \"A\"\npage \"P\"\n  q \"Q?\" scale ( ) a \"A\" ( ) b \"B\" beside na \"N/A\"\n  r \"R?\" text\n");
  input.where = "q < na";
  answer(input, "q", "a", 5);
  CHECK_FALSE(summarise(input).ok());
}

TEST_CASE("a report may take everybody who answered as the base") {
  const auto all = with_beside(access().questions.front());
  CHECK(all.base() == 60);
  CHECK(*all.options[0].figure.share == Approx(20.0 / 60));
  CHECK(*all.options[2].figure.share == Approx(35.0 / 60));
  CHECK_FALSE(all.as_scale);
}

TEST_CASE("where everybody answered beside the scale, there is nothing to draw, and that is said") {
  auto input = asked(
      "form a \"A\"\npage \"P\"\n  q \"Q?\" scale best first ( ) a \"A\" ( ) b \"B\" beside na \"Not applicable\" "
      "beside dk \"Don’t know\"\n");
  answer(input, "q", "na", 3);
  answer(input, "q", "dk", 1);
  const auto summary = summed(input);
  const auto& q = summary.questions.front();
  CHECK(finding_of(q, summary) == "3 people answered ‘Not applicable’ and 1 ‘Don’t know’.");
  CHECK(base_of(q, summary) == "0 of 4 responses. 3 people answered ‘Not applicable’ and 1 ‘Don’t know’");
  const auto blocks = scale_blocks(summary, q, "Q", q.direction, 800);
  CHECK(std::holds_alternative<document::Paragraph>(blocks.front().content));
}

TEST_CASE("a scale whose good end the form does not say is drawn in the form's order, without red or blue") {
  auto input = asked(
      "form a \"A\"\npage \"P\"\n  again \"Would you recommend it?\"  scale\n    ( ) ten \"10 - Highly recommend\"\n"
      "    ( ) five \"5\"\n    ( ) none \"0 - Not at all\"\n");
  answer(input, "again", "ten", 30);
  answer(input, "again", "five", 6);
  answer(input, "again", "none", 2);
  const auto summary = summed(input);
  const auto& again = summary.questions.front();
  const auto blocks = scale_blocks(summary, again, "Again", again.direction, 800);
  const auto& figure = figure_in(blocks);
  CHECK(figure.base == "38 of 38 responses. Order as in the form");
  CHECK(figure.picture.svg.find("#A3262C") == std::string::npos);
  CHECK(figure.picture.svg.find("#1D4B7F") == std::string::npos);
  CHECK(figure.picture.alternative.find("10 - Highly recommend: 30") < figure.picture.alternative.find("5: 6"));
  CHECK(std::get<document::TableBlock>(blocks[1].content).rows[0][0] == "10 - Highly recommend");
}

TEST_CASE("options of a scale without order are bars") {
  auto input = asked("form a \"A\"\npage \"P\"\n  q \"Q?\" scale no order ( ) n \"North\" ( ) s \"South\"\n");
  answer(input, "q", "n", 3);
  const auto summary = summed(input);
  CHECK_FALSE(summary.questions.front().as_scale);
  const auto blocks = scale_blocks(summary, summary.questions.front(), "Q", forms::Direction::unordered, 800);
  CHECK(figure_in(blocks).picture.alternative.starts_with("Bar chart"));
}
