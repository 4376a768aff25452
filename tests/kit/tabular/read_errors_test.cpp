// Every error about a file, whole, as its reader sees it.

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "zip_by_hand.hpp"

#include <muster/kit/tabular/table.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using by_hand::Part;
using by_hand::Workbook;
using namespace std::string_literals;

const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const std::string plain_sheet = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>)";

std::string in_utf16(std::string_view ascii) {
  std::string out;
  for (const char byte : ascii) out += {byte, '\0'};
  return out;
}

std::string with_part(const std::string& name, const std::string& content) { return by_hand::zip({{name, content}}); }

std::string with_sheet(Workbook book) { return by_hand::xlsx(book); }

/// A part that unpacks to `megabytes` and says so, or says otherwise.
std::string bomb(std::size_t megabytes, std::optional<std::uint32_t> declared) {
  auto parts = by_hand::parts_of({plain_sheet, "", "", ""});
  const auto rest = std::string(megabytes << 20U, ' ');
  parts.push_back({"xl/sharedStrings.xml",
                   R"(<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)" + rest + "</sst>", true,
                   declared});
  return by_hand::zip(parts);
}

std::string many_parts() {
  std::vector<Part> parts;
  for (int at = 0; at < 2'100; ++at) parts.push_back({"p" + std::to_string(at), ""});
  return by_hand::zip(parts);
}

std::string locked() {
  auto parts = by_hand::parts_of({plain_sheet, "", "", ""});
  for (auto& part : parts) part.encrypted = true;
  return by_hand::zip(parts);
}

std::string damaged() {
  auto bytes = with_sheet({plain_sheet, "", "", ""});
  bytes.replace(bytes.find("Name"), 4, "Mane");  // the checksum knows
  return bytes;
}

std::string nested() {
  std::string sheet;
  for (int level = 0; level < 100; ++level) sheet += "<a>";
  return with_sheet({sheet, "", "", ""});
}

std::string one_cell(const std::string& attributes, const std::string& inside) {
  return with_sheet({plain_sheet + "<row r=\"2\"><c " + attributes + ">" + inside + "</c></row>", "", "", ""});
}

std::vector<std::pair<std::string, std::string>> bad_files() {
  const std::string first = R"(<!DOCTYPE x [<!ENTITY e "boom">]>)";
  const std::string outside = R"(<!DOCTYPE x SYSTEM "file:///etc/passwd">)";
  const std::string laughs = R"(<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>)";
  const std::string hidden = R"(<sheet name="List" sheetId="1" state="hidden" r:id="rId1"/>)";
  return {
      {"empty", ""},
      {"only white space", "  \r\n\r\n , ,\r\n"},
      {"open quotation mark", "First,Last,Borough\nJo,Venner,Greenwich\nUna,\"Vasiliou,Lambeth\nEsme,Yeadon,Newham\n"},
      {"open quotation mark in the heading", "First,\"Last\n"},
      {"text after a quotation mark", "First,Last\nJo,\"Venner\" Ms\n"},
      {"row wider than the heading", "First,Last\nJo,Venner\nUna,Vasiliou,Lambeth\n"},
      {"several rows wider than the heading", "List of delegates\nFirst,Last\nJo,Venner\n"},
      {"zero byte", "First,Last\nJo,Ven\0ner\n"s},
      {"broken UTF-8 among good", "First,Last\nZo\xC3\xAB,B\nSi\xC3\xA2n,\xE2\x82\n"},
      {"broken UTF-8 behind a mark",
       "\xEF\xBB\xBF"
       "First\nZo\xEB\n"},
      {"neither UTF-8 nor Windows-1252", "First\nZo\x81\n"},
      {"UTF-16 cut short", "\xFF\xFE" + in_utf16("First\nJo\n") + "V"},
      {"UTF-16 with half a character", "\xFF\xFE" + in_utf16("First\nJo\n") + "\x3D\xD8" + in_utf16("x")},
      {"old Excel", ole + std::string(600, '\0')},
      {"Excel with a password", ole + std::string(600, '\0') + in_utf16("EncryptedPackage")},
      {"web page", "\xEF\xBB\xBF\r\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>Jo"},
      {"bare table", "<table><tr><td>Jo</td></tr></table>"},
      {"XML", "<?xml version=\"1.0\"?><Workbook/>"},
      {"rich text", "{\\rtf1 Jo}"},
      {"PDF", "%PDF-1.7\n\x01\x02"},
      {"picture", "\x89PNG\r\n\x1a\n"},
      {"photograph", "\xFF\xD8\xFF\xE0"},
      {"photograph of a phone", std::string("\0\0\0\x18", 4) + "ftypheic"},
      {"compressed", "\x1F\x8B\x08"},
      {"ZIP of something", with_part("photo.txt", "x")},
      {"OpenDocument", with_part("content.xml", "<x/>")},
      {"Word", with_part("word/document.xml", "<x/>")},
      {"binary workbook", with_part("xl/workbook.bin", "x")},
      {"empty ZIP", "PK\x05\x06" + std::string(18, '\0')},
      {"ZIP cut short", with_sheet({plain_sheet, "", "", ""}).substr(0, 700)},
      {"ZIP that is none", "PK\x03\x04 and then nothing"},
      {"ZIP with a wrong checksum", damaged()},
      {"ZIP with too many parts", many_parts()},
      {"ZIP with a password", locked()},
      {"declares too much", bomb(0, 600U << 20U)},
      {"unpacks to far more than its size", bomb(40, std::nullopt)},
      {"unpacks to more than it declares", bomb(4, 1'000)},
      {"entity", with_sheet({plain_sheet, "", "", "", R"(<sheet name="L" sheetId="1" r:id="rId1"/>)", first})},
      {"external entity",
       with_sheet({plain_sheet, "", "", "", R"(<sheet name="L" sheetId="1" r:id="rId1"/>)", outside})},
      {"entities of entities",
       with_sheet({plain_sheet, "", "", "", R"(<sheet name="L" sheetId="1" r:id="rId1"/>)", laughs})},
      {"not well-formed", with_sheet({"<row><c></row>", "", "", ""})},
      {"nested too deep", nested()},
      {"endless tag", with_sheet({"<row a=\"" + std::string(3U << 20U, 'x') + "\"/>", "", "", ""})},
      {"no sheet to be seen", with_sheet({plain_sheet, "", "", "", hidden})},
      {"empty sheet", with_sheet({"", "", "", ""})},
      {"rows out of order", with_sheet({plain_sheet + "<row r=\"1\"/>", "", "", ""})},
      {"row beyond Excel's last", with_sheet({plain_sheet + "<row r=\"9999999\"/>", "", "", ""})},
      {"cell nowhere", one_cell("r=\"ABCD2\"", "<v>1</v>")},
      {"shared text that is not there", one_cell("r=\"A2\" t=\"s\"", "<v>7</v>")},
      {"zero byte in a cell", one_cell("r=\"A2\" t=\"str\"", "<v>a_x0000_b</v>")},
      {"endless cell", one_cell("r=\"A2\" t=\"str\"", "<v>" + std::string(2U << 20U, 'x') + "</v>")},
      {"sheet row wider than the heading", one_cell("r=\"AB2\" t=\"str\"", "<v>x</v>")},
  };
}

}  // namespace

TEST_CASE("every file that cannot be read is met with a sentence") {
  std::string all;
  for (const auto& [name, bytes] : bad_files()) {
    const auto read = muster::tabular::read_table(bytes, "list.csv");
    INFO(name);
    CHECK_FALSE(read.ok());
    all += name + "\n  " + (read.ok() ? "was read: " + read->dialect : read.error().message) + "\n";
    if (!read.ok()) CHECK(read.error().kind == muster::ErrorKind::bad_input);
  }
  check_golden("kit/tabular/golden/errors.txt", all);
}

TEST_CASE("what the library says of itself is not told") {
  const auto whole = with_sheet({plain_sheet, "", "", ""});
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto bytes = whole;
    bytes[at] = static_cast<char>(~bytes[at]);
    const auto read = muster::tabular::read_table(bytes, "list.xlsx");
    INFO(at);
    if (!read.ok()) CHECK(read.error().detail.find("ssertion") == std::string::npos);
  }
}

TEST_CASE("a million rows are the most") {
  std::string text = "A\n";
  for (int row = 0; row < 1'000'001; ++row) text += "1\n";
  const auto read = muster::tabular::read_table(text, "long.csv");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().message ==
        "long.csv, row 1000002: there are more than 1,000,000 rows. Split the file into smaller ones.");
}

TEST_CASE("many cells that share one long text cannot fill the memory") {
  std::string sheet;
  for (int row = 0; row < 400; ++row) sheet += R"(<row><c t="s"><v>0</v></c></row>)";
  const auto read = muster::tabular::read_table(
      with_sheet({sheet, "<si><t>" + std::string(1U << 20U, 'x') + "</t></si>", "", ""}), "list.xlsx");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().message ==
        "list.xlsx, row 63: the cells up to here take more than 64 MB, which is more than a file of this size may. "
        "Split the file into smaller ones.");
}
