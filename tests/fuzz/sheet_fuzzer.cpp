// Any bytes as the parts of a spreadsheet file, the container around them whole: a table or an error. (What a broken
// container does, csv_fuzzer finds.) The first line names the part that the rest replaces: workbook, relations,
// strings, styles, sheet.
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

#include <zlib.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

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

void put(std::string& bytes, std::uint32_t value, int width) {
  for (int at = 0; at < width; ++at) bytes += static_cast<char>((value >> (8 * at)) & 0xFFU);
}

/// A ZIP whose parts are stored as they are.
class Container {
 public:
  void add(std::string_view path, std::string_view content) {
    std::string head;
    put(head, 20, 2);  // version; flags, method, time and date follow
    for (int field = 0; field < 4; ++field) put(head, 0, 2);
    put(head,
        static_cast<std::uint32_t>(
            crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()))),
        4);
    put(head, static_cast<std::uint32_t>(content.size()), 4);
    put(head, static_cast<std::uint32_t>(content.size()), 4);
    put(head, static_cast<std::uint32_t>(path.size()), 2);
    put(head, 0, 2);
    directory_ += "PK\x01\x02";
    put(directory_, 20, 2);
    directory_ += head;
    put(directory_, 0, 2);
    put(directory_, 0, 2);
    put(directory_, 0, 2);
    put(directory_, 0, 4);
    put(directory_, static_cast<std::uint32_t>(bytes_.size()), 4);
    directory_ += path;
    bytes_ += "PK\x03\x04";
    bytes_.append(head).append(path).append(content);
    ++count_;
  }
  std::string finished() {
    const auto start = static_cast<std::uint32_t>(bytes_.size());
    bytes_ += directory_;
    bytes_ += "PK\x05\x06";
    put(bytes_, 0, 4);
    put(bytes_, count_, 2);
    put(bytes_, count_, 2);
    put(bytes_, static_cast<std::uint32_t>(directory_.size()), 4);
    put(bytes_, start, 4);
    put(bytes_, 0, 2);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  std::string directory_;
  std::uint32_t count_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace muster::tabular;
  using muster::fuzz::require;
  using muster::fuzz::require_list;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto line = std::min(bytes.find('\n'), size);
  const auto rest = bytes.substr(std::min(line + 1, size));
  Container container;
  for (const auto& part : parts) container.add(part.path, part.name == bytes.substr(0, line) ? rest : part.usual);
  const auto workbook = container.finished();
  require_list(workbook);
  const auto read = read_table(workbook, "fuzz");
  if (!read.ok()) {
    require(!read.error().message.empty());
    return 0;
  }
  require(read->rows.size() == read->line_of.size());
  for (const auto& row : read->rows) {
    require(row.size() == read->heading.size());
    for (const auto& cell : row) require(muster::is_valid_text(cell));
  }
  return 0;
}
