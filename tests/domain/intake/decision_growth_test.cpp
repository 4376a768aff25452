// What was decided about a file, and files of any shape on their way in, cost no more than they are long.
#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/domain/intake/intake_service.hpp>

#include "support/catch.hpp"
#include "support/growth.hpp"

namespace muster::intake {
namespace {

using growth::fault_of;
using growth::numbered;
using growth::repeated;

tabular::Table list_of(std::size_t rows) {
  tabular::Table list;
  list.heading = {"Name", "E-mail"};
  for (std::size_t at = 0; at < rows; ++at) {
    list.rows.push_back({"Pat " + std::to_string(at), "p@x.example"});
    list.line_of.push_back(at + 2);
  }
  return list;
}

}  // namespace

TEST_CASE("no decisions of any shape cost more than they are many") {
  for (const std::string line : {"Name #,Camden\n", "row #,leave out\n", "\"row #, E-mail\",a@x.example\n",
                                 "column #,leave out\n", "same,again\n", "hidden rows,take\n", ",\n",
                                 "row 2,leave out\n", "\"row 2, E-mail\",p#@x.example\n", "row #: places,3\n"}) {
    CAPTURE(line);
    const auto all = [](const std::string& sheet) {
      const auto lines = read_sheet(sheet);
      if (lines.ok()) {
        (void)write_sheet(*lines);
        std::vector<DecisionLine> kept;
        decide(kept, *lines);
        decide(kept, *lines);
        const auto list = list_of(lines->size());
        (void)taken_over(*lines, list, list);
      }
      (void)carry_out(list_of(sheet.size() / 16), sheet, "decisions.csv");
    };
    CHECK(fault_of(numbered(line, "typed,means\n"), all, 4 << 10, 16 << 10) == "");
  }
  for (const std::string piece : {"a", "row ", "1", "é", ", ", ":"}) {
    CAPTURE(piece);
    CHECK(fault_of(repeated(piece), [](const std::string& typed) {
            (void)row_of(typed);
            (void)row_of("row 1, " + typed);
            (void)column_of({"Name", "E-mail"}, "column " + typed);
            (void)is_about_column(typed);
            (void)decision_about({{typed, "x"}}, typed + "a");
          }) == "");
  }
}

TEST_CASE("a file of any shape is read in a time like its length") {
  for (const std::string piece : {"Pat,p@x.example\n", "\"", ",", "\n", "é", "a;b\n", "PK"}) {
    CAPTURE(piece);
    CHECK(fault_of(repeated(piece, "Name,E-mail\n"),
                   [](const std::string& bytes) { (void)read_incoming("list.csv", bytes); }) == "");
  }
}

}  // namespace muster::intake
