// What is written is read again as it was, and no spreadsheet takes a cell for a formula.

#include "support/catch.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/sheet_stream.hpp>
#include <muster/kit/tabular/table.hpp>

#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <sstream>
#include <string>

#include "support/temporary_folder.hpp"

using muster::is_valid_text;
using muster::Outcome;
using muster::Success;
using muster::tabular::RowTaker;
using muster::tabular::StreamedSheet;

using muster::tabular::read_table;
using muster::tabular::Row;
using muster::tabular::to_csv;
using muster::tabular::to_xlsx;

namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

/// All parts of a workbook, one after the other.
std::string sheet_texts(const std::string& package) {
  std::istringstream bytes(package);
  const Poco::Zip::ZipArchive archive(bytes);
  std::string out;
  for (auto each = archive.headerBegin(); each != archive.headerEnd(); ++each) {
    bytes.clear();
    Poco::Zip::ZipInputStream part(bytes, each->second);
    std::string text;
    Poco::StreamCopier::copyToString(part, text);
    out += text;
  }
  return out;
}

std::string one_cell(const std::string& cell) {
  const auto csv = to_csv({"A"}, {{cell}});
  const auto begin = mark.size() + 3;  // behind the heading
  return csv.substr(begin, csv.size() - begin - 2);
}

/// Cells made of what is awkward somewhere.
class AwkwardCells {
 public:
  std::string next() {
    static const std::vector<std::string> pieces{
        "=",    "+",   "-",       "@",       "'",  "\"", ",",      ";",      "\t", " ",  "\n",
        "\r\n", "\r",  "a",       "Z",       "7",  "ë",  "”",      "\u00A0", "漢", "😀", "<",
        "&",    "]]>", "_x000D_", "_x0041_", "_x", "_",  "\u200B", "sep=",   "|",  "#",  "＝"};
    std::string out;
    const auto length = random_() % 6;
    for (std::size_t at = 0; at < length; ++at) out += pieces[random_() % pieces.size()];
    return out;
  }

 private:
  std::mt19937 random_{20220610};
};

std::vector<Row> awkward_rows(std::size_t rows) {
  AwkwardCells cells;
  std::vector<Row> out;
  for (std::size_t at = 0; at < rows; ++at) out.push_back({"row " + std::to_string(at), cells.next(), cells.next()});
  return out;
}

}  // namespace

TEST_CASE("CSV comes with mark, CRLF and quotation marks where needed") {
  CHECK(to_csv({"Name", "Note"}, {{"Jo Venner", "a, \"b\"\nc"}, {"Zoë", ""}}) ==
        std::string(mark) + "Name,Note\r\nJo Venner,\"a, \"\"b\"\"\nc\"\r\nZoë,\r\n");
}

TEST_CASE("a cell that could be a formula gets an apostrophe in front") {
  for (const auto* cell : {"=1+1", "+44 20 7946 0000", "-5+1", "-5.", "-", "- 5", "@SUM(A1)", " =1", "\u00A0=1", "＝1",
                           "＋1", "－1", "＠a"}) {
    INFO(cell);
    const auto written = one_cell(cell);
    CHECK((written.starts_with("'") || written.starts_with("\"'")));
  }
  CHECK(one_cell("\t=1") == "\"'\t=1\"");
  CHECK(one_cell("\n=1") == "\"'\n=1\"");
  CHECK(one_cell("\r\n @x") == "\"'\r\n @x\"");
  CHECK(one_cell("\tx") == "\"'\tx\"");
  CHECK(one_cell("\x01=1") == "'\x01=1");
}

TEST_CASE("a cell that cannot be a formula is left alone") {
  for (const auto* cell : {"Jo", "a=b", "1-2", "020 7946 0000", "jo@x.example", "'t Hooft", "7", "(=)", ""}) {
    CHECK(one_cell(cell) == cell);
  }
}

TEST_CASE("a negative number is written as a number, and read again as what it was") {
  for (const auto* cell : {"-5", "-0.25", "-1000000000"}) CHECK(one_cell(cell) == cell);
  for (const auto* cell : {"-5", "'-5", "''-5", "-.5"}) {
    const auto read = read_table(to_csv({"Number"}, {{cell}}), "x.csv");
    REQUIRE(read.ok());
    CHECK(read->rows[0][0] == cell);
  }
  // As files of earlier versions have them.
  CHECK(read_table("Number\n'-5\n", "x.csv")->rows[0][0] == "-5");
}

TEST_CASE("no written cell begins like a formula, whatever it holds") {
  for (const auto& row : awkward_rows(5'000)) {
    auto written = one_cell(row[1]);
    if (written.starts_with('"')) written.erase(0, 1);
    const auto text = muster::trimmed(written);
    INFO(written);
    const bool negative = text.size() > 1 && text.find_first_not_of("0123456789.", 1) == std::string::npos;
    CHECK((text.find_first_of("=+@") != 0 && (!text.starts_with('-') || negative)));
    CHECK((written.empty() || static_cast<unsigned char>(written.front()) >= 0x20U));
  }
}

TEST_CASE("CSV written and read again is what it was") {
  const Row heading{"Row", "sep=;", "=First; second\tthird"};
  const auto rows = awkward_rows(5'000);
  const auto read = read_table(to_csv(heading, rows), "x.csv");
  REQUIRE(read.ok());
  CHECK(read->heading == heading);
  REQUIRE(read->rows.size() == rows.size());
  for (std::size_t at = 0; at < rows.size(); ++at) CHECK(read->rows[at] == rows[at]);
}

TEST_CASE("XLSX written and read again is what it was") {
  const Row heading{"Row", "'=A", "Note"};
  const auto rows = awkward_rows(2'000);
  const auto bytes = to_xlsx("Delegates", heading, rows);
  REQUIRE(bytes.ok());
  const auto read = read_table(*bytes, "x.xlsx");
  INFO((read.ok() ? std::string() : read.error().message));
  REQUIRE(read.ok());
  CHECK(read->heading == heading);
  REQUIRE(read->rows.size() == rows.size());
  for (std::size_t at = 0; at < rows.size(); ++at) CHECK(read->rows[at] == rows[at]);
}

TEST_CASE("the same rows give the same XLSX") {
  const auto rows = awkward_rows(20);
  CHECK(*to_xlsx("A", {"Row", "B", "C"}, rows) == *to_xlsx("A", {"Row", "B", "C"}, rows));
}

TEST_CASE("a sheet takes any title") {
  for (const auto* title :
       {"", "'", "a/b:c*d?e[f]g\\h", "A title that is far longer than Excel's thirty-one characters",
        "Übersicht über die Anmeldungen 2022 und 2023", "   ", "History"}) {
    INFO(title);
    const auto bytes = to_xlsx(title, {"A"}, {{"1"}});
    REQUIRE(bytes.ok());
    CHECK(read_table(*bytes, "x.xlsx").ok());
  }
}

TEST_CASE("a cell that is longer than Excel allows is cut with a mark, and a last sheet says where") {
  const auto whole = std::string(32'767, 'x');
  const auto fits = to_xlsx("A", {"A"}, {{whole}});
  REQUIRE(fits.ok());
  CHECK(read_table(*fits, "x.xlsx")->rows[0][0] == whole);

  const std::string cut_mark = " [cut here: longer than Excel allows]";
  // Excel counts UTF-16's units, and its own escapes.
  for (const auto& unit :
       {std::string("x"), std::string("\xE2\x82\xAC"), std::string("\xF0\x9F\x99\x82"), std::string("_x0041_")}) {
    INFO(unit);
    std::string text;
    while (text.size() < 140'000) text += unit;
    const auto cut = to_xlsx("Answers", {"Name", "Why"}, {{"Ann", "short"}, {"Ben", text}});
    REQUIRE(cut.ok());
    const auto read = read_table(*cut, "x.xlsx");
    REQUIRE(read.ok());
    REQUIRE(read->rows.size() >= 2);
    CHECK(read->rows[0][1] == "short");
    const auto& cell = read->rows[1][1];
    REQUIRE(cell.ends_with(cut_mark));
    const auto kept = cell.substr(0, cell.size() - cut_mark.size());
    CHECK(text.starts_with(kept));
    CHECK(kept.size() > 10'000);
    CHECK(is_valid_text(kept));
  }
}

TEST_CASE("the sheet about cells that are cut names each by its place") {
  const auto bytes = to_xlsx("Answers", {"Name", "Why"}, {{"Ann", "short"}, {"Ben", std::string(40'000, 'x')}});
  const auto texts = sheet_texts(*bytes);
  CHECK(texts.find("1 cell is longer than the 32,767 characters that Excel allows") != std::string::npos);
  CHECK(texts.find("Cells that are cut") != std::string::npos);
  CHECK(sheet_texts(*to_xlsx("Answers", {"Name"}, {{"Ann"}})).find("Cells that are cut") == std::string::npos);
}

TEST_CASE("what is no text is refused") { CHECK_FALSE(to_xlsx("A", {"A"}, {{"\xFF"}}).ok()); }

TEST_CASE("of a workbook whose process is killed in the middle nothing stays in the temporary folder") {
  const muster::test::TemporaryFolder folder;
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::setenv("TMPDIR", folder.path().c_str(), 1);
    (void)to_xlsx(std::vector<StreamedSheet>{{"Delegates", {"Name"}, "", [](const RowTaker& take) -> Outcome {
                                                for (int row = 0; row < 50'000; ++row)
                                                  MUSTER_CHECK(take({"Ann " + std::to_string(row)}));
                                                ::kill(::getpid(), SIGKILL);
                                                return Success{};
                                              }}});
    ::_exit(1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  CHECK(std::filesystem::is_empty(folder.path()));
}
