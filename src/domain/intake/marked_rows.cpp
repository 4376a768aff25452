// One question for all rows hidden, one for all struck out, one for all that may be headings of those below.
#include "marked_rows.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>

namespace muster::intake {
namespace {

constexpr std::size_t most_shown = 5;
constexpr std::size_t cells_shown = 3;

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

/// "hidden in the workbook"
std::string how(const MarkedRows& rows) {
  if (rows.typed.starts_with("rows")) return "perhaps a heading of the rows below";
  return rows.typed.starts_with("hidden") ? "hidden in the workbook" : "struck out in the workbook";
}

/// "row 5: Ada Bell, Barnet"
std::string shown_row(const tabular::Table& table, std::size_t line, bool shows_cells) {
  auto words = row_name(line);
  const auto at = std::lower_bound(table.line_of.begin(), table.line_of.end(), line);
  if (!shows_cells || at == table.line_of.end() || *at != line) return words;
  const char* between = ": ";
  std::size_t shown = 0;
  const auto row = table.rows[static_cast<std::size_t>(at - table.line_of.begin())];
  for (std::size_t column = 0; column < row.size(); ++column) {
    const auto text = trimmed(row[column]);
    const bool added = std::find(table.origins.begin(), table.origins.end(), column) != table.origins.end();
    if (text.empty() || added) continue;
    if (shown++ == cells_shown) break;
    words += between + text;
    between = " ";
  }
  return words;
}

Question question_about(const MarkedRows& rows, const tabular::Table& table, bool shows_cells) {
  std::vector<std::string> which;
  for (std::size_t at = 0; at < rows.lines.size() && at < most_shown; ++at)
    which.push_back(shown_row(table, rows.lines[at], shows_cells));
  if (rows.lines.size() > most_shown)
    which.push_back(counted(signed_size(rows.lines.size() - most_shown), "other row", "other rows"));
  const bool one = rows.lines.size() == 1;
  return {.typed = rows.typed,
          .cells = {capitalised(how(rows)), grouped(signed_size(rows.lines.size())), capitalised(joined(which, "; "))},
          .picks = {{one ? "Take it" : "Take them", std::string(take_rows)},
                    {one ? "Leave it out" : "Leave them out", std::string(leave_out)}},
          .means = rows.means};
}

}  // namespace

void ask_about_marked(Forecast& forecast, const tabular::Table& original, bool shows_cells) {
  const bool lone = std::any_of(forecast.marked.begin(), forecast.marked.end(),
                                [](const MarkedRows& rows) { return rows.typed.starts_with("rows"); });
  QuestionSection section{.id = "marked-rows",
                          .title = !lone                         ? "Rows hidden or struck out"
                                   : forecast.marked.size() == 1 ? "Rows that may be headings"
                                                                 : "Rows hidden, struck out, or perhaps headings",
                          .one = "kind of marked rows",
                          .many = "kinds of marked rows",
                          .columns = {"In the file", "Rows", "Which"},
                          .picks_title = "What to do"};
  std::map<std::size_t, MarkedRows> open;  // line -> what it is marked as, without its lines
  for (const auto& rows : forecast.marked) {
    section.questions.push_back(question_about(rows, original, shows_cells));
    if (!rows.means.empty()) continue;
    for (const auto line : rows.lines) open.emplace(line, MarkedRows{rows.typed, {}, {}});
  }
  auto& judgement = forecast.judgement;
  judgement.sections.insert(judgement.sections.begin(), std::move(section));
  if (open.empty()) return;
  std::vector<std::size_t> lines(judgement.rows.size());
  std::vector<bool> is_open(judgement.rows.size());
  for (std::size_t at = 0; at < judgement.rows.size(); ++at) {
    auto& row = judgement.rows[at];
    lines[at] = row.line;
    // What cannot be taken in, or says itself that it is not to be, needs no question.
    is_open[at] = open.contains(row.line) && row.standing != RowState::refused && row.standing != RowState::not_taken;
    if (is_open[at]) row.standing = RowState::undecided;
  }
  judgement.words = [words = std::move(judgement.words), lines = std::move(lines), open = std::move(open),
                     is_open = std::move(is_open), source = forecast.sheet.name](std::size_t index) {
    auto said = words(index);
    const auto found = open.find(lines[index]);
    if (found == open.end() || !is_open[index]) return said;
    said.verdict = capitalised(how(found->second));
    said.reason = "say above whether such rows are meant";
    said.picks.clear();
    said.errors = {{source, lines[index], 0, 1, "the row is " + how(found->second),
                    "say in a decisions file whether \"" + found->second.typed + "\" mean \"take\" or \"leave out\""}};
    return said;
  };
}

}  // namespace muster::intake
