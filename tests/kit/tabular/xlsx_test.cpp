// What Excel, Microsoft Forms and LibreOffice save is read as their users see it.

#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "zip_by_hand.hpp"

#include <muster/kit/base/file.hpp>
#include <muster/kit/tabular/table.hpp>

#include <string>

using by_hand::Workbook;
using muster::tabular::read_table;
using muster::tabular::Row;
using muster::tabular::Table;

namespace {

Table table(std::string_view bytes) {
  const auto read = read_table(bytes, "list.xlsx");
  INFO((read.ok() ? std::string() : read.error().message + " " + read.error().detail));
  REQUIRE(read.ok());
  return *read;
}

Table file(const std::string& path) {
  const auto bytes = muster::read_file(muster::test::source_dir() + "/" + path);
  REQUIRE(bytes.ok());
  return table(*bytes);
}

const std::string heading = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c>)"
                            R"(<c r="B1" t="inlineStr"><is><t>B</t></is></c>)"
                            R"(<c r="C1" t="inlineStr"><is><t>C</t></is></c></row>)";

/// The cells of one row below a heading of three.
Row row(const std::string& cells, const std::string& strings = "", const std::string& styles = "",
        const std::string& properties = "") {
  const auto read = table(by_hand::xlsx({heading + "<row r=\"2\">" + cells + "</row>", strings, styles, properties}));
  REQUIRE(read.rows.size() == 1);
  return read.rows.front().cells();
}

const std::string styles = R"(<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/>)"
                           R"(<numFmt numFmtId="165" formatCode="&quot;day &quot;0.00"/>)"
                           R"(<numFmt numFmtId="166" formatCode="[h]:mm"/>)"
                           R"(<numFmt numFmtId="167" formatCode="[Red]mmm\-yy;@"/></numFmts>)"
                           R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
                           R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>)"
                           R"(<xf numFmtId="166"/><xf numFmtId="20"/><xf numFmtId="167"/></cellXfs>)";

}  // namespace

TEST_CASE("what LibreOffice saves reads like the CSV it was made from") {
  const auto from_csv = file("examples/london-send-summit-2022/delegates.csv");
  const auto from_xlsx = file("tests/kit/tabular/data/delegates-libreoffice.xlsx");
  CHECK(from_xlsx.heading == from_csv.heading);
  CHECK(from_xlsx.rows == from_csv.rows);
  CHECK(from_xlsx.line_of == from_csv.line_of);
  CHECK(from_xlsx.dialect == "XLSX, sheet \"delegates\"");
  auto answers = file("examples/london-send-summit-2022/evaluation.csv").rows.copied();
  const auto saved = file("tests/kit/tabular/data/evaluation-libreoffice.xlsx").rows;
  REQUIRE(saved.size() == answers.size());
  std::size_t different = 0;
  for (std::size_t row = 0; row < answers.size(); ++row) {
    for (std::size_t column = 0; column < answers[row].size(); ++column) {
      auto& typed = answers[row][column];
      std::erase(typed, '\r');  // a sheet has one kind of line break in cells
      // The two columns of times became dates in the sheet.
      if (column == 1 || column == 2) typed = "2022-06-10T" + typed.substr(std::string("06/10/22 ").size());
      if (saved[row][column] == typed) continue;
      ++different;
      CHECK(typed == "=more time, same venue");  // which LibreOffice took for a formula
    }
  }
  CHECK(different == 1);
}

TEST_CASE("a workbook written as a stream, sizes after the data, reads the same") {
  CHECK(file("tests/kit/tabular/data/evaluation-streamed.xlsx").rows ==
        file("tests/kit/tabular/data/evaluation-libreoffice.xlsx").rows);
}

TEST_CASE("gaps between cells and rows stay gaps") {
  const auto read = table(by_hand::xlsx(
      {heading + R"(<row r="4"><c r="C4" t="str"><v>x</v></c></row><row r="9"><c r="B9"/><c r="A9"><v>1</v></c></row>)",
       "", "", ""}));
  CHECK(read.rows == std::vector<Row>{{"", "", "x"}, {"1", "", ""}});
  CHECK(read.line_of == std::vector<std::size_t>{4, 9});
}

TEST_CASE("rows and cells without a reference follow each other") {
  CHECK(row(R"(<c><v>1</v></c><c t="str"><v>two</v></c>)") == Row{"1", "two", ""});
}

TEST_CASE("numbers look as Excel shows them") {
  CHECK(row(R"(<c r="A2"><v>42.0</v></c><c r="B2"><v>0.1</v></c><c r="C2"><v>2071234567</v></c>)") ==
        Row{"42", "0.1", "2071234567"});
  CHECK(row(R"(<c r="A2"><v>4.2000000000000002</v></c><c r="B2"><v>1E3</v></c><c r="C2"><v>-0.5</v></c>)") ==
        Row{"4.2", "1000", "-0.5"});
}

TEST_CASE("booleans, errors and the results of formulas are their text") {
  CHECK(row(R"(<c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c>)"
            R"(<c r="C2" t="str"><f>A1&amp;"x"</f><v>Ax</v></c>)") == Row{"TRUE", "#N/A", "Ax"});
}

TEST_CASE("dates are told by their format and become ISO text") {
  CHECK(row(R"(<c r="A2" s="1"><v>44722</v></c><c r="B2" s="2"><v>44722.627569444448</v></c>)"
            R"(<c r="C2" s="3"><v>44722</v></c>)",
            "", styles) == Row{"2022-06-10", "2022-06-10T15:03:42", "44722"});
  CHECK(row(R"(<c r="A2" s="4"><v>1.1041666666666667</v></c><c r="B2" s="5"><v>0.5</v></c>)"
            R"(<c r="C2" s="6"><v>44722</v></c>)",
            "", styles) == Row{"26:30:00", "12:00:00", "2022-06-10"});
  CHECK(row(R"(<c r="A2" s="1"><v>1</v></c><c r="B2" s="1"><v>61</v></c><c r="C2" s="1"><v>-3</v></c>)", "", styles) ==
        Row{"1900-01-01", "1900-03-01", "-3"});
  CHECK(row(R"(<c r="A2" s="1"><v>43260</v></c>)", "", styles, R"(<workbookPr date1904="1"/>)") ==
        Row{"2022-06-10", "", ""});
}

TEST_CASE("a number is read as its format shows it, whichever program wrote the workbook") {
  // General, 0%, 0.0%, 0 %, 0%, 0%; money; thousands; a sign in quotes or escaped, which multiplies nothing; dates;
  // text.
  const std::vector<std::string> shown{
      "40",       "40%",  "12.5%", "7%", "29%", "100%",       "40",         "1200",
      "12.5",     "1200", "40",    "40", "40",  "2022-06-10", "2022-06-10", "2022-06-10T15:03:00",
      "09:30:00", "40 %", "-40%",  "40"};
  for (const std::string program : {"exceljs", "libreoffice"}) {
    INFO(program);
    const auto read = file("tests/kit/tabular/data/formats-" + program + ".xlsx");
    REQUIRE(read.rows.size() == shown.size());
    for (std::size_t at = 0; at < shown.size(); ++at) {
      INFO(read.rows[at][0]);
      CHECK(read.rows[at][1] == shown[at]);
    }
  }
}

TEST_CASE("rich text is joined and reading aids are left out") {
  const std::string strings = R"(<si><r><t>Jo </t></r><r><rPr><b/></rPr><t xml:space="preserve">Venner </t></r></si>)"
                              R"(<si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh></si>)"
                              R"(<si><t>a_x000D_b_x005F_x0041_</t></si>)";
  CHECK(row(R"(<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c>)", strings) ==
        Row{"Jo Venner ", "漢字", "a\rb_x0041_"});
  CHECK(row(R"(<c r="A2" t="inlineStr"><is><r><t>Jo</t></r><r><t>!</t></r><rPh><t>x</t></rPh></is></c>)") ==
        Row{"Jo!", "", ""});
}

TEST_CASE("the first visible sheet is read, and prefixes of names do not matter") {
  auto parts = by_hand::parts_of(
      {heading, "", "", "",
       R"(<sheet name="Notes" sheetId="1" state="hidden" r:id="rId1"/><sheet name="People" sheetId="2" r:id="rId2"/>)"});
  parts.push_back({"xl/worksheets/sheet2.xml",
                   R"(<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>)"
                   R"(<x:row r="1"><x:c r="A1" t="str"><x:v>Name</x:v></x:c></x:row>)"
                   R"(<x:row r="2"><x:c r="A2" t="str"><x:v>Jo</x:v></x:c></x:row></x:sheetData></x:worksheet>)"});
  const auto read = table(by_hand::zip(parts));
  CHECK(read.heading == Row{"Name"});
  CHECK(read.rows == std::vector<Row>{{"Jo"}});
  CHECK(read.dialect == "XLSX, sheet \"People\"");
}

TEST_CASE("text of an XLSX that looks like a formula is text as it stands") {
  CHECK(row(R"(<c r="A2" t="str"><v>=1+1</v></c><c r="B2" t="str"><v>'=x</v></c>)") == Row{"=1+1", "'=x", ""});
}

TEST_CASE("a half of a workbook is refused wherever it is cut") {
  const auto whole =
      by_hand::xlsx({heading + R"(<row r="2"><c r="A2"><v>1</v></c></row>)", "<si><t>x</t></si>", "", ""});
  for (std::size_t length = 4; length < whole.size(); length += 7) {
    INFO(length);
    CHECK_FALSE(read_table(std::string_view(whole).substr(0, length), "list.xlsx").ok());
  }
}
