// Readers and writers of tables, fed twice as much, take no more than twice as long.

#include "support/growth.hpp"
#include "support/catch.hpp"
#include "zip_by_hand.hpp"

#include <muster/kit/tabular/list.hpp>
#include <muster/kit/tabular/sheet_stream.hpp>

using namespace muster;
using growth::numbered;
using growth::repeated;

namespace {

const tabular::ListHeadings headings{[](std::string_view cell) {
                                       return cell == "Name" || cell == "Role" || cell == "E-mail" ? std::string(cell)
                                                                                                   : std::string();
                                     },
                                     {}};

void read_both(const std::string& bytes) {
  (void)tabular::read_table(bytes, "list", tabular::WideRows::kept);
  (void)tabular::read_list(bytes, "list", headings);
}

/// A workbook whose parts are made of the input, and read.
growth::Work as_sheet(const std::string& strings = "") {
  return [strings](const std::string& rows) { read_both(by_hand::xlsx({rows, strings, "", "", {}, ""})); };
}

}  // namespace

TEST_CASE("no text of any shape makes reading a CSV slower than it is long") {
  for (const std::string piece : {"Jo,Lead\n",
                                  ",",
                                  ",\n",
                                  "\n",
                                  "\"",
                                  "\"\"",
                                  "\"a\",",
                                  "a;",
                                  "a\t",
                                  "a,",
                                  " ,",
                                  "\r",
                                  "Name,Role\n",
                                  "Name,Role\n\n",
                                  "\nMore\nName,Role\nJo,Lead\n",
                                  "é,",
                                  "\xE9,",
                                  "\xE9\xC3\xA9,",
                                  "\xC3\x83\xC2\xA9,",
                                  "'=a,",
                                  "'''",
                                  "a\n\n\n",
                                  "Name,\n",
                                  "x,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(repeated(piece, "Name,Role\n"), read_both) == "");
    CHECK(growth::fault_of(repeated(piece), read_both) == "");
  }
  for (const std::string piece : {"name #,", "h#,i#\nx,y\n", "\nTable #\nName,Role,h#\nJo,Lead,x\n", "\"#\"\"#\"\n"}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(numbered(piece, "Name,Role\n"), read_both) == "");
  }
  const auto in_utf16 = [](std::size_t bytes) {
    std::string out = "\xFF\xFE";
    while (out.size() < bytes) out += std::string("a\0,\0b\0\n\0", 8);
    return out;
  };
  CHECK(growth::fault_of(in_utf16, read_both) == "");
}

TEST_CASE("no sheet of any shape makes reading a workbook slower than it is long") {
  for (const std::string piece :
       {"<row><c t=\"str\"><v>Jo</v></c><c t=\"str\"><v>Lead</v></c></row>", "<row/>", "<row></row>",
        "<row><c t=\"s\"><v>0</v></c></row>", "<row><c r=\"BXX1\" t=\"str\"><v>x</v></c></row>",
        "<row><c><v>42.5</v></c></row>", "<row hidden=\"1\"><c t=\"inlineStr\"><is><t>a</t></is></c></row>",
        "<row><c t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>a</t></r></is></c></row>", "<!-- a -->", "<x/>"}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(repeated(piece, "<row><c t=\"str\"><v>Name</v></c><c t=\"str\"><v>Role</v></c></row>"),
                           as_sheet("<si><t>a long text that is shared by many cells of the sheet</t></si>")) == "");
  }
  CHECK(growth::fault_of(repeated("<c t=\"str\"><v>x</v></c>", "<row>", "</row>"), as_sheet()) == "");
  CHECK(growth::fault_of(repeated("a_x0041_&amp;", "<row><c t=\"str\"><v>", "</v></c></row>"), as_sheet()) == "");
  const auto strings = [](const std::string& inside) {
    read_both(by_hand::xlsx(
        {"<row><c t=\"s\"><v>1</v></c></row><row><c t=\"s\"><v>0</v></c></row>", inside, "", "", {}, ""}));
  };
  for (const std::string piece : {"<si><t>a</t></si>", "<si><r><t>a</t></r><rPh><t>b</t></rPh></si>", "<si/>"}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(repeated(piece), strings) == "");
  }
  CHECK(growth::fault_of(repeated("a&amp;b_x000D_", "<si><t>", "</t></si>"), strings) == "");
  const auto styles = [](const std::string& inside) {
    read_both(by_hand::xlsx({"<row><c s=\"3\"><v>1</v></c></row>", "", inside, "", {}, ""}));
  };
  for (const std::string piece : {"<numFmts><numFmt numFmtId=\"#\" formatCode=\"yyyy-mm-dd;@\"/></numFmts>",
                                  "<fonts><font><strike/></font></fonts>", "<cellXfs><xf numFmtId=\"#\"/></cellXfs>"}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(numbered(piece), styles) == "");
  }
  const auto sheets = [](const std::string& inside) {
    by_hand::Workbook book{"<row/>", "", "", "", inside, ""};
    read_both(by_hand::xlsx(book));
  };
  CHECK(growth::fault_of(numbered("<sheet name=\"S#\" sheetId=\"#\" r:id=\"rId1\"/>"), sheets) == "");
}

TEST_CASE("writing a table takes as long as what it holds") {
  for (const std::string piece : {"=1+1,", "plain words,", "\"quoted\",", "a\nb,", "<&>\"',", "é,"}) {
    const auto rows_of = [](const std::string& text) {
      std::vector<tabular::Row> rows;
      for (std::size_t at = 0; at < text.size(); at += 200) rows.push_back({text.substr(at, 100), "x"});
      return rows;
    };
    CAPTURE(piece);
    CHECK(growth::fault_of(repeated(piece),
                           [&](const std::string& text) { (void)tabular::to_csv({"A", "B"}, rows_of(text)); }) == "");
    CHECK(growth::fault_of(repeated(piece), [&](const std::string& text) {
            (void)tabular::to_xlsx("T", {"A", "B"}, rows_of(text));
          }) == "");
    const auto stream = [&](const std::string& text) {
      const tabular::StreamedSheet sheet{"T", {"A", "B"}, "", [&](const tabular::RowTaker& take) -> Outcome {
                                           for (const auto& row : rows_of(text)) MUSTER_CHECK(take(row));
                                           return Success{};
                                         }};
      (void)tabular::to_csv(sheet);
      (void)tabular::to_xlsx({sheet, sheet});
    };
    CHECK(growth::fault_of(repeated(piece), stream) == "");
  }
}
