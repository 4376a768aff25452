// Sheets written row by row are the sheets that were written whole, and an error on the way is told.
#include "support/catch.hpp"

#include <muster/kit/tabular/sheet_stream.hpp>

#include <string>

using namespace muster;
using namespace muster::tabular;

namespace {

StreamedSheet counting(std::size_t rows) {
  return {"Numbers", {"Number", "Text"}, "", [rows](const RowTaker& take) -> Outcome {
            for (std::size_t at = 0; at < rows; ++at) MUSTER_CHECK(take({std::to_string(at), "=one, \"two\""}));
            return Success{};
          }};
}

}  // namespace

TEST_CASE("rows given one by one are the same file as rows given at once") {
  std::vector<Row> rows;
  for (std::size_t at = 0; at < 300; ++at) rows.push_back({std::to_string(at), "=one, \"two\""});
  const auto csv = to_csv(counting(300));
  REQUIRE(csv.ok());
  CHECK(*csv == to_csv({"Number", "Text"}, rows));
  const auto xlsx = to_xlsx({counting(300), counting(2)});
  REQUIRE(xlsx.ok());
  const auto read = read_table(*xlsx, "numbers.xlsx");
  REQUIRE(read.ok());
  CHECK(read->heading == Row{"Number", "Text"});
  CHECK(read->rows == rows);
}

TEST_CASE("cells that hold what their column is said to hold are numbers and days, the others text") {
  const std::vector<Row> rows{{"12.5", "2026-03-27", "7"},
                              {"not asked", "not shown", "=1"},
                              {"", "1850-01-01", "07"},
                              {"1234567890123456", "27 March", "x"}};
  const StreamedSheet sheet{"Kinds",
                            {"Number", "Day", "Code"},
                            "",
                            [&](const RowTaker& take) -> Outcome {
                              for (const auto& row : rows) MUSTER_CHECK(take(row));
                              return Success{};
                            },
                            {CellKind::number, CellKind::date}};
  const auto xlsx = to_xlsx({sheet});
  REQUIRE(xlsx.ok());
  const auto read = read_table(*xlsx, "kinds.xlsx");
  REQUIRE(read.ok());
  CHECK(read->rows == rows);
  auto text = sheet;
  text.kinds.clear();
  CHECK(*to_xlsx({text}) != *xlsx);
}

TEST_CASE("a first line stands above the heading of a streamed sheet") {
  auto sheet = counting(1);
  sheet.first_line = "Not for passing on.";
  CHECK(to_csv(sheet)->find("Not for passing on.\r\nNumber,Text\r\n0,") != std::string::npos);
  const auto read = read_table(*to_xlsx({sheet}), "numbers.xlsx", WideRows::kept);
  REQUIRE(read.ok());
  CHECK(read->heading.front() == "Not for passing on.");
  CHECK(read->rows.front() == Row{"Number", "Text"});
}

TEST_CASE("a sheet that is wider than XLSX carries is refused with its name, its width and a way out") {
  StreamedSheet wide{"Answers", Row(16'385, "A"), "", [](const RowTaker&) -> Outcome { return Success{}; }};
  const auto refused = to_xlsx({wide});
  REQUIRE_FALSE(refused.ok());
  CHECK(
      refused.error().message ==
      "The sheet “Answers” would have 16,385 columns, and XLSX carries 16,384. Ask for CSV, which carries any number.");
  CHECK(to_csv(wide).ok());
  wide.heading.pop_back();
  CHECK(to_xlsx({wide}).ok());
  CHECK(to_xlsx("Answers", Row(16'385, "A"), {}).error().message == refused.error().message);
}

TEST_CASE("an error while rows are given ends the file, and so does a row that is no text") {
  const StreamedSheet broken{"Broken", {"A"}, "", [](const RowTaker& take) -> Outcome {
                               MUSTER_CHECK(take({"1"}));
                               return conflict("The work was cancelled.");
                             }};
  CHECK(to_csv(broken).error().message == "The work was cancelled.");
  CHECK(to_xlsx({broken}).error().message == "The work was cancelled.");
  const StreamedSheet bytes{"Bytes", {"A"}, "", [](const RowTaker& take) { return take({"no text \xFF"}); }};
  CHECK(to_xlsx({bytes}).error().kind == ErrorKind::bad_input);
}

TEST_CASE("cells beyond the heading are kept where that is asked for, under empty headings") {
  const std::string bytes = "A,B\n1,2,3\n4\n5,6,,8\n";
  CHECK_FALSE(read_table(bytes, "wide.csv").ok());
  const auto read = read_table(bytes, "wide.csv", WideRows::kept);
  REQUIRE(read.ok());
  CHECK(read->heading == Row{"A", "B", "", ""});
  CHECK(read->rows == std::vector<Row>{{"1", "2", "3", ""}, {"4", "", "", ""}, {"5", "6", "", "8"}});
  CHECK(read_table("A,B\n1,2,,\n", "even.csv", WideRows::kept)->heading == Row{"A", "B"});
}
