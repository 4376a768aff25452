// Puts the verdict on each row of a delegate list into words.
#include "delegate_judgement.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using intake::RowState;
using people::VerdictKind;

enum Group : std::size_t { look_first, by_other_name, fresh, registered, not_coming };
enum TagBit : std::uint32_t {
  name_tag = 1,
  other_name_tag = 2,
  made_tag = 4,
  none_tag = 8,
  spaces_tag = 16,
  cells_tag = 32
};

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

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
    case VerdictKind::not_coming:
      return RowState::not_taken;
    case VerdictKind::unclear:
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
  if (standing == RowState::not_taken) return not_coming;
  if (standing == RowState::undecided || standing == RowState::refused || standing == RowState::alike)
    return look_first;
  if (decided || !verdict.asked.empty() || verdict.kind == VerdictKind::same_as_row) return look_first;
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
  const auto state = found->second.state;
  words.verdict = "Same person, " + lower_case(state_label(state));
  if (is_registered(state)) return;
  words.reason = "stays " + lower_case(state_label(state)) + "; " + words.reason;
}

/// Who is said not to come, and whether they stand in the event all the same.
void put_not_coming(intake::RowWords& words, const DelegateJudgement& judged, const people::Verdict& verdict) {
  const bool one_word = verdict.reason.find_first_of(";,:‘") == std::string::npos;
  words.verdict = one_word ? capitalised(verdict.reason) : "Not coming";
  if (one_word) words.reason.clear();
  const auto found = judged.staying.find(verdict.other_person);
  if (found == judged.staying.end()) return;
  words.reason += (words.reason.empty() ? "" : "; ") + std::string("stays ") + lower_case(state_label(found->second)) +
                  " here: cancel it in the list of delegates if that is right";
}

/// What was done with cells that are not taken as they stand.
void put_cells(intake::RowWords& words, const people::Verdict& verdict) {
  for (const auto& cell : verdict.cells) words.reason += (words.reason.empty() ? "" : "; ") + cell.words;
}

void put_changes(intake::RowWords& words, const people::Verdict& verdict) {
  for (const auto& change : verdict.changes) {
    words.reason += (words.reason.empty() ? "" : "; ") + std::string(change.field) +
                    (verdict.takes_changes ? " becomes ‘" : " stays ‘") +
                    (verdict.takes_changes ? change.now : change.was) + "’";
  }
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
    case VerdictKind::not_coming:
      put_not_coming(words, judged, verdict);
      break;
    case VerdictKind::unclear:
      words.verdict = "Not clear";
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
  if (typed.empty() && !verdict.organisation) {
    cell.text = "No organisation";
    return;
  }
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

/// What a file of decisions says about an unclear row.
std::string how_to_decide(const people::Verdict& verdict, std::size_t line) {
  std::vector<std::string> ways;
  for (const auto aspect : verdict.asked) {
    if (aspect == people::RowAspect::organisation) continue;
    const auto typed = aspect == people::RowAspect::status ? people::typed_of_status(verdict.unknown_status.front())
                                                           : people::typed_of_row(aspect, line);
    ways.push_back("\"" + typed + "\" means \"" + std::string(people::words_for(aspect, true)) + "\" or \"" +
                   std::string(people::words_for(aspect, false)) + "\"");
  }
  return "say in a decisions file whether " + listed(ways);
}

void put_errors(intake::RowWords& words, const people::Verdict& verdict, const people::DelegateRow& row,
                const std::string& source) {
  if (verdict.kind == VerdictKind::refused) {
    words.errors.push_back({source, row.line, 0, 1, verdict.reason, "mend the row, or leave it out"});
  } else if (verdict.kind == VerdictKind::unclear) {
    words.errors.push_back({source, row.line, 0, 1, verdict.reason, how_to_decide(verdict, row.line)});
  } else if (verdict.kind == VerdictKind::unknown_organisation) {
    std::string hint;
    for (const auto& name : verdict.suggestions) hint += (hint.empty() ? "did you mean \"" : " or \"") + name + "\"";
    hint += hint.empty() ? "say in a decisions file what it means" : "? Say so in a decisions file";
    words.errors.push_back(
        {source, row.line, 0, 1, "nobody knows the organisation \"" + row.organisation + "\"", std::move(hint)});
  }
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
    if (row.organisation.empty() && !verdict.organisation) tags |= none_tag;
    if (!verdict.cells.empty()) tags |= cells_tag;
    rows.push_back({row.line, standing_of(verdict.kind), group_of(judged, verdict), tags});
  }
  return rows;
}

std::vector<std::string> row_groups() {
  return {"Look at these first", "Organisation recognised by another name", "New", "Known already", "Not coming"};
}

std::vector<intake::Tag> row_tags() {
  return {{"Organisations", "By name", true},      {"Organisations", "By other name", true},
          {"Organisations", "To be added", false}, {"Organisations", "None", false},
          {"Tidied", "Spaces removed", true},      {"Tidied", "Cells not as typed", false}};
}

intake::RowWords row_words(const DelegateJudgement& judged, std::size_t index, const std::string& source) {
  const auto& verdict = judged.preview.verdicts[index];
  const auto& row = judged.preview.rows[verdict.row];
  intake::RowWords words;
  put_verdict(words, judged, verdict);
  put_cells(words, verdict);
  put_changes(words, verdict);
  words.cells.push_back({person_name(row), ""});
  put_organisation(words, judged, verdict);
  words.invalid = verdict.invalid;
  put_errors(words, verdict, row, source);
  const auto standing = standing_of(verdict.kind);
  const auto asks = [&](people::RowAspect aspect) { return verdict.asked.contains(aspect); };
  if (asks(people::RowAspect::equal_address) || asks(people::RowAspect::equal_name)) {
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

}  // namespace muster::booking
