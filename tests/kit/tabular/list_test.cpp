// The table is found wherever people and programs put it, and what else the file holds is said.

#include "sheets_by_hand.hpp"
#include "support/catch.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/list.hpp>

#include <string>

using namespace muster;
using tabular::Row;
using tabular::Table;
using Rows = std::vector<Row>;
using Lines = std::vector<std::size_t>;
using Notes = std::vector<std::string>;

namespace {

/// "Group: Surname" is a surname too.
std::string meaning(std::string_view cell) {
  const auto colon = cell.rfind(':');
  const auto folded = folded_name(colon == std::string_view::npos ? cell : cell.substr(colon + 1));
  if (folded == "name" || folded == "firstname" || folded == "surname") return folded;
  if (folded == "lastname") return "surname";
  if (folded == "email" || folded == "borough") return folded;
  return {};
}

Result<Table> read(const std::string& bytes, const std::string& name = "list.csv") {
  return tabular::read_list(bytes, name, {meaning, {"name", "firstname", "surname"}, [](std::string_view title) {
                                            return title == "Once more";
                                          }});
}

Table table(const std::string& bytes) {
  auto found = read(bytes);
  INFO((found.ok() ? std::string() : found.error().message));
  REQUIRE(found.ok());
  return std::move(found).value();
}

const Row heading{"Name", "Borough"};
const Row jo{"Jo Venner", "Lambeth"};
const Row una{"Una Vasiliou", "Barnet"};

}  // namespace

TEST_CASE("a plain list reads as before, and nothing is said about it") {
  const auto found = table("Name,Borough\nJo Venner,Lambeth\n\nUna Vasiliou,Barnet\n");
  CHECK(found.heading == heading);
  CHECK(found.rows == Rows{jo, una});
  CHECK(found.line_of == Lines{2, 4});
  CHECK(found.notes.empty());
  CHECK(found.dialect == "CSV, UTF-8, commas");
}

TEST_CASE("lines above the headings are found and said") {
  const auto found =
      table("Delegates for 10 June, draft\nAs of:;1 June\n\nName;Borough\nJo Venner;Lambeth\nUna Vasiliou;Barnet\n");
  CHECK(found.heading == heading);
  CHECK(found.rows == Rows{jo, una});
  CHECK(found.line_of == Lines{5, 6});
  CHECK(found.notes ==
        Notes{"The headings stand in row 4. Above them, not read: “Delegates for 10 June, draft” and “As of:”."});
}

TEST_CASE("a line that names the separator is no row, quoted or not") {
  for (const auto* line : {"sep=;\r\n", "\"sep=;\"\r\n"}) {
    const auto found = table(std::string(line) + "Name;Borough\r\nJo Venner;Lambeth\r\n");
    CHECK(found.heading == heading);
    CHECK(found.line_of == Lines{2});
    CHECK(found.notes.empty());
  }
}

TEST_CASE("headings in two rows are one") {
  const auto groups = table("Delegate,,Where from\nFirst name,Surname,Borough\nJo,Venner,Lambeth\n");
  CHECK(groups.heading == Row{"First name", "Surname", "Borough"});
  CHECK(groups.rows == Rows{{"Jo", "Venner", "Lambeth"}});
  const auto spread = table("Delegate,,Borough,E-mail\nFirst name,Surname,,\nJo,Venner,Lambeth,jo@lambeth.example\n");
  CHECK(spread.heading == Row{"Delegate: First name", "Delegate: Surname", "Borough", "E-mail"});
  CHECK(spread.line_of == Lines{3});
  CHECK(spread.notes == Notes{"The headings stand in rows 1 and 2."});
}

TEST_CASE("several tables under headings of their own are read into one, told apart by a column") {
  const auto found = table(
      "Host Details\nName,E-mail\nAda Bell,ada@barnet.example\nAttendee Details\nBorough,Name,Surname\n"
      "Lambeth,Jo,Venner\n");
  CHECK(found.heading == Row{"Name", "E-mail", "Borough", "Surname", "Section"});
  CHECK(found.rows == Rows{{"Ada Bell", "ada@barnet.example", "", "", "Host Details"},
                           {"Jo", "", "Lambeth", "Venner", "Attendee Details"}});
  CHECK(found.line_of == Lines{3, 6});
  CHECK(found.notes.back() ==
        "There are 2 tables under headings of their own, and all are read: “Host Details” (1 row) and “Attendee "
        "Details” (1 row). The column “Section” says which one a row comes from.");
}

TEST_CASE("a table that tells the same once more is not read but said") {
  const auto found =
      table("Name,Borough\nJo Venner,Lambeth\n\nOnce more\nName,Joined\nJo Venner,9:58\nJo Venner,10:15\n");
  CHECK(found.heading == heading);
  CHECK(found.rows == Rows{jo});
  CHECK(found.notes == Notes{"The 2 rows under “Once more” tell of the same people once more and are not read."});
}

TEST_CASE("headings repeated on each page are left out and said") {
  const auto found = table("Name,Borough\nJo Venner,Lambeth\nName,Borough\nUna Vasiliou,Barnet\n");
  CHECK(found.rows == Rows{jo, una});
  CHECK(found.line_of == Lines{2, 4});
  CHECK(found.notes == Notes{"Row 3 repeats the headings and is not read."});
}

TEST_CASE("a row of people is no heading, whatever stands in it") {
  CHECK(table("Name,Borough\nJo Venner,Lambeth\nBarnet\nUna Vasiliou,Barnet\n").rows.size() == 3);
  CHECK(table("Wer,Woher\nJo Venner,Lambeth\nUna Vasiliou,Barnet\n").heading == Row{"Wer", "Woher"});
  CHECK(table("Liste\n\nWer,Woher\nJo Venner,Lambeth\nUna Vasiliou,Barnet\n").heading == Row{"Wer", "Woher"});
}

TEST_CASE("all sheets with lists are read, a cover and hidden sheets are named") {
  const auto found = table(by_hand::workbook({{"Cover", {{"Delegates"}, {}, {"Ask Jo about this list"}}},
                                              {"Lambeth", {{"Name", "Borough"}, jo}},
                                              {"Old", {{"Name", "Borough"}, {"Ida Crome", "Barnet"}}, {}, {}, {}, true},
                                              {"Barnet", {{"Borough", "Name"}, {"Barnet", "Una Vasiliou"}}}}));
  CHECK(found.heading == Row{"Name", "Borough", "Sheet"});
  CHECK(found.rows == Rows{{"Jo Venner", "Lambeth", "Lambeth"}, {"Una Vasiliou", "Barnet", "Barnet"}});
  CHECK(found.line_of == Lines{2, 4});
  CHECK(found.dialect == "XLSX, 2 sheets");
  CHECK(found.notes == Notes{"The sheet “Cover” holds no list and is not read.",
                             "The sheet “Old” is hidden in the workbook and is not read.",
                             "Row 1 of “Barnet” is called row 3 here, for rows are numbered on from sheet to sheet."});
}

TEST_CASE("a cell merged over several rows holds for each of them") {
  const auto found = table(by_hand::workbook({{"List",
                                               {{"List of delegates"},
                                                {"Borough", "Name"},
                                                {"Lambeth", "Jo Venner"},
                                                {"", "Ida Crome"},
                                                {"Barnet", "Una Vasiliou"},
                                                {"", "Ada Bell"}},
                                               {"A1:B1", "A3:A4"}}}));
  CHECK(found.rows ==
        Rows{{"Lambeth", "Jo Venner"}, {"Lambeth", "Ida Crome"}, {"Barnet", "Una Vasiliou"}, {"", "Ada Bell"}});
  CHECK(found.notes ==
        Notes{"The headings stand in row 2. Above them, not read: “List of delegates”.",
              "In column A (\"Borough\") cells are merged over several rows: what stands in one is taken "
              "for each of its rows."});
}

TEST_CASE("a column without a heading of its own has the one that stands above it") {
  const auto found = table("All of us,,,\n,Delegate,,Attending?\nBorough,First name,Surname,\nLambeth,Ada,Bell,N\n");
  CHECK(found.heading == Row{"Borough", "First name", "Surname", "Attending?"});
  // What stands above columns that hold nothing, or above a heading that is repeated, is no heading.
  CHECK(table("Room,12,Floor,3\nName,Borough\nJo Venner,Lambeth\n").heading == heading);
  CHECK(table(",Name,Borough\n1,Jo Venner,Lambeth\n,Name,Borough\n2,Una Vasiliou,Barnet\n").rows ==
        Rows{{"1", "Jo Venner", "Lambeth"}, {"2", "Una Vasiliou", "Barnet"}});
}

TEST_CASE("rows hidden and struck out are read and told") {
  const auto found = table(by_hand::workbook({{"List", {heading, jo, una, {"Ida Crome", "Barnet"}}, {}, {3}, {4}}}));
  CHECK(found.rows.size() == 3);
  CHECK(found.hidden == Lines{3});
  CHECK(found.struck == Lines{4});
}

TEST_CASE("values under no heading are named in a workbook, and refused in a CSV") {
  const auto found = table(by_hand::workbook({{"List", {heading, {"Jo Venner", "Lambeth", "vegan"}, una}}}));
  CHECK(found.heading == Row{"Name", "Borough", ""});
  CHECK(found.notes == Notes{"Column C has no heading, though 1 cell in it holds something."});
  const auto wide = read("Name,Borough\nJo Venner,Lambeth, London\n");
  REQUIRE_FALSE(wide.ok());
  CHECK(wide.error().message ==
        "list.csv, row 2: there are 3 cells, but the heading in row 1 has 2. Give every column a heading, and put a "
        "cell that holds the separator into quotation marks.");
}

TEST_CASE("an encoding is told by what the whole file makes sense in") {
  CHECK(table("Name,Borough\nZo\xEB D\xE9sir\xE9,Lambeth\n").rows[0][0] == "Zoë Désiré");
  const auto mac = table("Name,Borough\nZo\x91 D\x8Esir\x8E,Lambeth\nSi\x89n O\xD5Hara,Barnet\n");
  CHECK(mac.rows[0][0] == "Zoë Désiré");
  CHECK(mac.rows[1][0] == "Siân O’Hara");
  CHECK(mac.dialect == "CSV, Macintosh, commas");
  CHECK(mac.notes.empty());
}

TEST_CASE("a stray byte spoils no name, and doubtful ones are shown") {
  const auto found = table("Name,Borough\nZo\xC3\xAB Bell,Lambeth\nRen\xE9 Crome,Barnet\nUna\xE9\x8D Vale,Barnet\n");
  CHECK(found.rows[0][0] == "Zoë Bell");
  CHECK(found.rows[1][0] == "René Crome");
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].starts_with("Some letters look wrong"));
  CHECK(found.notes[0].find("“René Crome” in row 3") != std::string::npos);
  const auto spoilt = table("Name,Borough\nZo\xC3\x83\xC2\xAB Bell,Lambeth\n");
  REQUIRE(spoilt.notes.size() == 1);
  CHECK(spoilt.notes[0].find("“ZoÃ« Bell” in row 2") != std::string::npos);
}

TEST_CASE("a file with nothing in it is refused") {
  CHECK_FALSE(read(" \n , \n").ok());
  CHECK_FALSE(read(by_hand::workbook({{"A"}, {"B"}})).ok());
}
