// Row after row gets its verdict; earlier rows are never judged anew.

#include <muster/domain/people/delegate_list.hpp>

#include "delegate_row.hpp"
#include "new_organisation.hpp"
#include "recognition.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace muster::people {
namespace {

/// What an organisation's name comes to, worked out once for every spelling.
struct Origin {
  std::uint32_t key = 0;  ///< equal for all spellings of one organisation, known or not
  std::optional<std::size_t> organisation;
  bool by_alias = false;
  bool is_new = false;
  std::string new_name;
  std::string new_title;
  std::string new_kind;
  std::vector<std::string> suggestions;
  [[nodiscard]] bool known() const { return organisation.has_value() || is_new; }
};

class Origins {
 public:
  Origins(const Directory& directory, const Decisions& decisions) : directory_(directory), decisions_(decisions) {
    const auto& all = directory.organisations();
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (!all[at].id.empty()) by_id_.emplace(all[at].id, at);
    }
  }

  const Origin& of_typed(const std::string& typed) {
    const auto found = by_typed_.find(typed);
    if (found != by_typed_.end()) return found->second;
    return by_typed_.emplace(typed, worked_out(typed)).first->second;
  }

  std::uint32_t key_of_known(const KnownPerson& person) {
    if (const auto found = by_id_.find(person.organisation_id); found != by_id_.end()) {
      return static_cast<std::uint32_t>(found->second);
    }
    return of_typed(person.organisation_name).key;
  }

 private:
  Origin worked_out(const std::string& typed) {
    const auto folded = folded_name(typed);
    Origin origin;
    const auto decided = decisions_.organisation.find(folded);
    if (decided != decisions_.organisation.end()) {
      if (auto made = new_organisation(decided->second)) {
        origin.is_new = true;
        origin.new_title = made->name.empty() ? typed : std::move(made->name);
        origin.new_name = folded_name(origin.new_title);
        origin.new_kind = std::move(made->kind);
        origin.key = key_of_unknown(origin.new_name);
        return origin;
      }
    }
    const auto match = directory_.match(decided != decisions_.organisation.end() ? decided->second : typed);
    if (match.how == Match::MatchBasis::unknown) {
      origin.key = key_of_unknown(folded);
      origin.suggestions = match.suggestions;
      return origin;
    }
    origin.organisation = match.organisation;
    origin.by_alias = match.how == Match::MatchBasis::by_alias || decided != decisions_.organisation.end();
    origin.key = static_cast<std::uint32_t>(match.organisation);
    return origin;
  }

  std::uint32_t key_of_unknown(const std::string& folded) {
    const auto next = static_cast<std::uint32_t>(directory_.organisations().size() + unknown_.size());
    return unknown_.emplace(folded, next).first->second;
  }

  const Directory& directory_;
  const Decisions& decisions_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::unordered_map<std::string, Origin> by_typed_;
  std::unordered_map<std::string, std::uint32_t> unknown_;
};

std::string full_name(const std::string& first, const std::string& last) {
  return first.empty() || last.empty() ? first + last : first + " " + last;
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
      seen_.remember(compared(person.first_name, person.last_name, origins_.key_of_known(person)),
                     lower_case(trimmed(person.email)));
    }
  }

  DelegatePreview judged() && {
    preview_.rows.reserve(table_.rows.size());
    preview_.verdicts.reserve(table_.rows.size());
    for (std::size_t at = 0; at < table_.rows.size(); ++at) {
      preview_.rows.push_back(read_row(table_.rows[at], table_.line_of[at], columns_));
      preview_.verdicts.push_back(judge_row(at));
    }
    return std::move(preview_);
  }

 private:
  Verdict judge_row(std::size_t at) {
    const auto& row = preview_.rows[at];
    Verdict verdict;
    verdict.row = at;
    auto refusal = refusal_of(row, columns_);
    if (!refusal.reason.empty()) {
      verdict.kind = VerdictKind::refused;
      verdict.reason = std::move(refusal.reason);
      verdict.invalid = std::move(refusal.columns);
      return verdict;
    }
    const auto& origin = origins_.of_typed(row.organisation);
    verdict.organisation = origin.organisation;
    verdict.organisation_by_alias = origin.by_alias;
    verdict.new_organisation = origin.is_new;
    verdict.new_name = origin.new_name;
    verdict.new_title = origin.new_title;
    verdict.new_kind = origin.new_kind;
    const auto name = compared(row.first_name, row.last_name, origin.key);
    const auto email = lower_case(row.email);
    recognise(verdict, row, name, email);
    if (!origin.known()) {
      if (verdict.kind != VerdictKind::same_as_row) verdict.other_row.reset();  // likeness waits until it is decided
      verdict.kind = VerdictKind::unknown_organisation;
      verdict.reason = "nobody knows the organisation \"" + row.organisation + "\"";
      verdict.suggestions = origin.suggestions;
    }
    return verdict;
  }

  void recognise(Verdict& verdict, const DelegateRow& row, const ComparedName& name, const std::string& email) {
    const auto decided = decisions_.same_person.find(row.line);
    const auto same = seen_.same(name, email);
    if (same) {
      verdict.reason = why_same(*same, row, name, email, verdict.contradicts);
      verdict.equal_address = verdict.contradicts && same->by_email;
      if (decided == decisions_.same_person.end() || decided->second) {
        point_at(verdict, same->who, VerdictKind::same_as_row, VerdictKind::same_as_known);
        seen_.remember_also(same->who, name, email);
        return;
      }
      verdict.reason = "both kept, as decided: " + verdict.reason;
      verdict.other_name = name_of(same->who);
    } else if (const auto alike = seen_.alike(name)) {
      verdict.reason = alike->reason;
      if (decided == decisions_.same_person.end()) {
        point_at(verdict, alike->who, VerdictKind::looks_like_row, VerdictKind::looks_like_known);
      } else if (decided->second) {
        verdict.reason = "made one, as decided: " + verdict.reason;
        point_at(verdict, alike->who, VerdictKind::same_as_row, VerdictKind::same_as_known);
        seen_.remember_also(alike->who, name, email);
        return;
      } else {
        verdict.reason = "both kept, as decided: " + verdict.reason;
      }
    }
    seen_.remember(name, email);
    row_of_.emplace_back(verdict.row);
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
    if (as_known == VerdictKind::same_as_known) row_of_[who] = verdict.row;
  }

  /// The name and organisation of the person remembered as number `who`.
  [[nodiscard]] std::string name_of(std::size_t who) const {
    if (const auto row = row_of_[who]) {
      const auto& other = preview_.rows[*row];
      return full_name(other.first_name, other.last_name) + ", " + organisation_name(*row);
    }
    const auto& person = known_[who];
    const auto name = full_name(person.first_name, person.last_name);
    return person.organisation_name.empty() ? name : name + ", " + person.organisation_name;
  }

  std::string organisation_name(std::size_t row) const {
    const auto& organisation = preview_.verdicts[row].organisation;
    return organisation ? directory_.organisations()[*organisation].name : preview_.rows[row].organisation;
  }

  std::string why_same(const Recognition::SamePerson& same, const DelegateRow& row, const ComparedName& name,
                       const std::string& email, bool& contradicts) const {
    std::string other_name;
    std::string other_email;
    if (const auto other = row_of_[same.who]) {
      other_name = full_name(preview_.rows[*other].first_name, preview_.rows[*other].last_name);
      other_email = preview_.rows[*other].email;
    } else {
      other_name = full_name(known_[same.who].first_name, known_[same.who].last_name);
      other_email = known_[same.who].email;
    }
    if (same.by_email) {
      if (folded_name(other_name) == name.whole) return "equal e-mail address";
      contradicts = true;
      return "equal e-mail address, though the names differ: " + full_name(row.first_name, row.last_name) + " and " +
             other_name;
    }
    if (!email.empty() && !other_email.empty() && lower_case(other_email) != email) {
      contradicts = true;
      return "equal name and organisation, though the e-mail addresses differ: " + row.email + " and " + other_email;
    }
    return "equal name and organisation";
  }

  const tabular::Table& table_;
  const DelegateColumns& columns_;
  const Directory& directory_;
  const std::vector<KnownPerson>& known_;
  const Decisions& decisions_;
  Origins origins_;
  Recognition seen_;
  std::vector<std::optional<std::size_t>> row_of_;  ///< per person remembered: the first row that stands for them
  DelegatePreview preview_;
};

bool counts_as_person(const Verdict& verdict) {
  if (verdict.kind == VerdictKind::refused || verdict.kind == VerdictKind::same_as_row) return false;
  return verdict.kind != VerdictKind::unknown_organisation || !verdict.other_row;
}

}  // namespace

std::string_view verdict_name(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::fresh:
      return "new";
    case VerdictKind::same_as_row:
    case VerdictKind::same_as_known:
      return "same person";
    case VerdictKind::looks_like_row:
    case VerdictKind::looks_like_known:
      return "looks like";
    case VerdictKind::unknown_organisation:
      return "unknown organisation";
    case VerdictKind::refused:
      return "refused";
  }
  return {};
}

std::size_t DelegatePreview::count(VerdictKind kind) const {
  return static_cast<std::size_t>(
      std::count_if(verdicts.begin(), verdicts.end(), [&](const Verdict& verdict) { return verdict.kind == kind; }));
}

std::size_t DelegatePreview::people() const {
  return static_cast<std::size_t>(std::count_if(verdicts.begin(), verdicts.end(), counts_as_person));
}

std::size_t DelegatePreview::organisations() const {
  std::set<std::size_t> known;
  std::set<std::string> made;
  for (const auto& verdict : verdicts) {
    if (!counts_as_person(verdict)) continue;
    if (verdict.organisation)
      known.insert(*verdict.organisation);
    else if (verdict.new_organisation)
      made.insert(verdict.new_name);
  }
  return known.size() + made.size();
}

bool DelegatePreview::can_apply() const {
  return count(VerdictKind::refused) == 0 && count(VerdictKind::unknown_organisation) == 0;
}

DelegatePreview judge(const tabular::Table& table, const DelegateColumns& columns, const Directory& directory,
                      const std::vector<KnownPerson>& known, const Decisions& decisions) {
  return Judge(table, columns, directory, known, decisions).judged();
}

}  // namespace muster::people
