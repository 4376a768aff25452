// What a delegate list leaves open, each asked once.
#include "delegate_judgement.hpp"

#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace muster::booking {
namespace {

using people::VerdictKind;

struct LikelyKind {
  std::string_view word;
  const char* kind;
  const char* group;
};
constexpr std::array likely_kinds = std::to_array<LikelyKind>({
    {"parent carer", "parent carer forum", "Look like parent carer forums"},
    {"carers", "parent carer forum", "Look like parent carer forums"},
    {"pcf", "parent carer forum", "Look like parent carer forums"},
    {"nhs", "health", "Look like health organisations"},
    {"icb", "health", "Look like health organisations"},
    {"integrated care", "health", "Look like health organisations"},
    {"hospital", "health", "Look like health organisations"},
    {"health", "health", "Look like health organisations"},
    {"camhs", "health", "Look like health organisations"},
    {"council", "local authority", "Look like local authorities"},
    {"borough", "local authority", "Look like local authorities"},
    {"dept", "government", "Look like government"},
    {"department", "government", "Look like government"},
    {"ministry", "government", "Look like government"},
    {"ofsted", "government", "Look like government"},
});

/// What a name looks like, by a word in it: a heading to decide under and a kind to begin with, never a decision.
const LikelyKind* likely_kind(const std::string& typed) {
  const auto lower = lower_case(typed);
  const auto* found = std::find_if(likely_kinds.begin(), likely_kinds.end(),
                                   [&](const LikelyKind& each) { return lower.find(each.word) != std::string::npos; });
  return found == likely_kinds.end() ? nullptr : found;
}

constexpr std::string_view renamed = "same person, named as in the file";

std::string name_in_file(const people::DelegateRow& row) { return trimmed(row.first_name + " " + row.last_name); }

/// Whether the other of the two stands in the same file.
bool judged_as_row(const people::Verdict& verdict) { return verdict.other_row.has_value(); }

/// Asks whether two who are equal in one thing and different in another are one.
intake::Question person_question(const DelegateJudgement& judged, const people::Verdict& verdict) {
  const auto line = judged.preview.rows[verdict.row].line;
  const auto decided = judged.decisions.same_person.find(line);
  const bool one = decided == judged.decisions.same_person.end() || decided->second;
  intake::Question question;
  question.typed = intake::row_name(line);
  question.picks = {{judged_as_row(verdict) ? "One person" : "One, as registered", "same person"},
                    {"Two people", "keep both"}};
  question.means = !one                                               ? "keep both"
                   : judged.decisions.named_as_in_file.contains(line) ? std::string(renamed)
                                                                      : "same person";
  return question;
}

}  // namespace

intake::QuestionSection organisation_questions(const DelegateJudgement& judged, const people::Directory& directory) {
  intake::QuestionSection section;
  section.id = "organisations";
  section.title = "Organisations nobody knows";
  section.one = "unknown organisation";
  section.many = "unknown organisations";
  section.columns = {"Typed in the file", "Rows"};
  section.picks_title = "Means";
  for (const auto& organisation : judged.organisations) section.known.push_back(organisation.name);
  section.new_kinds = judged.kinds;
  std::unordered_map<std::string, std::size_t> by_folded;
  std::vector<std::int64_t> rows;
  for (const auto& verdict : judged.preview.verdicts) {
    if (verdict.kind == VerdictKind::refused) continue;
    const auto& typed = judged.preview.rows[verdict.row].organisation;
    const auto folded = folded_name(typed);
    const auto decided = judged.decisions.organisation.find(folded);
    const bool is_decided = decided != judged.decisions.organisation.end();
    if (!is_decided && verdict.kind != VerdictKind::unknown_organisation) continue;
    const auto [found, fresh] = by_folded.emplace(folded, section.questions.size());
    if (fresh) {
      auto& question = section.questions.emplace_back();
      question.typed = typed;
      const auto suggestions = is_decided ? directory.match(typed).suggestions : verdict.suggestions;
      for (const auto& name : suggestions) question.picks.push_back({name, name});
      const auto* likely = likely_kind(typed);
      if (likely != nullptr) question.new_kind = likely->kind;
      question.group = !suggestions.empty() ? "Close to a name that is known"
                       : likely != nullptr  ? likely->group
                                            : "Other names";
      question.new_name = typed;
      if (is_decided) question.means = decided->second;
      rows.push_back(0);
    }
    ++rows[found->second];
  }
  for (std::size_t at = 0; at < rows.size(); ++at) {
    auto& question = section.questions[at];
    question.cells = {"‘" + question.typed + "’", grouped(rows[at])};
  }
  std::stable_sort(section.questions.begin(), section.questions.end(),
                   [](const intake::Question& left, const intake::Question& right) {
                     const bool left_close = left.group.starts_with("Close");
                     const bool right_close = right.group.starts_with("Close");
                     return left_close != right_close ? left_close : left.group < right.group;
                   });
  return section;
}

intake::QuestionSection name_questions(const DelegateJudgement& judged) {
  intake::QuestionSection section;
  section.id = "names";
  section.title = "One address, two names";
  section.one = "address with two names";
  section.many = "addresses with two names";
  section.columns = {"Row", "In the file", "Address", "Known as"};
  section.picks_title = "They are";
  section.stops = false;
  for (const auto& verdict : judged.preview.verdicts) {
    if (!verdict.contradicts || !verdict.equal_address) continue;
    const auto& row = judged.preview.rows[verdict.row];
    auto question = person_question(judged, verdict);
    question.cells = {std::to_string(row.line), name_in_file(row), row.email, verdict.other_name};
    // Only whoever is registered has a name that could stay.
    if (!judged_as_row(verdict))
      question.picks.insert(question.picks.begin(), {"One, named as in the file", std::string(renamed)});
    section.questions.push_back(std::move(question));
  }
  return section;
}

intake::QuestionSection address_questions(const DelegateJudgement& judged) {
  intake::QuestionSection section;
  section.id = "addresses";
  section.title = "One name, two addresses";
  section.one = "name with two addresses";
  section.many = "names with two addresses";
  section.columns = {"Row", "In the file", "What differs"};
  section.picks_title = "They are";
  section.stops = false;
  for (const auto& verdict : judged.preview.verdicts) {
    if (!verdict.contradicts || verdict.equal_address) continue;
    const auto& row = judged.preview.rows[verdict.row];
    auto question = person_question(judged, verdict);
    question.cells = {std::to_string(row.line), name_in_file(row), verdict.reason};
    section.questions.push_back(std::move(question));
  }
  return section;
}

}  // namespace muster::booking
