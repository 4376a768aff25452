// Puts what was found around a table into words.
#include "list_notes.hpp"

#include "table_builder.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::tabular::notes {
namespace {

constexpr std::size_t most_named = 5;
constexpr std::size_t longest_named = 60;  // bytes

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

std::string quoted_name(const std::string& text) { return "“" + text + "”"; }

std::string shortened(std::string text) {
  if (text.size() <= longest_named) return text;
  return trimmed(first_bytes(text, longest_named)) + " …";
}

/// The first of them quoted, the rest counted.
std::string some_of(const std::vector<std::string>& names, const char* one, const char* many) {
  std::vector<std::string> shown;
  for (std::size_t at = 0; at < names.size() && at < most_named; ++at) shown.push_back(quoted_name(names[at]));
  if (names.size() > most_named) shown.push_back(counted(signed_size(names.size() - most_named), one, many) + " more");
  return listed(shown);
}

}  // namespace

void add_finding(Notes& notes, const SheetFinding& finding) {
  const auto where = finding.sheet.empty() ? std::string() : " of " + quoted_name(finding.sheet);
  const auto line = std::to_string(finding.heading_line);
  if (finding.two_rows || finding.above > 0) {
    std::string words =
        "The headings stand in row" +
        (finding.two_rows ? "s " + std::to_string(finding.heading_line - 1) + " and " + line : " " + line) + where +
        ".";
    std::vector<std::string> above;
    for (const auto& row : finding.words_above) {
      for (const auto& cell : row) {
        if (is_blank(cell)) continue;
        above.push_back(shortened(trimmed(cell)));
        break;
      }
    }
    if (!above.empty()) words += " Above them, not read: " + some_of(above, "row", "rows") + ".";
    notes.push_back(std::move(words));
  }
  if (!finding.repeated.empty()) {
    std::vector<std::string> lines;
    for (const auto each : finding.repeated) lines.push_back(std::to_string(each));
    if (lines.size() > most_named) {
      const auto more = lines.size() - most_named;
      lines.resize(most_named);
      lines.push_back(grouped(signed_size(more)) + " more");
    }
    notes.push_back((finding.repeated.size() == 1 ? "Row " : "Rows ") + listed(lines) + where +
                    (finding.repeated.size() == 1 ? " repeats the headings and is not read."
                                                  : " repeat the headings and are not read."));
  }
  if (!finding.merged.empty())
    notes.push_back("In " + listed(finding.merged) + where +
                    " cells are merged over several rows: what stands in one is taken for each of its rows.");
}

void add_numbering(Notes& notes, const std::string& sheet, std::size_t first_line) {
  notes.push_back("Row 1 of " + quoted_name(sheet) + " is called row " + std::to_string(first_line) +
                  " here, for rows are numbered on from sheet to sheet.");
}

void add_sections(Notes& notes, const std::vector<std::pair<std::string, std::size_t>>& pieces) {
  std::vector<std::string> names;
  for (const auto& [title, rows] : pieces)
    names.push_back(quoted_name(shortened(title)) + " (" + counted(signed_size(rows), "row", "rows") + ")");
  notes.push_back("There are " + grouped(signed_size(pieces.size())) +
                  " tables under headings of their own, and all are read: " + listed(names) +
                  ". The column “Section” says which one a row comes from.");
}

void add_lone(Notes& notes, const std::vector<std::string>& cells) {
  const bool one = cells.size() == 1;
  notes.push_back(counted(signed_size(cells.size()), "row holds", "rows hold") + " one cell alone, as " +
                  (one ? "a heading" : "headings") + " of the rows below: " + some_of(cells, "other", "others") +
                  ". The column “Section” says under which one a row stands.");
}

std::string repetition(const std::string& title, std::size_t rows) {
  return "The " + counted(signed_size(rows), "row", "rows") + " under " + quoted_name(title) +
         (rows == 1 ? " tells" : " tell") + " of the same people once more and " + (rows == 1 ? "is" : "are") +
         " not read.";
}

void add_sheets_left(Notes& notes, const std::vector<std::string>& no_lists, const std::vector<std::string>& hidden) {
  if (!no_lists.empty())
    notes.push_back((no_lists.size() == 1 ? "The sheet " : "The sheets ") + some_of(no_lists, "sheet", "sheets") +
                    (no_lists.size() == 1 ? " holds no list and is not read." : " hold no list and are not read."));
  if (!hidden.empty())
    notes.push_back((hidden.size() == 1 ? "The sheet " : "The sheets ") + some_of(hidden, "sheet", "sheets") +
                    (hidden.size() == 1 ? " is hidden in the workbook and is not read."
                                        : " are hidden in the workbook and are not read."));
}

void add_unnamed_columns(Notes& notes, const std::vector<std::size_t>& cells) {
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (cells[column] == 0) continue;
    notes.push_back("Column " + column_letters(column) + " has no heading, though " +
                    counted(signed_size(cells[column]), "cell", "cells") + " in it " +
                    (cells[column] == 1 ? "holds" : "hold") + " something.");
  }
}

void add_doubtful(Notes& notes, const std::vector<DoubtfulCell>& first, std::size_t all) {
  if (all == 0) return;
  std::vector<std::string> cells;
  for (const auto& cell : first)
    cells.push_back(quoted_name(shortened(cell.text)) + " in row " + std::to_string(cell.line));
  if (all > first.size()) cells.push_back(counted(signed_size(all - first.size()), "other", "others"));
  notes.push_back(
      "Some letters look wrong, as if they came from another encoding than the rest. Look whether they are right: " +
      listed(cells) + ".");
}

}  // namespace muster::tabular::notes
