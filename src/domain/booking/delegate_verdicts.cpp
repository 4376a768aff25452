// Puts a judged delegate list into words.
#include "delegate_judgement.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using intake::RowState;
using people::VerdictKind;

enum Group : std::size_t { look_first, by_other_name, fresh, registered };
enum TagBit : std::uint32_t { name_tag = 1, other_name_tag = 2, made_tag = 4, spaces_tag = 8 };

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

std::string person_name(const people::DelegateRow& row) {
  if (row.first_name.empty() && row.last_name.empty()) return "No name";
  if (row.first_name.empty() || row.last_name.empty()) return row.first_name + row.last_name;
  return row.first_name + " " + row.last_name;
}

RowState standing_of(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::fresh:
      return RowState::fresh;
    case VerdictKind::same_as_row:
    case VerdictKind::same_as_known:
      return RowState::same;
    case VerdictKind::looks_like_row:
    case VerdictKind::looks_like_known:
      return RowState::alike;
    case VerdictKind::unknown_organisation:
      return RowState::undecided;
    case VerdictKind::refused:
      return RowState::refused;
  }
  return RowState::refused;
}

/// Whether the organisation is known, but not typed as it is called.
bool has_other_name(const DelegateJudgement& judged, const people::Verdict& verdict) {
  return verdict.organisation &&
         (verdict.organisation_by_alias || lower_case(judged.organisations[*verdict.organisation].name) !=
                                               lower_case(judged.preview.rows[verdict.row].organisation));
}

Group group_of(const DelegateJudgement& judged, const people::Verdict& verdict) {
  const auto standing = standing_of(verdict.kind);
  const bool decided = judged.decisions.same_person.contains(judged.preview.rows[verdict.row].line);
  if (standing == RowState::undecided || standing == RowState::refused || standing == RowState::alike)
    return look_first;
  if (decided || verdict.contradicts || verdict.kind == VerdictKind::same_as_row) return look_first;
  if (verdict.kind == VerdictKind::same_as_known) return registered;
  return has_other_name(judged, verdict) || verdict.new_organisation ? by_other_name : fresh;
}

/// Where the booking of somebody who is known stands, and that the import leaves it there.
void put_known(intake::RowWords& words, const DelegateJudgement& judged, const people::Verdict& verdict) {
  if (verdict.renames) words.reason = "will be named as in the file; " + words.reason;
  const auto found = judged.booked.find(verdict.other_person);
  if (found == judged.booked.end()) {
    words.verdict = "Same person, known";
    return;
  }
  words.verdict = "Same person, " + lower_case(state_label(found->second));
  if (is_registered(found->second)) return;
  words.reason = "stays " + lower_case(state_label(found->second)) + "; " + words.reason;
}

void put_verdict(intake::RowWords& words, const DelegateJudgement& judged, const people::Verdict& verdict) {
  const auto other = [&] { return std::to_string(judged.preview.rows[*verdict.other_row].line); };
  words.reason = verdict.reason;
  switch (verdict.kind) {
    case VerdictKind::fresh:
      words.verdict = "New";
      break;
    case VerdictKind::same_as_row:
      words.verdict = "Same person as row " + other();
      break;
    case VerdictKind::same_as_known:
      put_known(words, judged, verdict);
      break;
    case VerdictKind::looks_like_row:
    case VerdictKind::looks_like_known:
      words.verdict =
          verdict.kind == VerdictKind::looks_like_row ? "Looks like row " + other() : "Looks like someone known";
      words.reason = verdict.other_name + (verdict.reason.empty() ? "" : ": " + verdict.reason);
      break;
    case VerdictKind::unknown_organisation:
      words.verdict = "Organisation not known";
      words.reason.clear();
      break;
    case VerdictKind::refused:
      words.verdict = "Refused";
      break;
  }
}

void put_organisation(intake::RowWords& words, const DelegateJudgement& judged, const people::Verdict& verdict) {
  auto& cell = words.cells.emplace_back();
  const auto& typed = judged.preview.rows[verdict.row].organisation;
  if (!verdict.organisation) {
    cell.text = verdict.new_organisation ? verdict.new_title : typed;
    if (!verdict.new_organisation) return;
    cell.note = "to be added as " + verdict.new_kind;
    if (folded_name(typed) != verdict.new_name) cell.note += "; from ‘" + typed + "’";
    return;
  }
  const auto& organisation = judged.organisations[*verdict.organisation];
  cell.text = organisation.name;
  if (!has_other_name(judged, verdict)) return;
  cell.note = "from ‘" + typed + "’";
  if (organisation.serves.size() < 2) return;
  std::vector<std::string> served;
  for (const auto& code : organisation.serves) {
    const auto found = judged.places.find(code);
    served.push_back(found == judged.places.end() ? code : found->second);
  }
  cell.note +=
      served.size() > 4 ? "; serves " + grouped(signed_size(served.size())) + " places" : "; serves " + listed(served);
}

void put_errors(intake::RowWords& words, const people::Verdict& verdict, const people::DelegateRow& row,
                const std::string& source) {
  if (verdict.kind == VerdictKind::refused) {
    words.errors.push_back({source, row.line, 0, 1, verdict.reason, "mend the row, or leave it out"});
  } else if (verdict.kind == VerdictKind::unknown_organisation) {
    std::string hint;
    for (const auto& name : verdict.suggestions) hint += (hint.empty() ? "did you mean \"" : " or \"") + name + "\"";
    hint += hint.empty() ? "say in a decisions file what it means" : "? Say so in a decisions file";
    words.errors.push_back(
        {source, row.line, 0, 1, "nobody knows the organisation \"" + row.organisation + "\"", std::move(hint)});
  }
}

/// "cancelled or waiting": the states of those whose bookings are not registered.
std::string held_states(const DelegateJudgement& judged) {
  std::string words;
  for (const auto state : states) {
    const bool any =
        std::any_of(judged.booked.begin(), judged.booked.end(), [&](const auto& each) { return each.second == state; });
    if (any && !is_registered(state)) words += (words.empty() ? "" : " or ") + lower_case(state_label(state));
  }
  return words;
}

std::string quoted_names(const tabular::Row& heading, const std::vector<std::size_t>& columns) {
  std::vector<std::string> names;
  for (const auto column : columns) names.push_back("“" + trimmed(heading.at(column)) + "”");
  return listed(names);
}

}  // namespace

std::vector<intake::RowVerdict> row_verdicts(const DelegateJudgement& judged) {
  std::vector<intake::RowVerdict> rows;
  rows.reserve(judged.preview.verdicts.size());
  for (const auto& verdict : judged.preview.verdicts) {
    const auto& row = judged.preview.rows[verdict.row];
    const bool other_name = has_other_name(judged, verdict);
    std::uint32_t tags = 0;
    if (verdict.organisation) tags |= other_name ? other_name_tag : name_tag;
    if (verdict.new_organisation) tags |= made_tag;
    if (row.spaces_removed) tags |= spaces_tag;
    rows.push_back({row.line, standing_of(verdict.kind), group_of(judged, verdict), tags});
  }
  return rows;
}

std::vector<std::string> row_groups() {
  return {"Look at these first", "Organisation recognised by another name", "New", "Known already"};
}

std::vector<intake::Tag> row_tags() {
  return {{"Organisations", "By name", true},
          {"Organisations", "By other name", true},
          {"Organisations", "To be added", false},
          {"Tidied", "Spaces removed", true}};
}

intake::RowWords row_words(const DelegateJudgement& judged, std::size_t index, const std::string& source) {
  const auto& verdict = judged.preview.verdicts[index];
  const auto& row = judged.preview.rows[verdict.row];
  intake::RowWords words;
  put_verdict(words, judged, verdict);
  words.cells.push_back({person_name(row), ""});
  put_organisation(words, judged, verdict);
  words.invalid = verdict.invalid;
  put_errors(words, verdict, row, source);
  const auto standing = standing_of(verdict.kind);
  if (verdict.contradicts) {
    // It is asked in a section of its own.
  } else if (judged.decisions.same_person.contains(row.line)) {
    words.picks.push_back({"Decide again", ""});
  } else if (standing == RowState::alike) {
    words.picks.push_back({"Make them one", "same person"});
  } else if (standing == RowState::same) {
    words.picks.push_back({"Keep both", "keep both"});
  }
  return words;
}

std::string headline(const DelegateJudgement& judged) {
  return counted(signed_size(judged.preview.rows.size()), "row is", "rows are") + " " +
         counted(signed_size(judged.preview.people()), "person", "people");
}

std::string lead(const DelegateJudgement& judged) {
  const auto people = judged.preview.people();
  std::string words;
  if (judged.preview.organisations() > 0) {
    words = (people == 2 ? "Both come from " : "They come from ") +
            counted(signed_size(judged.preview.organisations()), "organisation", "organisations") + ". ";
  }
  if (judged.already_booked > 0) {
    words += counted(judged.already_booked, "of them is registered", "of them are registered") + " already. ";
  }
  if (judged.held_back > 0) {
    words += (judged.held_back == 1 ? "1 of them is not registered but "
                                    : grouped(judged.held_back) + " of them are not registered but ") +
             held_states(judged) + ": the import leaves that as it is. ";
  }
  return words + "Every organisation is recognised, so you can import now.";
}

std::string import_label(const DelegateJudgement& judged) {
  const auto people = signed_size(judged.preview.people()) - judged.already_booked - judged.held_back;
  return people > 0 ? "Import " + counted(people, "person", "people") : "Import the list, nobody is new";
}

std::vector<std::string> remarks(const DelegateJudgement& judged, const tabular::Row& heading) {
  std::vector<std::string> out;
  const auto& columns = judged.columns;
  if (!columns.access_needs.empty())
    out.push_back("Read as access needs: " + quoted_names(heading, columns.access_needs) + ".");
  if (!columns.dietary_needs.empty())
    out.push_back("Read as dietary needs: " + quoted_names(heading, columns.dietary_needs) + ".");
  if (!out.empty()) out.back() += " Needs are kept apart from the list and shown to few.";
  std::string left_out;
  for (const auto& name : columns.left_out) left_out += (left_out.empty() ? "“" : ", “") + name + "”";
  if (!left_out.empty()) out.push_back("Columns left out, for Muster has no place for them: " + left_out + ".");
  return out;
}

}  // namespace muster::booking
