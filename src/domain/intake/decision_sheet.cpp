// Keeps decisions as the CSV that `muster import --decisions` reads, so that page and command mean the same.
#include <muster/domain/intake/decision_sheet.hpp>

#include "empty_cells.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace muster::intake {
namespace {

const tabular::Row sheet_heading{"typed", "means"};

/// Organisations are one however they are spelt; a row's words are compared as a whole.
std::string key_of(std::string_view typed) { return row_of(typed) ? lower_case(trimmed(typed)) : folded_name(typed); }

std::string column_name(const tabular::Row& heading, std::size_t column) {
  const auto folded = folded_name(heading.at(column));
  const auto alike = std::count_if(heading.begin(), heading.end(),
                                   [&](const std::string& each) { return folded_name(each) == folded; });
  return folded.empty() || alike > 1 ? "column " + std::to_string(column + 1) : trimmed(heading[column]);
}

std::optional<std::size_t> column_named(const tabular::Row& heading, const std::string& name) {
  const auto wanted = folded_name(name);
  for (std::size_t column = 0; column < heading.size(); ++column) {
    if (folded_name(column_name(heading, column)) == wanted) return column;
  }
  return std::nullopt;
}

std::optional<std::size_t> index_of(const tabular::Row& heading, std::string_view name) {
  const auto found =
      std::find_if(heading.begin(), heading.end(), [&](const std::string& each) { return folded_name(each) == name; });
  if (found == heading.end()) return std::nullopt;
  return static_cast<std::size_t>(found - heading.begin());
}

/// "row 12: places": something about a row that its kind reads.
bool is_about_aspect(std::string_view typed) { return typed.find(':') < typed.find(','); }

/// All cells of a row as one text that no other row's cells give.
std::string joined_cells(const tabular::RowView& cells) {
  std::string all;
  for (const auto& cell : cells) all += trimmed(cell) + "\n";
  return all;
}

std::vector<MarkedRows> marked_rows(const tabular::Table& table) {
  std::vector<MarkedRows> marked;
  if (!table.hidden.empty()) marked.push_back({"hidden rows", table.hidden, ""});
  if (!table.struck.empty()) marked.push_back({"struck-out rows", table.struck, ""});
  if (!table.lone.empty()) marked.push_back({"rows with one cell", table.lone, ""});
  return marked;
}

constexpr std::string_view column_word = "column ";

bool is_about_marked(const std::string& folded) {
  return folded == "hiddenrows" || folded == "struckoutrows" || folded == "rowswithonecell";
}

bool is_about_empty_cells(std::string_view typed) { return lower_case(trimmed(typed)).starts_with(empty_cells_word); }

class DecisionApplier {
 public:
  DecisionApplier(DecidedTable& decided, std::string source) : decided_(decided), source_(std::move(source)) {
    for (std::size_t at = 0; at < decided_.table.line_of.size(); ++at) index_of_line_[decided_.table.line_of[at]] = at;
  }

  /// Whether the line was about a row's place or a cell, and so is done with.
  bool take(const std::string& typed, const std::string& means, std::size_t sheet_line) {
    const auto line = row_of(typed);
    if (!line)
      return take_column(typed, means, sheet_line) || take_marked(typed, means, sheet_line) ||
             take_empty_cells(typed, means, sheet_line);
    if (is_about_aspect(typed)) return false;
    const auto comma = typed.find(',');
    const bool whole_row = comma == std::string::npos;
    if (whole_row && folded_name(means) != "leaveout") return false;
    const auto found = index_of_line_.find(*line);
    if (found == index_of_line_.end()) {
      error(sheet_line, "there is no " + row_name(*line), "rows are numbered as in the list, its heading is row 1");
    } else if (whole_row) {
      decided_.left_out.insert(*line);
    } else {
      mend(found->second, trimmed(typed.substr(comma + 1)), means, sheet_line);
    }
    return true;
  }

  /// After all cells are mended.
  void fill_cells() {
    for (auto& [column, ruling] : decided_.empty_cells) {
      if (ruling.means == as_above) ruling.filled = fill_down(decided_.table, column, emptied_);
    }
  }

  std::vector<Diagnostic> errors;

 private:
  bool take_column(const std::string& typed, const std::string& means, std::size_t sheet_line) {
    if (lower_case(typed) == no_column) {
      decided_.without.insert(folded_name(means));
      return true;
    }
    if (!is_about_column(typed)) return false;
    if (const auto column = column_of(decided_.table.heading, typed))
      decided_.columns.insert_or_assign(*column, means);
    else
      no_such_column(trimmed(typed.substr(column_word.size())), sheet_line);
    return true;
  }

  bool take_marked(const std::string& typed, const std::string& means, std::size_t sheet_line) {
    const auto folded = folded_name(typed);
    if (!is_about_marked(folded)) return false;
    const bool taken = folded_name(means) == take_rows;
    if (!taken && folded_name(means) != folded_name(leave_out)) {
      error(sheet_line, "\"" + means + "\" says nothing about " + typed, "they mean \"take\" or \"leave out\"");
      return true;
    }
    for (auto& marked : decided_.marked) {
      if (folded_name(marked.typed) != folded) continue;
      marked.means = taken ? take_rows : leave_out;
      if (!taken) decided_.left_out.insert(marked.lines.begin(), marked.lines.end());
    }
    return true;
  }

  bool take_empty_cells(const std::string& typed, const std::string& means, std::size_t sheet_line) {
    if (!is_about_empty_cells(typed)) return false;
    const auto name = trimmed(typed.substr(empty_cells_word.size()));
    const auto column = column_of(decided_.table.heading, name);
    const auto folded = folded_name(means);
    const bool above = folded == folded_name(as_above);
    if (!column) {
      no_such_column(is_about_column(name) ? trimmed(name.substr(column_word.size())) : name, sheet_line);
    } else if (!above && folded != folded_name(as_nothing)) {
      error(sheet_line, "\"" + means + "\" says nothing about " + typed, R"(they mean "as above" or "nothing")");
    } else {
      decided_.empty_cells[*column].means = above ? as_above : as_nothing;
    }
    return true;
  }

  void no_such_column(const std::string& name, std::size_t sheet_line) {
    const auto& heading = decided_.table.heading;
    std::vector<std::string> names;
    for (std::size_t each = 0; each < heading.size(); ++each) names.push_back(column_name(heading, each));
    error(sheet_line, "the list has no column \"" + name + "\"", did_you_mean(name, names));
  }

  void mend(std::size_t row, const std::string& name, const std::string& means, std::size_t sheet_line) {
    const auto column = column_named(decided_.table.heading, name);
    if (!column) return no_such_column(name, sheet_line);
    decided_.table.rows.set(row, *column, means == empty_cell ? std::string_view() : means);
    if (means == empty_cell) emptied_.emplace(decided_.table.line_of[row], *column);
    decided_.mended.insert(decided_.table.line_of[row]);
  }
  void error(std::size_t line, std::string message, std::string hint) {
    errors.push_back({source_, line, 0, 1, std::move(message), std::move(hint)});
  }

  DecidedTable& decided_;
  std::string source_;
  EmptiedCells emptied_;
  std::unordered_map<std::size_t, std::size_t> index_of_line_;
};

void remove_rows(tabular::Table& table, const std::set<std::size_t>& lines) {
  if (lines.empty()) return;
  std::vector<std::size_t> kept;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    if (!lines.contains(table.line_of[at])) kept.push_back(at);
  }
  tabular::keep_rows(table, kept);
}

}  // namespace

Result<std::vector<DecisionLine>> read_sheet(const std::string& sheet) {
  std::vector<DecisionLine> lines;
  if (sheet.empty()) return lines;
  MUSTER_TRY(table, tabular::read_table(sheet, "decisions"));
  for (const auto& row : table.rows) lines.push_back({std::string(row[0]), std::string(row[1])});
  return lines;
}

std::string write_sheet(const std::vector<DecisionLine>& lines) {
  if (lines.empty()) return {};
  std::vector<tabular::Row> rows;
  rows.reserve(lines.size());
  for (const auto& line : lines) rows.push_back({line.typed, line.means});
  return tabular::to_csv(sheet_heading, rows);
}

void decide(std::vector<DecisionLine>& lines, const std::vector<DecisionLine>& changes) {
  std::map<std::string, std::size_t> place;
  for (std::size_t at = 0; at < lines.size(); ++at) place.emplace(key_of(lines[at].typed), at);
  for (const auto& change : changes) {
    const auto [found, fresh] = place.emplace(key_of(change.typed), lines.size());
    if (fresh)
      lines.push_back(change);
    else
      lines[found->second].means = change.means;
  }
  std::erase_if(lines, [](const DecisionLine& line) { return line.means.empty(); });
}

std::optional<std::string> decision_about(const std::vector<DecisionLine>& lines, std::string_view typed) {
  const auto key = key_of(typed);
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const DecisionLine& line) { return key_of(line.typed) == key; });
  return found == lines.end() ? std::nullopt : std::optional(found->means);
}

std::string row_name(std::size_t line) { return "row " + std::to_string(line); }

std::string cell_name(const tabular::Row& heading, std::size_t line, std::size_t column) {
  return row_name(line) + ", " + column_name(heading, column);
}

std::string column_called(const tabular::Row& heading, std::size_t column) {
  const auto name = column_name(heading, column);
  return name.starts_with(column_word) ? name : std::string(column_word) + name;
}

std::optional<std::size_t> column_of(const tabular::Row& heading, std::string_view typed) {
  if (!is_about_column(typed)) return std::nullopt;
  const auto whole = trimmed(typed);
  const auto named = column_named(heading, trimmed(whole.substr(column_word.size())));
  // A column without a heading of its own is called by its number alone.
  return named ? named : column_named(heading, whole);
}

bool is_about_column(std::string_view typed) { return lower_case(trimmed(typed)).starts_with(column_word); }

std::optional<std::size_t> row_of(std::string_view typed) {
  const auto lower = lower_case(trimmed(typed));
  if (!lower.starts_with("row ")) return std::nullopt;
  const auto number = parse_integer(trimmed(std::string_view(lower).substr(4, lower.find_first_of(",:") - 4)));
  if (!number || *number < 1) return std::nullopt;
  return static_cast<std::size_t>(*number);
}

Result<DecidedTable> carry_out(tabular::Table table, const std::string& decisions, const std::string& decisions_name) {
  DecidedTable decided;
  decided.table = std::move(table);
  decided.marked = marked_rows(decided.table);
  if (decisions.empty()) return decided;
  MUSTER_TRY(sheet, tabular::read_table(decisions, decisions_name));
  const auto typed = index_of(sheet.heading, "typed");
  const auto means = index_of(sheet.heading, "means");
  if (typed && means) {
    DecisionApplier carrying(decided, decisions_name);
    std::set<std::size_t> done;
    for (std::size_t at = 0; at < sheet.rows.size(); ++at) {
      const auto row = sheet.rows[at];
      if (carrying.take(trimmed(row[*typed]), trimmed(row[*means]), sheet.line_of[at])) done.insert(sheet.line_of[at]);
    }
    if (!carrying.errors.empty()) {
      auto message = decisions_name + " does not fit the list. Nothing was changed.";
      return bad_input(std::move(message), std::move(carrying.errors));
    }
    carrying.fill_cells();
    remove_rows(decided.table, decided.left_out);
    remove_rows(sheet, done);
    if (sheet.rows.empty()) return decided;
  }
  decided.decisions = std::move(sheet);
  return decided;
}

std::vector<DecisionLine> taken_over(const std::vector<DecisionLine>& lines, const tabular::Table& before,
                                     const tabular::Table& after) {
  std::vector<DecisionLine> kept;
  std::unordered_map<std::size_t, std::string> cells_of_line;
  for (std::size_t at = 0; at < before.rows.size(); ++at) {
    cells_of_line.emplace(before.line_of[at], joined_cells(before.rows[at]));
  }
  std::unordered_map<std::string, std::size_t> line_of_cells;
  for (std::size_t at = 0; at < after.rows.size(); ++at) {
    line_of_cells.emplace(joined_cells(after.rows[at]), after.line_of[at]);
  }
  for (const auto& line : lines) {
    const auto row = row_of(line.typed);
    if (!row) {
      const auto folded = folded_name(line.typed);
      if (is_about_marked(folded) || is_about_empty_cells(line.typed)) continue;  // other rows by now
      if (!is_about_column(line.typed) || column_of(after.heading, line.typed)) kept.push_back(line);
      continue;
    }
    const auto cells = cells_of_line.find(*row);
    if (cells == cells_of_line.end()) continue;
    const auto now = line_of_cells.find(cells->second);
    if (now == line_of_cells.end()) continue;
    const auto comma = line.typed.find_first_of(",:");
    if (comma == std::string::npos) {
      kept.push_back({row_name(now->second), line.means});
    } else if (is_about_aspect(line.typed) || column_named(after.heading, trimmed(line.typed.substr(comma + 1)))) {
      kept.push_back({row_name(now->second) + line.typed.substr(comma), line.means});
    }
  }
  return kept;
}

}  // namespace muster::intake
