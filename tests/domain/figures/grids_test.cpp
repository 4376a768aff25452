// Statements on one scale as one figure, and scales from number to number with their net score.

#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/grids.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/net_pictures.hpp>
#include <muster/domain/figures/pictures.hpp>
#include <muster/domain/figures/summary.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

#include <algorithm>

using namespace muster;
using namespace muster::figures;

namespace {

SummaryInput asked(const std::string& questions, const std::string& top = {}) {
  SummaryInput out;
  const auto form =
      forms::parse_form("form a \"A\"\n" + top +
                            "scale agreement best first:\n ( ) agree \"Agree\"\n ( ) neither \"Neither\"\n"
                            " ( ) disagree \"Disagree\"\n beside na \"Not applicable\"\npage \"P\"\n" +
                            questions + "  spare \"Spare\" scale agreement\n",
                        "test.form");
  std::string errors;
  if (!form.ok()) {
    for (const auto& one : form.error().diagnostics) errors += one_line(one) + "\n";
  }
  INFO(errors);
  REQUIRE(form.ok());
  out.form = *form;
  out.round = RoundState::closed;
  return out;
}

/// So many people, each with the same codes.
void answer(SummaryInput& input, int people, const std::map<std::string, std::string>& codes) {
  for (int at = 0; at < people; ++at) {
    forms::Answers answers;
    for (const auto& [question, code] : codes) answers.emplace(question, forms::Answer{{code}, {}});
    input.answers.push_back(std::move(answers));
  }
  input.responses = static_cast<std::int64_t>(input.answers.size());
}

Summary summed(const SummaryInput& input) {
  auto summary = summarise(input);
  REQUIRE(summary.ok());
  return std::move(summary).value();
}

const std::string day =
    "  day \"How far do you agree?\" grid scale agreement\n"
    "  - time \"There was enough time.\" comment \"Why?\"\n  - voice \"I felt heard.\"\n";

Summary tables(const std::string& questions = day) {
  auto input = asked(questions);
  answer(input, 20, {{"time", "agree"}, {"voice", "agree"}});
  answer(input, 12, {{"time", "agree"}, {"voice", "disagree"}});
  answer(input, 8, {{"time", "neither"}, {"voice", "na"}});
  return summed(input);
}

}  // namespace

TEST_CASE("a grid is one figure of its statements, each with its own base") {
  const auto summary = tables();
  const auto grid = grid_of(summary, "day");
  REQUIRE(grid);
  REQUIRE(grid->rows.size() == 2);
  CHECK(grid->label == "How far do you agree?");
  CHECK(is_one_figure(*grid, summary));
  CHECK(base_of(*grid, summary) == "32 to 40 of 40 responses");
  CHECK(
      finding_of(*grid, summary) ==
      "‘Agree’ was answered most often to ‘There was enough time’ (32 of 40) and least often to ‘I felt heard’ (20 of "
      "32).");
  CHECK_FALSE(grid_of(summary, "night"));
  CHECK_FALSE(grid_of(summary, ""));
}

TEST_CASE("a grid's picture has a bar for each statement, and its table every answer") {
  const auto summary = tables();
  const auto blocks = grid_blocks(summary, *grid_of(summary, "day"), "The day", 642);
  REQUIRE(blocks.size() == 2);
  const auto& figure = std::get<document::FigureBlock>(blocks[0].content);
  CHECK(figure.picture.alternative.find("There was enough time.: Neither 8, Agree 32, ‘Agree’ 32 of 40, 80.0% (95% "
                                        "interval 65.2–89.5%)") != std::string::npos);
  CHECK(figure.picture.alternative.find("20 of 32, 62.5% (95% interval 45.3–77.1%), Not applicable 8") !=
        std::string::npos);
  const auto& table = std::get<document::TableBlock>(blocks[1].content);
  CHECK(table.heading == std::vector<std::string>{"Statement", "Disagree", "Neither", "Agree", "On the scale",
                                                  "‘Agree’", "95% interval", "Not applicable", "No answer"});
  CHECK(table.rows[1] ==
        std::vector<std::string>{"I felt heard.", "12", "0", "20", "32", "62.5%", "45.3–77.1%", "8", "0"});
}

TEST_CASE("statements stand in the order of their shares, and who gave no answer is counted beside them") {
  auto input = asked(day);
  answer(input, 20, {{"time", "disagree"}, {"voice", "agree"}});
  answer(input, 20, {{"time", "agree"}, {"voice", "agree"}});
  answer(input, 3, {{"voice", "agree"}});
  const auto summary = summed(input);
  const auto grid = *grid_of(summary, "day");
  REQUIRE(has_shares(grid));
  const auto sorted = best_first(grid);
  REQUIRE(sorted.rows.size() == 2);
  CHECK(sorted.rows[0]->code == "voice");
  CHECK(grid.rows[0]->code == "time");
  const auto blocks = grid_blocks(summary, sorted, "The day", 1120);
  const auto& table = std::get<document::TableBlock>(blocks[1].content);
  CHECK(table.rows[0].front() == "I felt heard.");
  CHECK(table.rows[1].back() == "3");
  const auto& figure = std::get<document::FigureBlock>(blocks[0].content);
  CHECK(figure.picture.alternative.find("20 of 40, 50.0% (95% interval 35.2–64.8%), No answer 3") != std::string::npos);
}

TEST_CASE("statements with different good ends have no colours that judge") {
  const auto summary = tables(
      "  day \"How far do you agree?\" grid scale agreement\n  - time \"There was enough time.\"\n"
      "  - voice \"I felt rushed.\" worst first\n");
  const auto grid = grid_of(summary, "day");
  CHECK_FALSE(has_shares(*grid));
  CHECK(best_first(*grid).rows == grid->rows);
  CHECK(finding_of(*grid, summary) == "2 statements, answered by 32 to 40 people each.");
  const auto blocks = grid_blocks(summary, *grid, "The day", 642);
  CHECK(std::get<document::FigureBlock>(blocks[0].content).base == "32 to 40 of 40 responses. Order as in the form");
}

TEST_CASE("statements that are answered alike are not set against each other") {
  auto input = asked(day);
  answer(input, 10, {{"time", "agree"}, {"voice", "agree"}});
  const auto summary = summed(input);
  CHECK(finding_of(*grid_of(summary, "day"), summary) == "2 statements, answered by 10 people each.");
}

TEST_CASE("a grid that nobody has answered says so") {
  const auto summary = summed(asked(day));
  const auto grid = grid_of(summary, "day");
  CHECK(finding_of(*grid, summary) == "Nobody answered.");
  CHECK(grid_blocks(summary, *grid, "The day", 642).size() == 1);
}

TEST_CASE("a grid in the view of a group is not one figure") {
  auto input = asked(day);
  answer(input, 20, {{"time", "agree"}, {"voice", "agree"}});
  answer(input, 20, {{"time", "disagree"}, {"voice", "agree"}});
  input.where = "time = agree";
  const auto summary = summed(input);
  CHECK_FALSE(is_one_figure(*grid_of(summary, "day"), summary));
}

TEST_CASE("a grid of numbers is one figure of averages, each with its own base") {
  auto input = asked(
      "  week \"How is your week spent?\" grid number from 0 to 100 unit \"percent\"\n"
      "  - families \"With families.\"\n  - meetings \"Meetings\"\n  - travel \"Travel\"\n");
  const auto give = [&](int people, const std::map<std::string, std::string>& numbers) {
    for (int at = 0; at < people; ++at) {
      forms::Answers answers;
      for (const auto& [question, number] : numbers) answers.emplace(question, forms::Answer{{}, {number}});
      input.answers.push_back(std::move(answers));
    }
    input.responses = static_cast<std::int64_t>(input.answers.size());
  };
  CHECK(finding_of(*grid_of(summed(input), "week"), summed(input)) == "Nobody answered.");
  give(10, {{"families", "60"}, {"meetings", "20"}, {"travel", "20"}});
  give(10, {{"families", "41"}, {"meetings", "30"}});
  const auto summary = summed(input);
  const auto grid = *grid_of(summary, "week");
  REQUIRE(is_one_figure(grid, summary));
  CHECK(finding_of(grid, summary) ==
        "The average is highest for ‘With families’ (50.5 percent) and lowest for ‘Travel’ (20 percent).");
  const auto blocks = grid_blocks(summary, grid, "The week", 642);
  REQUIRE(blocks.size() == 2);
  const auto& figure = std::get<document::FigureBlock>(blocks[0].content);
  CHECK(figure.base == "10 to 20 of 20 responses. Averages of those who gave a number");
  CHECK(figure.picture.alternative.find("With families.: 50.5; Meetings: 25; Travel: 20") != std::string::npos);
  const auto& table = std::get<document::TableBlock>(blocks[1].content);
  CHECK(table.heading == std::vector<std::string>{"Line", "Average", "Median", "Lowest", "Highest", "People"});
  CHECK(table.rows[0] == std::vector<std::string>{"With families.", "50.5", "50.5", "41", "60", "20"});
}

TEST_CASE("averages below nothing are told one by one") {
  auto input = asked("  change \"What changed?\" grid number from -10 to 10\n  - a \"A\"\n  - b \"B\"\n");
  input.answers.push_back({{"a", {{}, {"-4"}}}, {"b", {{}, {"3"}}}});
  input.responses = 1;
  const auto summary = summed(input);
  CHECK_FALSE(is_one_figure(*grid_of(summary, "change"), summary));
}

TEST_CASE("a comment is named with what it comments on, and a statement with its heading") {
  const auto summary = tables();
  CHECK(summary.question("time_comment")->label == "There was enough time. Why?");
  CHECK(summary.question("time")->full_label() == "How far do you agree? There was enough time.");
  const auto json = to_json(summary);
  CHECK(json.find("\"grid\": {") != std::string::npos);
  CHECK(json.find("\"code\": \"day\"") != std::string::npos);
}

TEST_CASE("the net score is those who gave 9 or 10 less those who gave 6 or less") {
  auto input =
      asked("  again \"How likely?\" from 0 \"Not likely\" to 10 \"Very likely\" nps\n  beside soon \"Too early\"\n");
  answer(input, 20, {{"again", "9"}});
  answer(input, 12, {{"again", "8"}});
  answer(input, 10, {{"again", "6"}});
  answer(input, 3, {{"again", "soon"}});
  const auto summary = summed(input);
  const auto& again = *summary.question("again");
  REQUIRE(again.net_score);
  CHECK(again.net_score->high == 20);
  CHECK(again.net_score->middle == 12);
  CHECK(again.net_score->low == 10);
  CHECK(*again.mean == Approx((180 + 96 + 60) / 42.0));
  CHECK(headline_of(again, summary) ==
        "20 of 42 people gave 9 or 10, and 10 gave 6 or less: a net score of +24 (95% interval −2 to +46).");
  const auto json = to_json(summary);
  CHECK(json.find("\"score\": 0.2381") != std::string::npos);
}

TEST_CASE("a net score is drawn in its three kinds of answers, with its interval") {
  auto input = asked("  again \"How likely?\" from 0 \"Not likely\" to 10 \"Very likely\" nps\n");
  answer(input, 20, {{"again", "9"}});
  answer(input, 12, {{"again", "8"}});
  answer(input, 10, {{"again", "6"}});
  const auto summary = summed(input);
  const auto blocks = scale_blocks(summary, *summary.question("again"), "Again", forms::Direction::as_written, 816);
  REQUIRE(blocks.size() == 2);
  const auto& figure = std::get<document::FigureBlock>(blocks[0].content);
  CHECK(figure.picture.alternative.find("10 gave 0 to 6, 12 gave 7 or 8, 20 gave 9 or 10; net score +24 (95% interval "
                                        "−2 to +46)") != std::string::npos);
  const auto& table = std::get<document::TableBlock>(blocks[1].content);
  CHECK(table.rows.size() == 15);
  CHECK(table.rows[11].front() == "0 to 6");
  CHECK(table.rows[13] == std::vector<std::string>{"9 or 10", "20", "47.6%", "33.4–62.3%"});
  CHECK(table.rows[14] == std::vector<std::string>{"Net score", "42", "+24", "−2 to +46"});
}

TEST_CASE("a group has a net score where its answers are put together by its three kinds") {
  const auto shown = [](std::vector<std::string> codes, std::int64_t people) {
    ClassFigures out;
    out.codes = std::move(codes);
    out.figure.people = people;
    return out;
  };
  GroupFigures group;
  group.classes = {shown({"0", "1", "2", "3", "4", "5", "6"}, 10), shown({"7", "8"}, 12), shown({"9", "10"}, 20)};
  ClassFigures silent = shown({}, 5);
  silent.no_answer = silent.outside = true;
  group.classes.push_back(silent);
  const auto net = net_of(group);
  REQUIRE(net);
  CHECK(net->share.value == Approx(10 / 42.0));
  group.classes[0] = shown({"0", "1", "2", "3", "4", "5", "6", "7"}, 10);
  CHECK_FALSE(net_of(group));
}

TEST_CASE("a scale of numbers without nps has an average and no net score") {
  auto input = asked("  warm \"How warm?\" from 1 \"Cold\" to 5 \"Hot\"\n");
  answer(input, 6, {{"warm", "5"}});
  answer(input, 4, {{"warm", "2"}});
  const auto summary = summed(input);
  const auto& warm = *summary.question("warm");
  CHECK_FALSE(warm.net_score);
  CHECK(average_in_words(warm) == "The average is 3.8.");
  CHECK(headline_of(warm, summary).find("The average is 3.8.") != std::string::npos);
}

TEST_CASE("an option is a share of those whom it was offered to, and says of how many") {
  auto input = asked(
      "  role \"Who?\" pick one\n  ( ) family \"Family\"\n  ( ) council \"Council\"\n"
      "  how \"How did you come?\" pick one\n  ( ) bus \"By bus\"\n  ( ) foot \"On foot\"\n"
      "  ( ) pool \"Pool car\" only if role = council\n");
  answer(input, 30, {{"role", "family"}, {"how", "bus"}});
  answer(input, 8, {{"role", "council"}, {"how", "pool"}});
  answer(input, 2, {{"role", "council"}, {"how", "foot"}});
  answer(input, 5, {{"role", "council"}});
  auto summary = summed(input);
  const auto& how = *summary.question("how");
  CHECK(how.base() == 40);
  CHECK(how.options[2].offered == 10);
  CHECK(*how.options[2].figure.share == Approx(0.8));
  CHECK(*how.options[0].figure.share == Approx(0.75));
  CHECK(base_of(how, summary).find("‘Pool car’ was offered to 10 of these 40 people, and its share is of those") !=
        std::string::npos);
  CHECK(to_json(summary).find("\"offered\": 10") != std::string::npos);
  // Who was offered it is a group within the group that is looked at.
  input.where = "role = council";
  summary = summed(input);
  CHECK_FALSE(summary.question("how")->options[2].offered);
  CHECK_FALSE(summary.question("how")->options[2].figure.share);
}

TEST_CASE("in the view of a group with hidden counts there is neither average nor score") {
  auto input = asked("  again \"How likely?\" from 0 to 10 nps\n");
  answer(input, 20, {{"again", "9"}, {"spare", "agree"}});
  answer(input, 2, {{"again", "3"}, {"spare", "agree"}});
  answer(input, 20, {{"again", "9"}, {"spare", "disagree"}});
  input.where = "spare = agree";
  const auto summary = summed(input);
  CHECK_FALSE(summary.question("again")->net_score);
  CHECK_FALSE(summary.question("again")->mean);
}

TEST_CASE("addresses and dates are counted, and no summary holds one") {
  auto input = asked("  contact \"Your e-mail address\" email\n  visit \"When?\" date\n");
  input.answers.push_back({{"contact", {{}, {"ada@example.org"}}}, {"visit", {{}, {"2026-03-27"}}}});
  answer(input, 3, {{"spare", "agree"}});
  const auto summary = summed(input);
  CHECK(summary.question("contact")->answered == 1);
  CHECK(headline_of(*summary.question("contact"), summary) ==
        "1 of 4 people answered. What they wrote is not printed.");
  const auto json = to_json(summary);
  CHECK(json.find("ada@example.org") == std::string::npos);
  CHECK(json.find("2026-03-27") == std::string::npos);
}
