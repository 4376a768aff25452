// Names of organisations and words about coming that nobody knows, each asked once.
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
    if (verdict.kind == VerdictKind::refused || verdict.kind == VerdictKind::not_coming) continue;
    const auto& typed = judged.preview.rows[verdict.row].organisation;
    const auto folded = folded_name(typed);
    const auto decided = judged.decisions.organisation.find(folded);
    const bool is_decided = decided != judged.decisions.organisation.end();
    if (!is_decided && !verdict.organisation_unknown) continue;
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

intake::QuestionSection status_questions(const DelegateJudgement& judged) {
  using people::RowAspect;
  intake::QuestionSection section;
  section.id = "status";
  section.title = "Words about coming that nobody knows";
  section.one = "word about coming";
  section.many = "words about coming";
  section.columns = {"Typed in the file", "Rows"};
  section.picks_title = "Who has it";
  const std::vector<intake::Pick> picks{{"Comes", std::string(people::words_for(RowAspect::status, true))},
                                        {"Does not come", std::string(people::words_for(RowAspect::status, false))}};
  const auto meaning = [](std::optional<bool> comes) {
    return comes ? std::string(people::words_for(RowAspect::status, *comes)) : std::string();
  };
  std::unordered_map<std::string, std::size_t> by_folded;
  std::vector<std::int64_t> rows;
  for (const auto& verdict : judged.preview.verdicts) {
    for (const auto& typed : verdict.unknown_status) {
      const auto folded = folded_name(typed);
      const auto [found, fresh] = by_folded.emplace(folded, section.questions.size());
      if (fresh) {
        auto& question = section.questions.emplace_back();
        question.typed = people::typed_of_status(typed);
        question.group = "Not known";
        question.picks = picks;
        const auto decided = judged.decisions.status.find(folded);
        question.means =
            meaning(decided == judged.decisions.status.end() ? judged.decisions.every_status : decided->second);
        question.cells = {typed.empty() ? "an empty cell" : "‘" + typed + "’"};
        rows.push_back(0);
      }
      ++rows[found->second];
    }
  }
  for (std::size_t at = 0; at < rows.size(); ++at) section.questions[at].cells.push_back(grouped(rows[at]));
  auto& all = section.for_all.emplace_back();
  all.typed = people::typed_of_every(RowAspect::status);
  all.group = "Not known";
  all.picks = picks;
  all.means = meaning(judged.decisions.every_status);
  return section;
}

}  // namespace muster::booking
