// One bad cell costs that cell a remark or a question, never the person beside it.

#include "lists.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::people;
using lists::told;

namespace {

DelegatePreview judged_row(const std::string& row, const std::string& decisions = "") {
  const auto list = lists::table("First name,Surname,Organisation,E-mail,Job title,Dietary requirements\n" + row);
  const auto columns = recognise_columns(list.heading, "list.csv");
  REQUIRE(columns.ok());
  const auto directory = lists::directory("london");
  const auto decided = read_decisions(lists::table("typed,means\n" + decisions), directory, "decisions.csv");
  REQUIRE(decided.ok());
  return judge(list, *columns, directory, {}, *decided);
}

}  // namespace

TEST_CASE("an address that is not complete is asked about, and its person is taken") {
  const auto preview = judged_row("Tunde,Limbrick,Camden,t.limbrick@example,,\n");
  CHECK(preview.people() == 1);
  CHECK(preview.can_apply());
  CHECK(preview.rows.front().email.empty());
  CHECK(told(preview) == "row 2: new [‘t.limbrick@example’ is not a complete e-mail address]\n");
  CHECK(preview.verdicts.front().cells.front().column == 3);
}

TEST_CASE("of two addresses in one cell none is taken until one is chosen") {
  const auto preview = judged_row("Orla,Kettlewell,Camden,orla@x.example; o.k@x.example,,\n");
  CHECK(preview.can_apply());
  CHECK(preview.rows.front().email.empty());
  CHECK(preview.verdicts.front().cells.front().choices == std::vector<std::string>{"orla@x.example", "o.k@x.example"});
}

TEST_CASE("an address in other words is read") {
  for (const auto* cell : {"Una <una@x.example>", "mailto:una@x.example", "<una@x.example>", "una@x.example;",
                           "una@x.example (work)", "una@x.example una@x.example"}) {
    INFO(cell);
    CHECK(judged_row("Una,Vale,Camden," + std::string(cell) + ",,\n").rows.front().email == "una@x.example");
  }
  CHECK(judged_row("Una,Vale,Camden,n/a,,\n").verdicts.front().cells.front().kind == CellFinding::Kind::left_out);
  CHECK(judged_row("Una,Vale,Camden,anonymous,,\n").verdicts.front().cells.empty());
}

TEST_CASE("who has no organisation is asked for one, and is taken") {
  for (const auto* organisation : {"", "-", "n/a", "??"}) {
    INFO(organisation);
    const auto preview = judged_row("Jolyon,Rushmere," + std::string(organisation) + ",j@x.example,,\n");
    CHECK(preview.people() == 1);
    CHECK(preview.organisations() == 0);
    CHECK(preview.can_apply());
    CHECK(preview.verdicts.front().asked.contains(RowAspect::organisation));
  }
  // Nothing is equal in having none.
  CHECK(judged_row("Jo,Venner,,,,\nJo,Venner,,,,\n").people() == 2);
  CHECK(judged_row("Jo,Venner,,j@x.example,,\nJo,Venner,,J@x.example,,\n").people() == 1);
}

TEST_CASE("a line break becomes a space, and a text that is far too long is left out") {
  const auto broken = judged_row("Ada,Bell,Camden,,\"Head of\nservice\",\n");
  CHECK(broken.rows.front().job_title == "Head of service");
  CHECK(told(broken) == "row 2: new [a line break in the job title became a space]\n");
  const auto name = judged_row("\"Ada\nMay\",Bell,Camden,,,\n");
  CHECK(name.rows.front().first_name == "Ada May");
  const auto title = judged_row("Ada,Bell,Camden,," + std::string(5000, 'x') + ",\n");
  CHECK(title.people() == 1);
  CHECK(title.rows.front().job_title.empty());
  CHECK(told(title) == "row 2: new [the job title has 5,000 characters, more than 200, and is left out]\n");
  const auto needs = judged_row("Ada,Bell,Camden,,," + std::string(1001, 'y') + "\n");
  CHECK(needs.people() == 1);
  CHECK(told(needs).find("yyy") == std::string::npos);
}

TEST_CASE("refused is only a row without a person") {
  const auto preview =
      judged_row(",,Camden,ada@x.example,,\n" + std::string(201, 'x') + ",Venner,Camden,,,\nPerpetua,,Camden,,,\n");
  CHECK(told(preview) ==
        "row 2: refused (there is no name)\nrow 3: refused (the first name has more than 200 characters)\n");
  CHECK(preview.people() == 1);
}

TEST_CASE("a later row of the same person fills what the first left empty, and what differs is said") {
  const auto preview = judged_row(
      "Ada,Bell,Camden,,,\nAda,Bell,Camden,ada@x.example,Nurse,\nAda,Bell,Camden,ada@x.example,Head nurse,\n");
  CHECK(preview.people() == 1);
  CHECK(preview.rows.front().email == "ada@x.example");
  CHECK(preview.rows.front().job_title == "Nurse");
  CHECK(preview.verdicts[1].reason == "equal name and organisation; its e-mail address and job title are taken");
  CHECK(preview.verdicts[2].reason == "equal name and e-mail address; its job title ‘Head nurse’ is not taken");
  const auto filled = judged_row("Ada,Bell,,ada@x.example,,\nAda,Bell,Camden,ada@x.example,,\n");
  CHECK(filled.people() == 1);
  CHECK(filled.organisations() == 1);
}
