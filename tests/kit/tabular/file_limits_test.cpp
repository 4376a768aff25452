// A file costs no more memory than four times itself, and its end is told before it has cost more.

#include "support/catch.hpp"
#include "support/counted_memory.hpp"
#include "zip_by_hand.hpp"

#include <muster/kit/tabular/list.hpp>

#include <string>

using namespace muster;

namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;
constexpr std::size_t always = 64 * megabyte;
/// What is not cells: the reader's own buffers, and vectors that have just grown.
constexpr std::size_t beside = 24 * megabyte;

const std::string heading = "Name,Borough,Organisation,Role\n";

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t at = 0; at < times; ++at) out += piece;
  return out;
}

tabular::ListHeadings headings() {
  return {[](std::string_view cell) {
            for (const auto* name : {"Name", "Borough", "Organisation", "Role"})
              if (cell == name) return std::string(name);
            return std::string();
          },
          {}};
}

struct FileCost {
  std::string why;  ///< it was refused; empty where it was read
  std::size_t most_memory = 0;
};

FileCost table_cost(const std::string& bytes, tabular::WideRows wide) {
  const counted_memory::Peak peak;
  const auto read = tabular::read_table(bytes, "list", wide);
  return {read.ok() ? "" : read.error().message, peak.bytes()};
}

FileCost list_cost(const std::string& bytes) {
  const counted_memory::Peak peak;
  const auto read = tabular::read_list(bytes, "list", headings());
  return {read.ok() ? "" : read.error().message, peak.bytes()};
}

/// A workbook whose first row is the heading.
std::string workbook(std::string rows, std::string strings = "") {
  std::string first = "<row>";
  for (const auto* name : {"Name", "Borough", "Organisation", "Role"})
    first += std::string("<c t=\"str\"><v>") + name + "</v></c>";
  by_hand::Workbook book{first + "</row>" + std::move(rows), std::move(strings)};
  auto parts = by_hand::parts_of(book);
  for (auto& part : parts) part.deflated = true;
  return by_hand::zip(parts);
}

const std::string too_wide = "list, row 2: the row has more than 2,000 columns. Keep the columns that matter.";

}  // namespace

TEST_CASE("one long text that a workbook names very often is not copied beyond what the file may take") {
  const auto rows = "<row>" + repeated("<c t=\"s\"><v>0</v></c>", 1000) + "</row>";
  const auto book = workbook(rows, "<si><t>" + std::string(900'000, 'x') + "</t></si>");
  CHECK(book.size() < 100'000);
  const std::string refused =
      "list, row 2: the cells up to here take more than 64 MB, which is more than a file of this size may. Split the "
      "file into smaller ones.";
  for (const auto& cost : {table_cost(book, tabular::WideRows::kept), list_cost(book)}) {
    CHECK(cost.why == refused);
    CHECK(cost.most_memory < always + beside);
  }
  // Where no column is, nothing is copied.
  CHECK(table_cost(book, tabular::WideRows::refused).most_memory < beside);
}

TEST_CASE("a text longer than any cell is refused before it is whole") {
  const auto book =
      workbook("<row><c t=\"s\"><v>0</v></c></row>", "<si><t>" + std::string(15'000'000, 'x') + "</t></si>");
  const auto cost = list_cost(book);
  CHECK(cost.why == "list: a cell holds more than 1 MB of text. Shorten it.");
  CHECK(cost.most_memory < beside);
  CHECK(list_cost(heading + "\"" + std::string(2 * megabyte, 'x') + "\"\n").why ==
        "list, row 2: a cell holds more than 1 MB of text. Shorten it.");
}

TEST_CASE("separators without anything between them take nothing") {
  const auto commas = heading + std::string(20'000'000, ',') + "\n";
  for (const auto& cost : {table_cost(commas, tabular::WideRows::refused), table_cost(commas, tabular::WideRows::kept),
                           list_cost(commas)}) {
    CHECK(cost.why.empty());
    CHECK(cost.most_memory < megabyte);
  }
}

TEST_CASE("a row wider than any list ends the reading where it is too wide") {
  const auto row = repeated("1,", 16'384) + "\n";
  const auto rows = heading + repeated(row, 200);
  for (const auto& cost :
       {table_cost(rows, tabular::WideRows::kept), table_cost(rows, tabular::WideRows::refused), list_cost(rows)}) {
    CHECK(cost.why == too_wide);
    CHECK(cost.most_memory < 4 * megabyte);
  }
  const auto far = workbook("<row><c r=\"XFD2\" t=\"str\"><v>x</v></c></row>");
  const auto wide = workbook(repeated("<row>" + repeated("<c><v>1</v></c>", 16'384) + "</row>", 20));
  for (const auto& book : {far, wide}) {
    for (const auto& cost :
         {table_cost(book, tabular::WideRows::kept), table_cost(book, tabular::WideRows::refused), list_cost(book)}) {
      CHECK(cost.why == too_wide);
      CHECK(cost.most_memory < 4 * megabyte);
    }
  }
}

TEST_CASE("many cells that say little take no more than the file may") {
  const auto rows = heading + repeated("1,2,3,4\n", 1'000'000);
  const auto cost = list_cost(rows);
  CHECK(cost.why.starts_with("list, row "));
  CHECK(cost.most_memory < always + beside);
  const auto fewer = list_cost(heading + repeated("1,2,3,4\n", 200'000));
  CHECK(fewer.why.empty());
}

TEST_CASE("a wide heading over short rows, and a cell merged over many, are counted as what they become") {
  std::string wide = "Name";
  for (int column = 1; column < 2'000; ++column) wide += ",h" + std::to_string(column);
  const auto cost = list_cost(wide + "\n" + repeated("x\n", 500'000));
  CHECK(cost.why.find("take more than 64 MB") != std::string::npos);
  CHECK(cost.most_memory < always + beside);
}

TEST_CASE("a wide file with little in it is counted as what the table keeps, and read") {
  std::string names = "h0";
  for (int column = 1; column < 200; ++column) names += ",h" + std::to_string(column);
  const auto row = "yes" + std::string(199, ',') + "no\n";
  const auto file = names + ",last\n" + repeated(row, 20'000);
  const auto cost = table_cost(file, tabular::WideRows::kept);
  CHECK(cost.why.empty());
  CHECK(cost.most_memory < always);
}

TEST_CASE("a second table with as many columns costs no more than the first") {
  const auto names = [](const std::string& with) {
    std::string row = "Name,Role";
    for (int column = 0; column < 900; ++column) row += "," + with + std::to_string(column);
    return row + "\n";
  };
  std::string once = names("a") + "x,y\n";
  const auto two = once + "\nMore\n" + names("b") + "x,y\n";
  const auto many = once + repeated("\nMore\n" + names("b") + "x,y\n", 16);
  const auto work = [](const std::string& bytes) {
    const auto before = counted_memory::asked();
    CHECK(tabular::read_list(bytes, "list", headings()).ok());
    return counted_memory::asked() - before;
  };
  CHECK(work(many) < 16 * work(two));
  CHECK(list_cost(heading + repeated("x,y\n\nMore\n" + heading, 600)).why.find("more than 500 tables") !=
        std::string::npos);
}

TEST_CASE("a file whose letters are all guessed is no longer than its letters") {
  const auto bytes = heading + repeated("\xC3\xA9\x92,", 3'000'000) + "\n";
  CHECK(list_cost(bytes).most_memory < 4 * bytes.size() + beside);
}
