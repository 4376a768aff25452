// Files of answers and notes of any shape, and what people wrote, are read in a time like their length.
#include <muster/domain/feedback/notes.hpp>
#include <muster/domain/feedback/response_list.hpp>
#include <muster/domain/feedback/text_look.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/kit/tabular/table.hpp>

#include "support/catch.hpp"
#include "support/growth.hpp"

using namespace muster;
using growth::fault_of;
using growth::numbered;

namespace {

constexpr std::size_t first = 4 << 10;
constexpr std::size_t largest_first = 16 << 10;

forms::Form asked() {
  const auto form = forms::parse_form(R"(form a "A"
page "P"
one "One?" pick one
  ( ) yes "Yes"
  ( ) other ... "Other"
any "Any?" pick any
  [ ] a "Ay"
  [ ] b ... "Bee"
three "Words?" words up to 10
day "Day?" date
why "Why?" lines 4
)",
                                      "test");
  REQUIRE(form.ok());
  return *form;
}

}  // namespace

TEST_CASE("no file of answers of any shape makes judging it slower than it is long") {
  const auto form = asked();
  const auto judge = [&](const std::string& bytes) {
    const auto table = feedback::read_answers_table(bytes, "answers.csv");
    if (table.ok()) (void)feedback::judge_responses(*table, form, "salt", {}, "answers.csv");
  };
  const std::string plain = "One?,Any?,Words?,Day?,Why?\n";
  const std::string forms_export = "ID,Start time,Completion time,Email,Name,One?,Any?,Words?,Why?\n";
  const std::string grid_export = "Submission Date,One?,Any? >> Ay,Any? >> Bee,Why?\n";
  for (const std::string row : {"Yes,Ay,\"kind, fun\",10/06/2022,Text #\n", "Perhaps #,Ay; Cee #,w#,tomorrow,\n",
                                ",,,,\n", "\"Yes\nNo\",#,,,\n", "Yes,\"Ay\nBee\",#,2022-06-10,x\n", "#\n"}) {
    CAPTURE(row);
    CHECK(fault_of(numbered(row, plain), judge, first, largest_first) == "");
  }
  CHECK(fault_of(numbered("#,6/10/22 10:00:00,6/10/22 10:01:#,anonymous,,Yes,Ay;Bee;,w#,t#\n", forms_export), judge,
                 first, largest_first) == "");
  CHECK(fault_of(numbered("2022-06-10 10:00:00,Yes,x,,t#\n", grid_export), judge, first, largest_first) == "");
  for (const std::string column : {"Why?,", "h#,", "Any? #,", "\"a\nb#\","}) {
    CAPTURE(column);
    CHECK(fault_of(numbered(column, "", "\nYes\n"), judge, first, largest_first) == "");
  }
  for (const std::string piece : {"a", "a, ", "a; ", "é", "\"\"", "1", "/", " ", "Ay\n"}) {
    CAPTURE(piece);
    for (const std::string before : {"\"", "Yes,\"", "Yes,Ay,\"", "Yes,Ay,x,\"", "Yes,Ay,x,,\""})
      CHECK(fault_of(numbered(piece, plain + before, "\"\n"), judge, first, largest_first) == "");
  }
}

TEST_CASE("no file of notes of any shape makes judging it slower than it is long") {
  const auto judge = [](const std::string& bytes) {
    const auto table = tabular::read_table(bytes, "notes.csv");
    if (table.ok()) (void)feedback::judge_notes(*table, {{"1", "challenge", "Time"}}, "notes.csv");
  };
  for (const std::string row :
       {"1,challenge,Note #\n", "1,opportunities,Time\n", "#,what #,x\n", ",,\n", "\"a\n#\",challenge,y\n"}) {
    CAPTURE(row);
    CHECK(fault_of(numbered(row, "Table,Kind,Note\n"), judge, first, largest_first) == "");
  }
  for (const std::string piece : {"a", "a ", "é", "\"\""})
    CHECK(fault_of(numbered(piece, "Table,Kind,Note\n1,challenge,\"", "\"\n"), judge, first, largest_first) == "");
}

TEST_CASE("what people wrote is looked through in a time like its length") {
  const feedback::TextMarks marks({{"Zephyrina", "Quillfeather"}, {"Ann", "Lee"}});
  for (const std::string piece : {"a", "a ", "Ann ", "Ann Lee ", "Dr ", "my son ", "my name is ", "Oliver", "@",
                                  "a@b.c ", "0", "0 ", "+44 ", ". ", "é", "\n", "-", "("}) {
    CAPTURE(piece);
    CHECK(fault_of(growth::repeated(piece), [&](const std::string& text) { (void)marks.of(text); }) == "");
    CHECK(fault_of(growth::repeated(piece),
                   [](const std::string& text) { (void)feedback::blacked_out(text, "Ann"); }) == "");
    CHECK(fault_of(growth::repeated(piece),
                   [](const std::string& text) { (void)feedback::blacked_out("Ann Lee said", text); }) == "");
    CHECK(fault_of(growth::repeated(piece), [](const std::string& text) { (void)feedback::blacked_out(text, text); }) ==
          "");
  }
}
