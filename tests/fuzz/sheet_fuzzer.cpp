// Any bytes as the parts of a spreadsheet file, the container around them whole: a table or an error. (What a broken
// container does, csv_fuzzer and package_fuzzer find.) The first line names the part that the rest replaces: workbook,
// relations, strings, styles, sheet.
#include "kit/tabular/zip_by_hand.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "list_holds.hpp"

namespace {

struct Part {
  std::string_view name;
  std::string_view path;
  std::string_view usual;
};

constexpr std::array<Part, 5> parts{{
    {"workbook", "xl/workbook.xml",
     R"(<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>)"
     R"(<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>)"},
    {"relations", "xl/_rels/workbook.xml.rels",
     R"(<Relationships><Relationship Id="r1" Type="a/worksheet" Target="worksheets/sheet1.xml"/>)"
     R"(<Relationship Id="r2" Type="a/sharedStrings" Target="sharedStrings.xml"/>)"
     R"(<Relationship Id="r3" Type="a/styles" Target="styles.xml"/></Relationships>)"},
    {"strings", "xl/sharedStrings.xml", "<sst><si><t>Name</t></si><si><t>Ann</t></si></sst>"},
    {"styles", "xl/styles.xml",
     R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs>)"
     R"(<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>)"},
    {"sheet", "xl/worksheets/sheet1.xml",
     R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>B</t></is></c></row>)"
     R"(<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>44000.5</v></c></row></sheetData></worksheet>)"},
}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto line = std::min(bytes.find('\n'), size);
  const auto rest = bytes.substr(std::min(line + 1, size));
  std::vector<by_hand::Part> package;
  for (const auto& part : parts)
    package.push_back({std::string(part.path), std::string(part.name == bytes.substr(0, line) ? rest : part.usual)});
  const auto workbook = by_hand::zip(package);
  muster::fuzz::require_list(workbook);
  muster::fuzz::require_table(workbook);
  return 0;
}
