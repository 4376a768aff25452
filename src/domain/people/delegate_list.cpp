// Row after row gets its verdict; earlier rows are never judged anew.

#include <muster/domain/people/delegate_list.hpp>

#include "cell_text.hpp"
#include "coming_words.hpp"
#include "delegate_row.hpp"
#include "not_a_person.hpp"
#include "origins.hpp"
#include "recognition.hpp"
#include "repeated_rows.hpp"
#include "sheet_reading.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <unordered_map>

namespace muster::people {
namespace {

using Standing = Recognition::Standing;

std::string full_name(const std::string& first, const std::string& last) {
  return first.empty() || last.empty() ? first + last : first + " " + last;
}

RowAspect aspect_of(Standing standing) {
  switch (standing) {
    case Standing::equal_address:
      return RowAspect::equal_address;
    case Standing::equal_name:
      return RowAspect::equal_name;
    default:
      return RowAspect::near_name;
  }
}

class Judge {
 public:
  Judge(const tabular::Table& table, const DelegateColumns& columns, const Directory& directory,
        const std::vector<KnownPerson>& known, const Decisions& decisions)
      : table_(table),
        columns_(columns),
        directory_(directory),
        known_(known),
        decisions_(decisions),
        origins_(directory, decisions) {
    row_of_.resize(known.size());
    for (const auto& person : known) {
      seen_.remember({compared(person.first_name, person.last_name, origins_.key_of_known(person)),
                      lower_case(trimmed(person.email))});
    }
    for (const auto row : table.rows) {
      auto& filled = status_[origin_of(row)];
      for (const auto column : columns.status)
        if (!cell(row, column).empty()) filled.insert(column);
    }
  }

  DelegatePreview judged() && {
    preview_.rows.reserve(table_.rows.size());
    preview_.verdicts.reserve(table_.rows.size());
    for (std::size_t at = 0; at < table_.rows.size(); ++at) {
      auto taken = read_row(table_.rows[at], table_.line_of[at], columns_);
      preview_.rows.push_back(std::move(taken.row));
      Verdict verdict;
      verdict.row = at;
      verdict.cells = std::move(taken.cells);
      judge_row(verdict);
      preview_.verdicts.push_back(std::move(verdict));
    }
    fill_from_repeats(preview_);
    find_changes(preview_, who_of_, known_, origins_, decisions_);
    return std::move(preview_);
  }

 private:
  void judge_row(Verdict& verdict) {
    const auto& row = preview_.rows[verdict.row];
    if (is_empty(verdict)) {
      verdict.kind = VerdictKind::not_coming;
      verdict.reason = "empty";
      verdict.cells.clear();
      return;
    }
    if (!judge_coming(verdict)) return point_at_known(verdict, row);
    if (!judge_person(verdict, row)) return;
    judge_places(verdict, row);
    judge_organisation(verdict, row);
    if (verdict.kind == VerdictKind::not_coming || verdict.kind == VerdictKind::unclear) return;
    const auto& origin = origins_.of_typed(row.organisation);
    recognise(verdict, row, {compared(row.first_name, row.last_name, origin.key), lower_case(row.email)});
    if (verdict.organisation_unknown) {
      if (verdict.kind != VerdictKind::same_as_row) verdict.other_row.reset();  // likeness waits until it is decided
      for (const auto aspect : {RowAspect::equal_address, RowAspect::equal_name, RowAspect::near_name})
        verdict.asked.erase(aspect);
      verdict.kind = VerdictKind::unknown_organisation;
      verdict.reason = "nobody knows the organisation \"" + row.organisation + "\"";
    }
  }

  /// Whether nothing stands in any column that is read: the next number of a list that was numbered beforehand.
  [[nodiscard]] bool is_empty(const Verdict& verdict) const {
    const auto& row = preview_.rows[verdict.row];
    const bool read = !row.first_name.empty() || !row.last_name.empty() || !row.organisation.empty() ||
                      !row.place.empty() || !row.email.empty() || !row.job_title.empty() || !row.access_needs.empty() ||
                      !row.dietary_needs.empty() || !row.places_typed.empty();
    if (read || std::any_of(verdict.cells.begin(), verdict.cells.end(),
                            [](const CellFinding& cell) { return cell.kind != CellFinding::Kind::no_organisation; }))
      return false;
    return std::all_of(columns_.status.begin(), columns_.status.end(),
                       [&](std::size_t column) { return cell(table_.rows[verdict.row], column).empty(); });
  }

  /// Sheet and section of a row, as one text.
  [[nodiscard]] std::string origin_of(const tabular::RowView& row) const {
    std::string origin;
    for (const auto column : table_.origins) origin += cell(row, column) + "\n";
    return origin;
  }

  /// Whether anything is left to judge: who does not come is no delegate.
  bool judge_coming(Verdict& verdict) {
    for (const auto column : table_.origins) {
      auto word = coming_title(cell(table_.rows[verdict.row], column));
      if (word.says != ComingWord::Meaning::does_not_come) continue;
      verdict.kind = VerdictKind::not_coming;
      verdict.reason = std::move(word.label);
      return false;
    }
    if (columns_.organiser &&
        folded_name(cell(table_.rows[verdict.row], columns_.organiser)).starts_with("meetingorgani"))
      return true;
    for (const auto column : status_.at(origin_of(table_.rows[verdict.row]))) {
      const auto typed = cell(table_.rows[verdict.row], column);
      const auto word = coming_word(table_.heading[column], typed);
      auto says = word.says;
      if (says == ComingWord::Meaning::unknown) {
        verdict.asked.insert(RowAspect::status);
        verdict.unknown_status.push_back(typed);
        const auto decided = decisions_.status.find(folded_name(typed));
        const auto comes =
            decided == decisions_.status.end() ? decisions_.every_status : std::optional(decided->second);
        if (comes) says = *comes ? ComingWord::Meaning::comes : ComingWord::Meaning::does_not_come;
      }
      if (says == ComingWord::Meaning::comes) continue;
      if (says == ComingWord::Meaning::does_not_come) {
        verdict.kind = VerdictKind::not_coming;
        verdict.reason = word.label.empty() ? "‘" + typed + "’ means not coming, as decided" : word.label;
        return false;
      }
      if (verdict.kind == VerdictKind::unclear && typed.empty()) continue;  // another column's word tells more
      verdict.kind = VerdictKind::unclear;
      verdict.reason = typed.empty() ? "nothing says whether they come" : "nobody knows what ‘" + typed + "’ says";
    }
    return true;
  }

  /// Who is known and does not come, says the file, may stand in the event all the same.
  void point_at_known(Verdict& verdict, const DelegateRow& row) {
    const auto& origin = origins_.of_typed(row.organisation);
    const auto found = seen_.find({compared(row.first_name, row.last_name, origin.key), lower_case(row.email)});
    if (found.standing != Standing::same || found.who >= known_.size()) return;
    verdict.other_person = known_[found.who].id;
    verdict.other_name = name_of(found.who);
  }

  /// Whether there is somebody in the row to go on with.
  bool judge_person(Verdict& verdict, const DelegateRow& row) {
    const auto refuse = [&](std::string reason) {
      verdict.kind = VerdictKind::refused;
      verdict.reason = std::move(reason);
      verdict.invalid = name_columns(columns_);
      verdict.asked.clear();
      return false;
    };
    for (const auto& [text, what] : {std::pair{&row.first_name, "first name"}, std::pair{&row.last_name, "surname"}}) {
      if (auto why = why_text_refused(*text, what, longest_cell); !why.empty()) return refuse(std::move(why));
    }
    auto why = why_no_person(row.first_name, row.last_name);
    if (why.empty()) return true;
    if (full_name(row.first_name, row.last_name).empty()) return refuse(std::move(why));
    verdict.asked.insert(RowAspect::name);
    const auto decided = decisions_.is_person.of(row.line);
    if (decided == true) return true;
    verdict.kind = decided ? VerdictKind::not_coming : VerdictKind::unclear;
    verdict.reason = decided ? "no person, as decided" : std::move(why);
    if (!decided) verdict.invalid = name_columns(columns_);
    return !decided;
  }

  void judge_places(Verdict& verdict, const DelegateRow& row) {
    if (row.places == 1) return;
    verdict.asked.insert(RowAspect::places);
    const auto decided = decisions_.one_place.of(row.line);
    if (decided == true) return;
    const auto says = row.places_typed == two_names
                          ? "there are " + std::string(two_names)
                          : "‘" + row.places_typed + "’ says that the row stands for more than one place, or for none";
    if (decided) {
      verdict.kind = VerdictKind::not_coming;
      verdict.reason = "left out, as decided: " + says;
      return;
    }
    verdict.reason = verdict.kind == VerdictKind::unclear ? verdict.reason + "; " + says : says;
    verdict.kind = VerdictKind::unclear;
    if (columns_.places) verdict.invalid.push_back(*columns_.places);
  }

  void judge_organisation(Verdict& verdict, const DelegateRow& row) {
    const auto& origin = origins_.of_typed(row.organisation);
    verdict.organisation = origin.organisation;
    verdict.organisation_by_alias = origin.by_alias;
    verdict.new_organisation = origin.is_new;
    verdict.new_name = origin.new_name;
    verdict.new_title = origin.new_title;
    verdict.new_kind = origin.new_kind;
    verdict.organisation_unknown = !row.organisation.empty() && !origin.known();
    if (verdict.organisation_unknown) verdict.suggestions = origin.suggestions;
    if (row.organisation.empty() && row.place.empty() && !columns_.no_organisations)
      verdict.asked.insert(RowAspect::organisation);
  }

  /// What somebody decided about the row and whoever it resembles; a decision about the row goes first.
  [[nodiscard]] std::optional<bool> ruling(RowAspect aspect, std::size_t line) const {
    const auto decided = decisions_.same_person.find(line);
    if (decided != decisions_.same_person.end()) return decided->second;
    switch (aspect) {
      case RowAspect::equal_address:
        return decisions_.equal_address;
      case RowAspect::equal_name:
        return decisions_.equal_name;
      case RowAspect::near_name:
        return decisions_.near_name;
      default:
        return std::nullopt;
    }
  }

  void recognise(Verdict& verdict, const DelegateRow& row, const Recognition::Candidate& candidate) {
    auto found = seen_.find(candidate);
    if (found.standing != Standing::nobody) {
      verdict.reason = described(found, row);
      const bool same = found.standing == Standing::same;
      if (!same) verdict.asked.insert(aspect_of(found.standing));
      const auto decided = same ? row_ruling(row.line) : ruling(aspect_of(found.standing), row.line);
      if (decided.value_or(same)) {
        if (!same) verdict.reason = "made one, as decided: " + verdict.reason;
        point_at(verdict, found.who, VerdictKind::same_as_row, VerdictKind::same_as_known);
        seen_.remember_also(found.who, candidate);
        return;
      }
      if (decided) {
        verdict.reason = "both kept, as decided: " + verdict.reason;
        verdict.other_name = name_of(found.who);
      } else {
        point_at(verdict, found.who, VerdictKind::looks_like_row, VerdictKind::looks_like_known);
      }
    }
    seen_.remember(candidate);
    row_of_.emplace_back(verdict.row);
  }

  [[nodiscard]] std::optional<bool> row_ruling(std::size_t line) const {
    const auto decided = decisions_.same_person.find(line);
    return decided == decisions_.same_person.end() ? std::nullopt : std::optional(decided->second);
  }

  /// Names the person remembered as number `who`. A registered person whom an earlier row of this file stands for
  /// already is named as that row, so that each of them is met once only.
  void point_at(Verdict& verdict, std::size_t who, VerdictKind as_row, VerdictKind as_known) {
    verdict.other_name = name_of(who);
    if (const auto row = row_of_[who]) {
      verdict.kind = as_row;
      verdict.other_row = row;
      return;
    }
    verdict.kind = as_known;
    verdict.other_person = known_[who].id;
    verdict.renames =
        as_known == VerdictKind::same_as_known && decisions_.named_as_in_file.contains(preview_.rows[verdict.row].line);
    if (as_known != VerdictKind::same_as_known) return;
    row_of_[who] = verdict.row;
    who_of_.emplace(verdict.row, who);
  }

  /// The name and organisation of the person remembered as number `who`.
  [[nodiscard]] std::string name_of(std::size_t who) const {
    if (const auto row = row_of_[who]) {
      const auto& other = preview_.rows[*row];
      const auto organisation = organisation_name(*row);
      return full_name(other.first_name, other.last_name) + (organisation.empty() ? "" : ", ") + organisation;
    }
    const auto& person = known_[who];
    const auto name = full_name(person.first_name, person.last_name);
    return person.organisation_name.empty() ? name : name + ", " + person.organisation_name;
  }

  [[nodiscard]] std::string organisation_name(std::size_t row) const {
    const auto& organisation = preview_.verdicts[row].organisation;
    return organisation ? directory_.organisations()[*organisation].name : preview_.rows[row].organisation;
  }

  /// The reason, with what differs where that can be told apart.
  [[nodiscard]] std::string described(const Recognition::Finding& found, const DelegateRow& row) const {
    const auto other = row_of_[found.who];
    if (found.reason.ends_with("the names differ")) {
      const auto name = other ? full_name(preview_.rows[*other].first_name, preview_.rows[*other].last_name)
                              : full_name(known_[found.who].first_name, known_[found.who].last_name);
      return found.reason + ": " + full_name(row.first_name, row.last_name) + " and " + name;
    }
    if (found.reason.ends_with("the e-mail addresses differ")) {
      const auto& address = other ? preview_.rows[*other].email : known_[found.who].email;
      return address.empty() ? found.reason : found.reason + ": " + row.email + " and " + address;
    }
    return found.reason;
  }

  const tabular::Table& table_;
  const DelegateColumns& columns_;
  const Directory& directory_;
  const std::vector<KnownPerson>& known_;
  const Decisions& decisions_;
  Origins origins_;
  Recognition seen_;
  std::unordered_map<std::string, std::set<std::size_t>> status_;  ///< by origin: columns about coming that are used
  std::unordered_map<std::size_t, std::size_t> who_of_;  ///< row that is somebody known -> number of that person
  std::vector<std::optional<std::size_t>> row_of_;       ///< per person remembered: the first row that stands for them
  DelegatePreview preview_;
};

}  // namespace

DelegatePreview judge(const tabular::Table& table, const DelegateColumns& columns, const Directory& directory,
                      const std::vector<KnownPerson>& known, const Decisions& decisions) {
  return Judge(table, columns, directory, known, decisions).judged();
}

}  // namespace muster::people
