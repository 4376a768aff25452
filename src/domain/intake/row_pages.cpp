// The rows of the verdict page: those refused with their invalid cells as fields, and all of them with filters.
#include "context_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace muster::intake {
namespace {

using web::View;

constexpr std::size_t refused_at_once = 50;
constexpr std::size_t rows_of_a_page = 200;
constexpr std::size_t columns_beside = 6;  // of the file, beside an invalid cell

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

/// The row of that number as it came.
tabular::RowView original_of(const StagedFile& staged, std::size_t line) {
  const auto& lines = staged.file.table.line_of;
  const auto found = std::lower_bound(lines.begin(), lines.end(), line);
  return staged.file.table.rows.at(static_cast<std::size_t>(found - lines.begin()));
}

std::string heading_of(const tabular::Table& table, std::size_t column) {
  const auto name = trimmed(table.heading[column]);
  return name.empty() ? "Column " + std::to_string(column + 1) : name;
}

void add_field(View& cell, const tabular::Table& table, std::size_t line, std::size_t column, std::string_view value,
               std::optional<std::string_view> typed, const web::Fields& sent, bool wrong) {
  const auto name = cell_field(line, column);
  auto& field = cell.add("FIELD_CELL");
  field.set("CELL_ID", name).set("CELL_VALUE", sent.find(name).value_or(std::string(value)));
  field.set("CELL_LABEL", heading_of(table, column) + " of row " + std::to_string(line)).show_if(wrong, "CELL_WRONG");
  if (typed && *typed != value) field.add("CELL_WAS", trimmed(*typed));
}

/// A cell as typed: what was taken off at its ends stays visible.
void add_typed(View& row, const tabular::RowView& cells) {
  const char* comma = "";
  for (const auto whole : cells) {
    const auto text = trimmed(whole);
    if (text.empty()) continue;
    const auto at = whole.find(text);
    auto& cell = row.add("CELL", text).set("CELL_COMMA", comma);
    for (std::size_t space = 0; space < character_count(whole.substr(0, at)); ++space) cell.add("SPACE_BEFORE");
    for (std::size_t space = 0; space < character_count(whole.substr(at + text.size())); ++space)
      cell.add("SPACE_AFTER");
    comma = ", ";
  }
}

/// One filter: its word in the address, and which rows it keeps.
struct Filter {
  std::string word;
  std::string family;
  std::string name;
  const char* mark = "";
  bool always = false;
  std::function<bool(const RowVerdict&)> keeps;
  bool left_out = false;  ///< shows the rows that somebody left out
  std::int64_t count = 0;
};

std::string word_of(std::string text) {
  text = lower_case(text);
  std::replace(text.begin(), text.end(), ' ', '-');
  return text;
}

std::vector<Filter> filters_of(const Kind& kind, const StagedFile& staged) {
  const auto standing = [](RowState wanted) {
    return [wanted](const RowVerdict& row) { return row.standing == wanted; };
  };
  const auto& judgement = staged.forecast.judgement;
  const bool shortcuts = std::any_of(judgement.sections.begin(), judgement.sections.end(),
                                     [](const QuestionSection& section) { return section.stops; });
  std::vector<Filter> filters{
      {"", "Rows", "All", "", true, [](const RowVerdict&) { return true; }},
      {"new", "Rows", "New", "M_NEW", true, standing(RowState::fresh)},
      {"like", "Rows", kind.words.alike_word, "M_LIKE", shortcuts, standing(RowState::alike)},
      {"same", "Rows", kind.words.same_word, "M_SAME", true, standing(RowState::same)},
      {"not-taken", "Rows", kind.words.not_taken_word, "M_OUT", false, standing(RowState::not_taken)},
      {"undecided", "Rows", "Not decided", "M_UNKNOWN", shortcuts, standing(RowState::undecided)},
      {"refused", "Rows", "Refused", "M_WRONG", !shortcuts, standing(RowState::refused)},
      {"left-out", "Rows", "Left out", "M_UNKNOWN", false, [](const RowVerdict&) { return false; }, true}};
  for (std::size_t tag = 0; tag < judgement.tags.size(); ++tag) {
    const auto& each = judgement.tags[tag];
    filters.push_back({word_of(each.name), each.family, each.name, "", each.always,
                       [bit = 1U << tag](const RowVerdict& row) { return (row.tags & bit) != 0; }});
  }
  for (auto& filter : filters) {
    filter.count = std::count_if(judgement.rows.begin(), judgement.rows.end(), filter.keeps);
    const auto left = signed_size(staged.forecast.left_out.size());
    if (filter.left_out || filter.word.empty()) filter.count += left;
  }
  return filters;
}

void add_chips(View& view, const std::vector<Filter>& filters, const Filter& current, const std::string& base) {
  View* group = nullptr;
  std::string family;
  for (const auto& filter : filters) {
    if (filter.count == 0 && !filter.always) continue;
    if (group == nullptr || filter.family != family) {
      family = filter.family;
      group = &view.add("CHIPS", family).set("CHIPS_WORD", word_of(family));
    }
    auto& chip = group->add("CHIP", filter.name);
    if (*filter.mark != '\0') chip.show(filter.mark);
    if (filter.count == 0 && !filter.word.empty()) {
      chip.show("CHIP_PLAIN");
      continue;
    }
    chip.add("CHIP_LINK")
        .set("CHIP_PATH", address(base, {{"show", filter.word}}) + "#rows")
        .set("CHIP_COUNT", grouped(filter.count))
        .show_if(filter.word == current.word, "CHIP_CURRENT");
  }
}

/// One row that the filter keeps: judged, or left out before it was.
struct ListedRow {
  std::size_t group = 0;
  std::size_t line = 0;
  std::optional<std::size_t> index;  ///< of the judgement; nothing for a row that was left out
};

std::vector<ListedRow> listed_rows(const StagedFile& staged, const Filter& filter) {
  const auto& judgement = staged.forecast.judgement;
  std::vector<ListedRow> rows;
  for (std::size_t at = 0; at < judgement.rows.size(); ++at) {
    if (filter.keeps(judgement.rows[at])) rows.push_back({judgement.rows[at].group, judgement.rows[at].line, at});
  }
  if (filter.left_out || filter.word.empty()) {
    for (const auto line : staged.forecast.left_out) rows.push_back({judgement.groups.size(), line, std::nullopt});
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const ListedRow& left, const ListedRow& right) { return left.group < right.group; });
  return rows;
}

/// Adds rows to their groups.
class RowList {
 public:
  RowList(View& view, const Kind& kind, const StagedFile& staged, std::string base, const RowsView& requested,
          const web::Fields& sent)
      : view_(view),
        kind_(kind),
        staged_(staged),
        base_(std::move(base)),
        wish_(requested),
        sent_(sent),
        edited_(parse_integer(requested.edit).value_or(0)) {
    for (const auto& section : staged.forecast.judgement.sections) {
      for (const auto& question : section.questions) {
        if (question.mends) asked_.insert({question.mends->line, question.mends->column});
      }
    }
    const auto typed = kind.shows_typed && kind.shows_cells ? 1 : 0;
    span_ = signed_size(staged.forecast.judgement.columns.size()) + 3 + typed;
  }

  void add(const ListedRow& listed, std::int64_t group_count) {
    const auto& groups = staged_.forecast.judgement.groups;
    if (group_ == nullptr || listed.group != group_number_) {
      group_number_ = listed.group;
      group_ = &view_.add("GROUP", listed.group < groups.size() ? groups[listed.group] : "Left out by you");
      group_->set("GROUP_COUNT", grouped(group_count)).set("SPAN", span_);
    }
    auto& row = group_->add("ROW", signed_size(listed.line));
    if (listed.index)
      judged(row, listed.line, *listed.index);
    else
      left_out(row);
    if (kind_.shows_typed && kind_.shows_cells) add_typed(row.add("TYPED_CELL"), original_of(staged_, listed.line));
  }

 private:
  void judged(View& row, std::size_t line, std::size_t index) {
    const auto& verdict = staged_.forecast.judgement.rows[index];
    const auto words = staged_.forecast.judgement.words(index);
    const bool mended = staged_.forecast.mended.contains(line);
    row.set("VERDICT_COLOUR", colour_of(verdict.standing)).set("VERDICT", words.verdict);
    row.show(mark_of(verdict.standing));
    const auto reason = mended ? (words.reason.empty() ? "mended" : "mended; " + words.reason) : words.reason;
    row.show("REASON", reason);
    for (const auto& cell : words.cells) row.add("UNDERSTOOD", cell.text).show("UNDERSTOOD_NOTE", cell.note);
    for (const auto& pick : words.picks) row.add("SAY", pick.label).set("SAY_MEANS", pick.means);
    const bool can_edit = kind_.shows_cells || !words.invalid.empty();
    if (edited_ == signed_size(line)) {
      edit(row, line, index, words);
    } else if (can_edit) {
      row.add_link("CHANGE", verdict.standing == RowState::refused ? "Mend" : "Change",
                   address(base_, {{"show", wish_.show}, {"page", wish_.page}, {"edit", std::to_string(line)}}) +
                       "#row-" + std::to_string(line));
    } else {
      row.add("SAY", "Leave out").set("SAY_MEANS", std::string(leave_out));
    }
  }

  void left_out(View& row) {
    row.set("VERDICT_COLOUR", "verdict-unknown").set("VERDICT", "Left out").show("M_UNKNOWN");
    for (std::size_t at = 0; at < staged_.forecast.judgement.columns.size(); ++at) row.add("UNDERSTOOD", "");
    row.add("SAY", "Take it in again").set("SAY_MEANS", "");
  }

  void edit(View& row, std::size_t line, std::size_t index, const RowWords& words) {
    auto& edit =
        row.add("EDIT", address(base_, {{"show", wish_.show}, {"page", wish_.page}}) + "#row-" + std::to_string(line));
    edit.set("LEAVE_OUT", std::string(leave_out));
    const auto& table = staged_.forecast.sheet.table;
    for (std::size_t column = 0; column < table.heading.size(); ++column) {
      const bool invalid = std::find(words.invalid.begin(), words.invalid.end(), column) != words.invalid.end();
      // A refused row's invalid cells, and those that are asked about, are fields above; two of one name would
      // contradict each other.
      if ((!kind_.shows_cells && !invalid) ||
          (invalid && staged_.forecast.judgement.rows[index].standing == RowState::refused) ||
          asked_.contains({line, column}))
        continue;
      auto& cell = edit.add("EDIT_CELL", heading_of(table, column));
      cell.set("EDIT_ID", cell_field(line, column));
      add_field(cell, table, line, column, table.rows[index][column], original_of(staged_, line)[column], sent_, false);
    }
  }

  static const char* colour_of(RowState standing) {
    switch (standing) {
      case RowState::fresh:
        return "verdict-good";
      case RowState::alike:
        return "verdict-doubtful";
      case RowState::same:
      case RowState::not_taken:
        return "verdict-plain";
      case RowState::undecided:
        return "verdict-unknown";
      case RowState::refused:
        return "verdict-wrong";
    }
    return "";
  }

  View& view_;
  const Kind& kind_;
  const StagedFile& staged_;
  std::string base_;
  const RowsView& wish_;
  const web::Fields& sent_;
  std::set<std::pair<std::size_t, std::size_t>> asked_;  ///< cells that are fields in a question
  std::int64_t edited_;
  std::int64_t span_ = 0;
  View* group_ = nullptr;
  std::size_t group_number_ = 0;
};

void add_pages_of_rows(View& view, const std::string& base, const RowsView& requested, std::size_t page,
                       std::size_t count) {
  const auto pages = (count + rows_of_a_page - 1) / rows_of_a_page;
  if (pages < 2) return;
  const auto begin = page * rows_of_a_page;
  const auto end = std::min(count, begin + rows_of_a_page);
  auto& part = view.add("PAGES");
  part.set("PAGES_PLACE", "Rows " + grouped(signed_size(begin + 1)) + " to " + grouped(signed_size(end)) + " of " +
                              grouped(signed_size(count)));
  const auto path = [&](std::size_t to) {
    return address(base, {{"show", requested.show}, {"page", std::to_string(to + 1)}}) + "#rows";
  };
  if (page > 0) part.add("PREVIOUS", path(page - 1));
  if (page + 1 < pages) part.add("NEXT", path(page + 1));
}

}  // namespace

void add_cell_field(View& view, const StagedFile& staged, const CellPlace& place, const web::Fields& sent, bool wrong) {
  const auto& table = staged.forecast.sheet.table;
  const auto& file = staged.file.table;
  const auto cell_in = [&](const tabular::Table& rows) -> std::optional<std::string_view> {
    const auto found = std::lower_bound(rows.line_of.begin(), rows.line_of.end(), place.line);
    if (found == rows.line_of.end() || *found != place.line) return std::nullopt;
    return rows.rows[static_cast<std::size_t>(found - rows.line_of.begin())][place.column];
  };
  if (const auto value = cell_in(table))
    add_field(view, table, place.line, place.column, *value, cell_in(file), sent, wrong);
}

void add_refused(View& view, const Kind& kind, const StagedFile& staged, const web::Fields& sent) {
  const auto& judgement = staged.forecast.judgement;
  const auto& table = staged.forecast.sheet.table;
  const auto count = judgement.count(RowState::refused);
  if (count == 0) return;
  std::vector<std::size_t> shown;
  for (std::size_t at = 0; at < judgement.rows.size() && shown.size() < refused_at_once; ++at) {
    if (judgement.rows[at].standing == RowState::refused) shown.push_back(at);
  }
  std::set<std::size_t> columns;
  for (const auto at : shown) {
    for (const auto column : judgement.words(at).invalid) columns.insert(column);
  }
  for (std::size_t column = 0; kind.shows_cells && column < table.heading.size() && columns.size() < columns_beside;
       ++column)
    columns.insert(column);
  auto& part = view.add("REFUSED", counted(count, "row", "rows") + " will be left out");
  for (const auto column : columns) part.add("REFUSED_COLUMN", heading_of(table, column));
  for (const auto at : shown) {
    const auto line = judgement.rows[at].line;
    const auto words = judgement.words(at);
    auto& row = part.add("REFUSED_ROW", signed_size(line)).set("REFUSED_WORDS", capitalised(words.reason));
    for (const auto column : columns) {
      auto& cell = row.add("REFUSED_CELL", heading_of(table, column));
      const auto value = table.rows[at][column];
      if (std::find(words.invalid.begin(), words.invalid.end(), column) != words.invalid.end())
        add_field(cell, table, line, column, value, original_of(staged, line)[column], sent, true);
      else
        cell.add("PLAIN_CELL", kind.shows_cells ? trimmed(value) : "");
    }
  }
  if (static_cast<std::size_t>(count) > shown.size()) {
    part.add("REFUSED_MORE", "Here are the first " + grouped(signed_size(shown.size())) +
                                 "; the others follow when these are mended or left out.");
  }
}

void add_rows(View& view, const Kind& kind, const StagedFile& staged, const std::string& base,
              const RowsView& requested, const web::Fields& sent) {
  const auto filters = filters_of(kind, staged);
  auto found =
      std::find_if(filters.begin(), filters.end(), [&](const Filter& each) { return each.word == requested.show; });
  // The last row of its kind was decided.
  if (found == filters.end() || found->count == 0) found = filters.begin();
  add_chips(view, filters, *found, base);
  const auto rows = listed_rows(staged, *found);
  std::map<std::size_t, std::int64_t> group_counts;
  for (const auto& row : rows) ++group_counts[row.group];
  const auto wanted = parse_integer(requested.page).value_or(1);
  auto page = wanted < 1 ? std::size_t{0} : static_cast<std::size_t>(wanted - 1);
  if (page * rows_of_a_page >= rows.size()) page = 0;
  RowList list(view, kind, staged, base, requested, sent);
  view.add_each("COLUMN", staged.forecast.judgement.columns);
  view.show_if(kind.shows_typed && kind.shows_cells, "TYPED_HEAD");
  for (auto at = page * rows_of_a_page; at < std::min(rows.size(), (page + 1) * rows_of_a_page); ++at)
    list.add(rows[at], group_counts[rows[at].group]);
  add_pages_of_rows(view, base, requested, page, rows.size());
}

}  // namespace muster::intake
