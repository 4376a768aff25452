// What is written is read again as it was, and no spreadsheet takes a cell for a formula.

#include "support/catch.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

#include <random>
#include <string>

using muster::tabular::read_table;
using muster::tabular::Row;
using muster::tabular::to_csv;
using muster::tabular::to_xlsx;

namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

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
        "=",       "+",       "-",  "@", "'",    "\"",     ",",      ";",  "\t", " ", "\n", "\r\n",
        "\r",      "a",       "Z",  "7", "ë",    "”",      "\u00A0", "漢", "😀", "<", "&",  "]]>",
        "_x000D_", "_x0041_", "_x", "_", "\x01", "\u200B", "sep=",   "|",  "#",  "＝"};
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
  for (const auto* cell :
       {"=1+1", "+44 20 7946 0000", "-5", "@SUM(A1)", " =1", "\u00A0=1", "＝1", "＋1", "－1", "＠a"}) {
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

TEST_CASE("no written cell begins like a formula, whatever it holds") {
  for (const auto& row : awkward_rows(5'000)) {
    auto written = one_cell(row[1]);
    if (written.starts_with('"')) written.erase(0, 1);
    const auto text = muster::trimmed(written);
    INFO(written);
    CHECK(text.find_first_of("=+-@") != 0);
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

TEST_CASE("what XLSX cannot carry is refused, not cut") {
  const auto text = std::string(32'768, 'x');
  const auto refused = to_xlsx("A", {"A"}, {{"1"}, {text}});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message ==
        "Row 3 holds a cell of more than 32,767 characters, which XLSX cannot carry. Export it as CSV.");
  CHECK(to_xlsx("A", {"A"}, {{std::string(32'767, 'x')}}).ok());
  CHECK_FALSE(to_xlsx("A", {"A"}, {{"\xFF"}}).ok());
}
