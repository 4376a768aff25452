// Keeps decisions as the CSV that `muster import --decisions` reads, so that page and command mean the same.
#include "decision_sheet.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

const tabular::Row heading{"typed", "means"};

auto line_about(std::vector<DecisionLine>& lines, std::string_view typed) {
  const auto key = folded_name(typed);
  return std::find_if(lines.begin(), lines.end(),
                      [&](const DecisionLine& line) { return folded_name(line.typed) == key; });
}

}  // namespace

Result<std::vector<DecisionLine>> read_sheet(const std::string& sheet) {
  std::vector<DecisionLine> lines;
  if (sheet.empty()) return lines;
  MUSTER_TRY(table, tabular::read_table(sheet, "decisions"));
  for (const auto& row : table.rows) lines.push_back({row.at(0), row.at(1)});
  return lines;
}

std::string write_sheet(const std::vector<DecisionLine>& lines) {
  if (lines.empty()) return {};
  std::vector<tabular::Row> rows;
  rows.reserve(lines.size());
  for (const auto& line : lines) rows.push_back({line.typed, line.means});
  return tabular::to_csv(heading, rows);
}

void decide(std::vector<DecisionLine>& lines, const std::vector<DecisionLine>& changes) {
  for (const auto& change : changes) {
    const auto found = line_about(lines, change.typed);
    if (change.means.empty()) {
      if (found != lines.end()) lines.erase(found);
    } else if (found != lines.end()) {
      found->means = change.means;
    } else {
      lines.push_back(change);
    }
  }
}

std::string row_name(std::size_t line) { return "row " + std::to_string(line); }

bool decided(const std::vector<DecisionLine>& lines, std::string_view typed) {
  const auto key = folded_name(typed);
  return std::any_of(lines.begin(), lines.end(),
                     [&](const DecisionLine& line) { return folded_name(line.typed) == key; });
}

}  // namespace muster::booking
