// The form behind a file of answers.

#include <muster/domain/conversions/answers.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

using namespace muster;

namespace {

conversions::ReadForm form_of(const std::string& csv, const std::vector<bool>& own = {}) {
  const auto table = tabular::read_table(csv, "Spring event.csv");
  if (!table.ok()) FAIL(table.error().message);
  const auto form = conversions::form_from_answers(*table, own, "Spring event.csv");
  if (!form.ok()) FAIL(form.error().message);
  return *form;
}

/// The form's text from its first page on.
std::string questions_of(const std::string& csv) {
  const auto text = form_of(csv).text;
  return text.substr(text.find("page "));
}

std::string column(const std::string& heading, const std::vector<std::string>& cells) {
  auto out = "\"" + heading + "\"\n";
  for (const auto& cell : cells) out += "\"" + cell + "\"\n";
  return out;
}

forms::Question question_of(const std::vector<std::string>& cells) {
  return *form_of(column("Q", cells)).form.questions().front();
}

std::vector<std::string> labels_of(const forms::Question& question) {
  std::vector<std::string> out;
  for (const auto& option : question.options) out.push_back(option.label);
  return out;
}

}  // namespace

TEST_CASE("a form is written out of its answers") {
  CHECK(questions_of("How useful was it?,Which parts?,What was missing?,Which three words?,How likely are you to come "
                     "again?,When?\n"
                     "Useful,The talk;The tables;,Nothing,\"lively, warm\",9,2026-03-27\n"
                     "Very useful,The talk;,\"More time at the tables, and a map of who was sitting where, so that one "
                     "could find people one had only ever written to before.\",\"warm, busy, loud\",10,2026-03-28\n"
                     "Useful,The tables;,,useful,7,2026-03-27\n"
                     "Not useful,The talk;,,\"long, warm\",2,2026-03-27\n"
                     "Useful,The talk;The tables;Lunch with Ada;,,\"lively, clear\",9,2026-03-27\n"
                     "Very useful,The talk;,,\"bright, warm\",8,2026-03-27\n") == R"(page "Spring event"
  how_useful_was_it
             "How useful was it?"
             scale
             ( ) very_useful  "Very useful"
             ( ) useful       "Useful"
             ( ) not_useful   "Not useful"

  which_parts
             "Which parts?"
             pick any
             [ ] the_talk    "The talk"
             [ ] the_tables  "The tables"
             [ ] other ...   "Something else"

  what_was_missing
             "What was missing?"
             lines 4

  which_three_words
             "Which three words?"
             words up to 3

  how_likely_are_you_to_come
             "How likely are you to come again?"
             from 1 to 10

  when       "When?"  date
)");
}

TEST_CASE("columns of one title are a grid, or boxes to tick") {
  CHECK(questions_of("How far do you agree? [There was time],How far do you agree? [I felt heard],Which days? "
                     "[Monday],Which days? [Friday]\n"
                     "Agree,Strongly agree,Yes,No\nDisagree,Agree,No,No\nAgree,Disagree,Yes,Yes\n") ==
        R"(page "Spring event"
  how_far_do_you_agree
             "How far do you agree?"
             grid scale how_far_do_you_agree
             - there_was_time "There was time"
             - i_felt_heard "I felt heard"

  which_days "Which days?"  pick any
             [ ] monday  "Monday"
             [ ] friday  "Friday"
)");
}

TEST_CASE("the kind of a column shows in its cells") {
  using forms::QuestionKind;
  CHECK(question_of({"3", "1,200", "40"}).kind == QuestionKind::short_text);
  CHECK(question_of({"3", "1200", "40"}).kind == QuestionKind::number);
  CHECK(question_of({"3", "1", "4", "5", "3"}).numbered);
  CHECK(*question_of({"0", "10", "9", "9", "3"}).low == 0);
  CHECK(question_of({"9:15", "2:15 pm"}).format == forms::TextFormat::time);
  CHECK(question_of({"27/3/2026", "28/3/2026"}).format == forms::TextFormat::date);
  CHECK(question_of({"ada@example.org", "ben@example.org"}).format == forms::TextFormat::email);
  CHECK(labels_of(question_of({"Yes", "No", "Yes", "Yes"})) == std::vector<std::string>{"Yes", "No"});
  CHECK(question_of({"I liked the talk", "The room was cold", "Nothing", "More bread"}).kind ==
        QuestionKind::short_text);
  CHECK(question_of({"one\ntwo three four five six seven eight nine ten eleven twelve", "x"}).kind ==
        QuestionKind::long_text);
}

TEST_CASE("columns that a program adds by itself are no questions") {
  const auto form = form_of(
      "ID,Start time,Was it useful?\n1,2026-03-27 10:00,Yes\n2,2026-03-27 11:00,No\n3,2026-03-27 "
      "11:00,No\n4,2026-03-27 11:00,Yes\n",
      {true, true, false});
  CHECK(form.form.questions().size() == 1);
  CHECK(one_line(form.differences.at(1)) ==
        "column 1 \"ID\": a column that the other program adds by itself: left out");
}

TEST_CASE("numbers are as exact as the answers are") {
  CHECK(question_of({"12.50", "3", "40.125", "7", "8"}).decimals == 3);
  CHECK(question_of({"12.50", "3", "40.5", "17", "8"}).decimals == 1);
  CHECK(question_of({"12.0", "3", "40", "17", "8"}).decimals == 0);
}

TEST_CASE("the same options in everybody's own order are a ranking") {
  const auto ranked =
      question_of({"Waiting;Listening;Travel;", "Listening;Waiting;Travel;", "Travel;Listening;Waiting;", ""});
  CHECK(ranked.kind == forms::QuestionKind::ranking);
  CHECK(ranked.limit == 0);
  CHECK(labels_of(ranked) == std::vector<std::string>{"Listening", "Travel", "Waiting"});
  // One order alone may be that of the form; one person who left something out put nothing in order.
  CHECK(question_of({"A;B;", "A;B;", "A;B;", "A;B;"}).kind == forms::QuestionKind::pick_any);
  CHECK(question_of({"A;B;C;", "B;A;C;", "C;A;", "A;B;C;"}).kind == forms::QuestionKind::pick_any);
}

TEST_CASE("a ranking in several columns is one question") {
  const auto numbered =
      form_of("What matters? [Waiting],What matters? [Travel],What matters? [Listening]\n1,2,3\n3,1,2\n2,1,3\n,,\n");
  CHECK(numbered.form.questions().size() == 1);
  CHECK(numbered.form.questions().front()->kind == forms::QuestionKind::ranking);
  CHECK(labels_of(*numbered.form.questions().front()) == std::vector<std::string>{"Waiting", "Travel", "Listening"});
  const auto named =
      form_of("What matters? [Rank 1],What matters? [Rank 2]\nWaiting,Travel\nTravel,Listening\nWaiting,\n");
  CHECK(named.form.questions().front()->kind == forms::QuestionKind::ranking);
  CHECK(named.form.questions().front()->limit == 2);
  // The same number twice in one row is a table of statements.
  const auto rated = form_of("How was it? [Food],How was it? [Room]\n1,1\n2,1\n1,2\n2,2\n");
  CHECK(rated.form.questions().size() == 2);
}

TEST_CASE("an option that has a comma is one, and it is told that commas were taken as separators") {
  std::vector<std::string> cells;
  for (int round = 0; round < 10; ++round) {
    cells.insert(cells.end(), {"Transport, Health, inclusion and care", "Housing", "Transport, Housing",
                               "Health, inclusion and care, Housing"});
  }
  const auto read = form_of(column("Which themes?", cells));
  CHECK(labels_of(*read.form.questions().front()) ==
        std::vector<std::string>{"Transport", "Health, inclusion and care", "Housing"});
  bool told = false;
  for (const auto& one : read.differences)
    told = told || one.instead.find("commas taken as what sets them apart") != std::string::npos;
  CHECK(told);
}

TEST_CASE("words of a known scale make one in however few rows") {
  const auto question = question_of({"Agree", "Disagree", "Strongly agree", "Agree"});
  CHECK(question.kind == forms::QuestionKind::scale);
  CHECK(labels_of(question) == std::vector<std::string>{"Strongly agree", "Agree", "Disagree"});
  CHECK(question_of({"Agree", "Disagree"}).kind == forms::QuestionKind::scale);
}
