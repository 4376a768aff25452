// Gathers and filters the rows of a preview.
#include "preview_rows.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace muster::booking {
namespace {

using people::VerdictKind;

constexpr std::array<std::pair<RowFilter, std::string_view>, 10> filter_words{{{RowFilter::all, ""},
                                                                               {RowFilter::fresh, "new"},
                                                                               {RowFilter::alike, "like"},
                                                                               {RowFilter::same, "same"},
                                                                               {RowFilter::unknown, "unknown"},
                                                                               {RowFilter::refused, "refused"},
                                                                               {RowFilter::by_name, "name"},
                                                                               {RowFilter::by_other_name, "alias"},
                                                                               {RowFilter::made, "added"},
                                                                               {RowFilter::spaces, "spaces"}}};

bool is_alike(VerdictKind kind) { return kind == VerdictKind::looks_like_row || kind == VerdictKind::looks_like_known; }
bool is_same(VerdictKind kind) { return kind == VerdictKind::same_as_row || kind == VerdictKind::same_as_known; }
bool stops(VerdictKind kind) { return kind == VerdictKind::unknown_organisation || kind == VerdictKind::refused; }

RowGroup group_of(const PreviewRow& row) {
  const auto& verdict = *row.verdict;
  if (stops(verdict.kind)) return RowGroup::first;
  if (row.row_decided || row.organisation_decided) return RowGroup::decided;
  if (is_alike(verdict.kind) || verdict.kind == VerdictKind::same_as_row) return RowGroup::first;
  if (verdict.kind == VerdictKind::same_as_known) {
    // Equal in one thing and different in another is worth a look; plainly the same is not.
    return verdict.reason.find(", though ") != std::string::npos ? RowGroup::first : RowGroup::known;
  }
  return row.other_name ? RowGroup::alias : RowGroup::fresh;
}

}  // namespace

std::optional<RowFilter> row_filter(std::string_view word) {
  for (const auto& [filter, name] : filter_words) {
    if (name == word) return filter;
  }
  return std::nullopt;
}

std::string_view filter_word(RowFilter filter) {
  for (const auto& [each, name] : filter_words) {
    if (each == filter) return name;
  }
  return {};
}

std::vector<PreviewRow> preview_rows(const StagedDelegates& staged) {
  const auto& preview = staged.forecast.preview;
  std::unordered_set<std::string> said;  // folded, so that a long list costs one look-up a row
  for (const auto& line : staged.decisions) said.insert(folded_name(line.typed));
  std::vector<PreviewRow> rows;
  rows.reserve(preview.verdicts.size());
  for (const auto& verdict : preview.verdicts) {
    PreviewRow row;
    row.verdict = &verdict;
    row.row = &preview.rows[verdict.row];
    row.index = verdict.row;
    row.row_decided = said.contains(folded_name(row_name(row.row->line)));
    row.organisation_decided = said.contains(folded_name(row.row->organisation));
    row.other_name = verdict.organisation && (verdict.organisation_by_alias ||
                                              lower_case(staged.forecast.organisations[*verdict.organisation].name) !=
                                                  lower_case(row.row->organisation));
    row.group = group_of(row);
    rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const PreviewRow& left, const PreviewRow& right) {
    if (left.group != right.group) return left.group < right.group;
    return left.group == RowGroup::first && stops(left.verdict->kind) && !stops(right.verdict->kind);
  });
  return rows;
}

bool passes(const PreviewRow& row, RowFilter filter) {
  const auto kind = row.verdict->kind;
  switch (filter) {
    case RowFilter::all:
      return true;
    case RowFilter::fresh:
      return kind == VerdictKind::fresh;
    case RowFilter::alike:
      return is_alike(kind);
    case RowFilter::same:
      return is_same(kind);
    case RowFilter::unknown:
      return kind == VerdictKind::unknown_organisation;
    case RowFilter::refused:
      return kind == VerdictKind::refused;
    case RowFilter::by_name:
      return row.verdict->organisation && !row.other_name;
    case RowFilter::by_other_name:
      return row.other_name;
    case RowFilter::made:
      return row.verdict->new_organisation;
    case RowFilter::spaces:
      return row.row->spaces_removed;
  }
  return false;
}

std::vector<TypedCell> typed_cells(const StagedDelegates& staged, std::size_t index) {
  const auto& columns = staged.forecast.columns;
  std::set<std::size_t> read;
  for (const auto& column : {columns.first_name, columns.last_name, columns.full_name, columns.organisation,
                             columns.email, columns.job_title}) {
    if (column) read.insert(*column);
  }
  std::vector<TypedCell> cells;
  for (const auto column : read) {
    const auto& whole = staged.forecast.table.rows[index].at(column);
    if (whole.empty()) continue;
    TypedCell cell;
    cell.text = trimmed(whole);
    const auto at = cell.text.empty() ? whole.size() : whole.find(cell.text);
    cell.before = character_count(std::string_view(whole).substr(0, at));
    if (at < whole.size()) cell.after = character_count(std::string_view(whole).substr(at + cell.text.size()));
    cells.push_back(std::move(cell));
  }
  return cells;
}

std::vector<UnknownName> unknown_names(const StagedDelegates& staged) {
  std::vector<UnknownName> names;
  std::unordered_map<std::string, std::size_t> by_folded;
  for (const auto& verdict : staged.forecast.preview.verdicts) {
    if (verdict.kind != VerdictKind::unknown_organisation) continue;
    const auto& row = staged.forecast.preview.rows[verdict.row];
    const auto [found, fresh] = by_folded.emplace(folded_name(row.organisation), names.size());
    if (fresh) names.push_back({row.organisation, verdict.suggestions, {}});
    names[found->second].lines.push_back(row.line);
  }
  return names;
}

std::vector<std::string> kinds_to_offer(const std::vector<people::Organisation>& organisations) {
  std::set<std::string> kinds{"government", "health", "local authority", "parent carer forum", "voluntary"};
  for (const auto& organisation : organisations) kinds.insert(organisation.kind);
  kinds.erase("");
  return {kinds.begin(), kinds.end()};
}

}  // namespace muster::booking
