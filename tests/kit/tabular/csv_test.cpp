// What Excel, LibreOffice and people write as CSV is read; what is broken is named.

#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <muster/kit/base/file.hpp>
#include <muster/kit/tabular/table.hpp>

#include <string>

using muster::tabular::read_table;
using muster::tabular::Row;
using muster::tabular::Table;

namespace {

Table table(std::string_view bytes) {
  const auto read = read_table(bytes, "list.csv");
  INFO((read.ok() ? std::string() : read.error().message));
  REQUIRE(read.ok());
  return *read;
}

std::string utf16(std::string_view ascii, bool little, bool mark) {
  std::string out;
  if (mark) out += little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char byte : ascii) {
    if (!little) out += '\0';
    out += byte;
    if (little) out += '\0';
  }
  return out;
}

const std::vector<Row> jo{{"Jo", "Venner", "Greenwich"}};

}  // namespace

TEST_CASE("commas, semicolons and tabs are told by the heading") {
  CHECK(table("First,Last,Borough\r\nJo,Venner,Greenwich\r\n").rows == jo);
  CHECK(table("First;Last;Borough\r\nJo;Venner;Greenwich\r\n").rows == jo);
  CHECK(table("First\tLast\tBorough\r\nJo\tVenner\tGreenwich\r\n").rows == jo);
  CHECK(table("First;Last;Borough\nJo;Venner;Greenwich\n").dialect == "CSV, UTF-8, semicolons");
  CHECK(table("First\tLast\nJo\tVenner\n").dialect == "CSV, UTF-8, tabs");
}

TEST_CASE("a separator that stands in the words of the heading does not mislead") {
  const auto read = table("Name;Borough, or organisation, if any\nJo Venner;Greenwich\nUna Vasiliou;Lambeth\n");
  CHECK(read.heading == Row{"Name", "Borough, or organisation, if any"});
  CHECK(read.rows.size() == 2);
  CHECK(table("\"a;b;c;d\",Surname\nJo,Venner\n").heading == Row{"a;b;c;d", "Surname"});
}

TEST_CASE("Excel's own line that names the separator is obeyed and not counted") {
  const auto read = table("sep=;\r\nName, first;Surname\r\nJo;Venner\r\n");
  CHECK(read.heading == Row{"Name, first", "Surname"});
  CHECK(read.line_of == std::vector<std::size_t>{2});
}

TEST_CASE("every line end is one line end") {
  for (const auto* end : {"\n", "\r", "\r\n"}) {
    const auto e = std::string(end);
    const auto read = table("A,B" + e + "1,2" + e + "3,4");
    CHECK(read.rows == std::vector<Row>{{"1", "2"}, {"3", "4"}});
    CHECK(read.line_of == std::vector<std::size_t>{2, 3});
  }
}

TEST_CASE("cells keep quotation marks, separators, line breaks and spaces as typed") {
  const auto read = table("A,B\r\n\"one, two\",\"say \"\"hello\"\"\"\r\n\"first\r\nsecond\", x \r\n5\" pipe,y\r\n");
  CHECK(read.rows == std::vector<Row>{{"one, two", "say \"hello\""}, {"first\r\nsecond", " x "}, {"5\" pipe", "y"}});
  CHECK(read.line_of == std::vector<std::size_t>{2, 3, 4});
}

TEST_CASE("empty rows are left out and rows keep their numbers") {
  const auto read = table("\r\n,,\r\nA,B,C\r\n\r\n1,2\r\n , ,\r\n3,4,5,,\r\n");
  CHECK(read.heading == Row{"A", "B", "C"});
  CHECK(read.rows == std::vector<Row>{{"1", "2", ""}, {"3", "4", "5"}});
  CHECK(read.line_of == std::vector<std::size_t>{5, 7});
}

TEST_CASE("UTF-8 with and without mark reads alike") {
  CHECK(table("\xEF\xBB\xBFName\nZoë\n").heading == Row{"Name"});
  CHECK(table("Name\nZoë\n").rows == std::vector<Row>{{"Zoë"}});
}

TEST_CASE("UTF-16 reads either way round, with and without mark") {
  const std::string text = "First\tLast\tBorough\r\nJo\tVenner\tGreenwich\r\n";
  for (const bool little : {true, false}) {
    for (const bool mark : {true, false}) {
      const auto read = table(utf16(text, little, mark));
      CHECK(read.heading == Row{"First", "Last", "Borough"});
      CHECK(read.rows == jo);
      CHECK(read.dialect == "CSV, UTF-16, tabs");
    }
  }
  const std::string face(
      "\xFF\xFE"
      "N\0\n\0\x3D\xD8\x00\xDE\n\0",
      12);
  CHECK(table(face).rows == std::vector<Row>{{"\U0001F600"}});
}

TEST_CASE("Windows-1252 is the fallback") {
  const auto read = table("Name;Place\r\nZo\xEB \x93Zed\x94 O\x92Neil;\x80\r\n");
  CHECK(read.rows == std::vector<Row>{{"Zoë “Zed” O’Neil", "€"}});
  CHECK(read.dialect == "CSV, Windows-1252, semicolons");
}

TEST_CASE("an apostrophe that guards a formula is taken off, any other stays") {
  const auto read = table("A\n'=1+1\n'+44 20 7946 0000\n't Hooft\n''=x\n'\n=1+1\n");
  CHECK(read.rows == std::vector<Row>{{"=1+1"}, {"+44 20 7946 0000"}, {"'t Hooft"}, {"'=x"}, {"'"}, {"=1+1"}});
}

TEST_CASE("the example lists read as they are") {
  const auto read = [](const std::string& name) {
    return table(*muster::read_file(muster::test::source_dir() + "/examples/" + name));
  };
  const auto delegates = read("london-send-summit-2022/delegates.csv");
  CHECK(delegates.rows.size() == 105);
  CHECK(delegates.rows.front() == Row{"Eilidh ", "Abara", "City of London"});
  CHECK(delegates.line_of.back() == 106);
  const auto evaluation = read("london-send-summit-2022/evaluation.csv");
  CHECK(evaluation.rows.size() == 42);
  CHECK(evaluation.heading.size() == 13);
  CHECK(read("london-send-summit-2022/discussion-notes.csv").rows.size() == 105);
  const auto forum = read("lancashire-forum/delegates.csv");
  CHECK(forum.dialect == "CSV, Windows-1252, semicolons");
  CHECK(forum.rows.front().front() == "Zoë Hartthwaite");
}

TEST_CASE("a hundred thousand rows are read whole") {
  std::string text = "First name,Surname,Organisation\r\n";
  for (int row = 0; row < 100'000; ++row) text += "Jo" + std::to_string(row) + ",\"Venner, Ms\",Greenwich\r\n";
  const auto read = table(text);
  CHECK(read.rows.size() == 100'000);
  CHECK(read.rows.back() == Row{"Jo99999", "Venner, Ms", "Greenwich"});
  CHECK(read.line_of.back() == 100'001);
}

TEST_CASE("a file cannot make the table much larger than itself") {
  std::string text;
  for (int column = 0; column < 1'900; ++column) text += "x,";
  text += "x\n";
  for (int row = 0; row < 20'000; ++row) text += "1\n";
  const auto read = read_table(text, "wide.csv");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().message ==
        "wide.csv, row 4405: the cells up to here take more than 64 MB, which is more than a file of this size may. "
        "Split the file into smaller ones.");
}
