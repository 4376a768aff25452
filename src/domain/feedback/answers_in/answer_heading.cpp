// Recognises further heading rows by what stands in them, never by their place alone: a person is not to be lost.
#include "answer_heading.hpp"

#include "domain/feedback/answers_out/answer_frame.hpp"

#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <numeric>
#include <set>

namespace muster::feedback {
namespace {

bool is_blank(std::string_view cell) { return trimmed_view(cell).empty(); }

bool names_imports(const tabular::RowView& row) {
  return std::any_of(row.begin(), row.end(),
                     [](std::string_view cell) { return trimmed_view(cell).starts_with("{\"ImportId\""); });
}

void drop_first(tabular::Table& table, std::size_t count) {
  std::vector<std::size_t> places(table.rows.size() - count);
  std::iota(places.begin(), places.end(), count);
  tabular::keep_rows(table, places);
}

/// Qualtrics: names, words and import names; or, from older versions, words and import names.
bool take_import_names(tabular::Table& table) {
  for (std::size_t at = 0; at < std::min<std::size_t>(2, table.rows.size()); ++at) {
    if (!names_imports(table.rows[at])) continue;
    if (at == 1) {
      for (std::size_t column = 0; column < table.heading.size(); ++column) {
        // Its own columns are known by their short names; those of questions by their words.
        const auto words = table.rows[0][column];
        if (!is_blank(words) && !adds_itself("Qualtrics", table.heading[column])) table.heading[column] = words;
      }
    }
    drop_first(table, at + 1);
    return true;
  }
  return false;
}

/// What a second heading row says of a column that holds the whole answer.
bool means_whole(std::string_view part) {
  const auto folded = folded_name(part);
  return folded.empty() || folded == "response" || folded == "openendedresponse";
}

bool is_tick_word(std::string_view cell) {
  static const std::set<std::string> words{"1", "0", "x", "y", "n", "yes", "no", "true", "false"};
  return words.contains(folded_name(cell));
}

/// Whether a column's later cells go with `part` as its heading: they tick it, or never say it again.
bool fits_below(const tabular::Table& table, std::size_t column, std::string_view part) {
  const auto folded = folded_name(part);
  bool repeats = false;
  bool others = false;
  for (std::size_t at = 1; at < table.rows.size(); ++at) {
    const auto cell = table.rows[at][column];
    if (is_blank(cell) || is_tick_word(cell)) continue;
    (folded_name(cell) == folded ? repeats : others) = true;
  }
  return !(repeats && others);
}

/// Columns that stand alone under their heading, empty in the first row and filled below it: a form would fill them.
bool leaves_others_empty(const tabular::Table& table) {
  const auto row = table.rows.front();
  bool any = false;
  for (std::size_t column = 0; column < table.heading.size(); ++column) {
    const bool begins_group = column + 1 < table.heading.size() && is_blank(table.heading[column + 1]);
    if (is_blank(table.heading[column]) || begins_group) continue;
    if (!means_whole(row[column])) return false;
    any = any || (is_blank(row[column]) &&
                  std::any_of(table.rows.begin() + 1, table.rows.end(),
                              [&](const tabular::RowView& later) { return !is_blank(later[column]); }));
  }
  return any;
}

bool is_second_heading(const tabular::Table& table) {
  const auto row = table.rows.front();
  std::size_t below_nothing = 0;
  bool says_response = false;
  bool any_framed = false;
  for (std::size_t column = 0; column < table.heading.size(); ++column) {
    const bool framed = identity_rank(table.heading[column]) || moment_rank(table.heading[column]);
    if (framed && !is_blank(row[column])) return false;  // a form has them
    any_framed = any_framed || framed;
    if (is_blank(row[column])) continue;
    if (is_blank(table.heading[column])) {
      if (column == 0 || !fits_below(table, column, row[column])) return false;
      ++below_nothing;
    }
    const auto folded = folded_name(row[column]);
    says_response = says_response || folded == "response" || folded == "openendedresponse";
  }
  return (says_response && (any_framed || below_nothing > 0)) || (below_nothing > 0 && leaves_others_empty(table));
}

}  // namespace

tabular::Table with_one_heading(tabular::Table table) {
  if (table.rows.empty() || take_import_names(table) || !is_second_heading(table)) return table;
  const auto row = table.rows.front();
  std::string title;
  for (std::size_t column = 0; column < table.heading.size(); ++column) {
    auto& heading = table.heading[column];
    if (!is_blank(heading)) title = trimmed(heading);
    if (is_blank(row[column])) continue;
    heading = means_whole(row[column]) ? title : title + " [" + trimmed(row[column]) + "]";
  }
  drop_first(table, 1);
  return table;
}

}  // namespace muster::feedback
