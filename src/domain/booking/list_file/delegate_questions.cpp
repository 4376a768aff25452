// Names of organisations and words about coming that nobody knows, each asked once.
#include "delegate_judgement.hpp"

#include <muster/domain/intake/counted_questions.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

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
  intake::QuestionSection section{.id = "organisations",
                                  .title = "Organisations nobody knows",
                                  .one = "unknown organisation",
                                  .many = "unknown organisations",
                                  .columns = {"Typed in the file", "Rows"},
                                  .picks_title = "Means",
                                  .new_kinds = judged.kinds};
  for (const auto& organisation : judged.organisations) section.known.push_back(organisation.name);
  intake::CountedQuestions questions;
  for (const auto& verdict : judged.preview.verdicts) {
    if (verdict.kind == VerdictKind::refused || verdict.kind == VerdictKind::not_coming) continue;
    const auto& typed = judged.preview.rows[verdict.row].organisation;
    const auto folded = folded_name(typed);
    const auto decided = judged.decisions.organisation.find(folded);
    const bool is_decided = decided != judged.decisions.organisation.end();
    if (!is_decided && !verdict.organisation_unknown) continue;
    questions.ask(folded, [&] {
      const auto suggestions = is_decided ? directory.match(typed).suggestions : verdict.suggestions;
      const auto* likely = likely_kind(typed);
      intake::Question question{.typed = typed,
                                .cells = {"‘" + typed + "’"},
                                .group = !suggestions.empty() ? "Close to a name that is known"
                                         : likely != nullptr  ? likely->group
                                                              : "Other names",
                                .new_name = typed,
                                .new_kind = likely != nullptr ? likely->kind : "",
                                .means = is_decided ? decided->second : ""};
      for (const auto& name : suggestions) question.picks.push_back({name, name});
      return question;
    });
  }
  section.questions = questions.questions();
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
  const std::vector<intake::Pick> picks{{"Comes", std::string(people::words_for(RowAspect::status, true))},
                                        {"Does not come", std::string(people::words_for(RowAspect::status, false))}};
  const auto meaning = [](std::optional<bool> comes) {
    return comes ? std::string(people::words_for(RowAspect::status, *comes)) : std::string();
  };
  const auto& decisions = judged.decisions;
  intake::CountedQuestions questions;
  for (const auto& verdict : judged.preview.verdicts) {
    for (const auto& typed : verdict.unknown_status) {
      const auto folded = folded_name(typed);
      questions.ask(folded, [&] {
        const auto decided = decisions.status.find(folded);
        return intake::Question{
            .typed = people::typed_of_status(typed),
            .cells = {typed.empty() ? "an empty cell" : "‘" + typed + "’"},
            .group = "Not known",
            .picks = picks,
            .means = meaning(decided == decisions.status.end() ? decisions.every_status : decided->second)};
      });
    }
  }
  return {.id = "status",
          .title = "Words about coming that nobody knows",
          .one = "word about coming",
          .many = "words about coming",
          .columns = {"Typed in the file", "Rows"},
          .picks_title = "Who has it",
          .questions = questions.questions(),
          .for_all = {{.typed = people::typed_of_every(RowAspect::status),
                       .group = "Not known",
                       .picks = picks,
                       .means = meaning(decisions.every_status)}}};
}

}  // namespace muster::booking
