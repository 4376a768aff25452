// Empty cells below a filled one in the columns that say where people come from: whether they mean the same.
#include "delegate_judgement.hpp"

#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::booking {
namespace {

std::string name_of(const intake::Sheet& sheet, std::size_t column) {
  return "“" + trimmed(sheet.table.heading.at(column)) + "”";
}

std::string number_of(std::size_t cells) { return grouped(static_cast<std::int64_t>(cells)); }

std::string cells_of(std::size_t cells) { return counted(static_cast<std::int64_t>(cells), "cell", "cells"); }

}  // namespace

intake::QuestionSection empty_cell_questions(const intake::Sheet& sheet, const people::DelegateColumns& columns) {
  intake::QuestionSection section{.id = "empty-cells",
                                  .title = "Empty cells below a filled one",
                                  .one = "column with empty cells",
                                  .many = "columns with empty cells",
                                  .columns = {"Column", "Empty cells", "The first"},
                                  .picks_title = "They mean",
                                  .stops = false};
  for (const auto& column : {columns.organisation, columns.place}) {
    if (!column) continue;
    const auto ruling = sheet.empty_cells.find(*column);
    const bool decided = ruling != sheet.empty_cells.end();
    const auto found = intake::cells_below_filled(sheet.table, *column);
    if (!decided && found.cells == 0) continue;
    const auto filled = decided ? ruling->second.filled : 0;
    const auto first =
        found.cells == 0 ? std::string() : "Row " + std::to_string(found.first_line) + ", below ‘" + found.above + "’";
    section.questions.push_back({.typed = intake::empty_cells_of(sheet.table.heading, *column),
                                 .cells = {name_of(sheet, *column),
                                           filled > 0 ? number_of(filled) + ", filled" : number_of(found.cells), first},
                                 .picks = {{"What stands above them", std::string(intake::as_above)},
                                           {"Nothing", std::string(intake::as_nothing)}},
                                 .means = decided ? ruling->second.means : ""});
  }
  return section;
}

std::vector<std::string> empty_cell_remarks(const intake::Sheet& sheet, const people::DelegateColumns& columns) {
  std::vector<std::string> out;
  for (const auto& column : {columns.organisation, columns.place}) {
    if (!column) continue;
    const auto ruling = sheet.empty_cells.find(*column);
    if (ruling != sheet.empty_cells.end()) {
      if (ruling->second.filled > 0)
        out.push_back(cells_of(ruling->second.filled) + " of " + name_of(sheet, *column) +
                      (ruling->second.filled == 1 ? " holds" : " hold") + " what stands above, as decided.");
      continue;
    }
    const auto found = intake::cells_below_filled(sheet.table, *column);
    if (found.cells == 0) continue;
    out.push_back(
        cells_of(found.cells) + " of " + name_of(sheet, *column) + " are empty below a filled one, from row " +
        std::to_string(found.first_line) + " on. They may mean what stands above them (“" +
        intake::empty_cells_of(sheet.table.heading, *column) + "”); until somebody says so they mean nothing.");
  }
  return out;
}

}  // namespace muster::booking
