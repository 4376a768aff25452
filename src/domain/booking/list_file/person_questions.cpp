// Rows that look like somebody else, and rows that say something new of somebody known: asked of each, or of all at
// once.
#include "delegate_judgement.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <utility>

namespace muster::booking {
namespace {

using people::RowAspect;
using people::Verdict;

struct AspectTitles {
  const char* id;
  const char* title;
  const char* one;
  const char* many;
  const char* group;
};

AspectTitles titles_of(RowAspect aspect) {
  switch (aspect) {
    case RowAspect::equal_address:
      return {"names", "One address, two names", "address with two names", "addresses with two names", "Equal address"};
    case RowAspect::equal_name:
      return {"addresses", "One name, two people?", "name that may be two people", "names that may be two people",
              "Equal name"};
    default:
      return {"alike", "Names that are alike", "name like another", "names like another", "Alike"};
  }
}

std::string said(RowAspect aspect, bool yes) { return std::string(people::words_for(aspect, yes)); }

std::optional<bool> every_of(const people::Decisions& decisions, RowAspect aspect) {
  switch (aspect) {
    case RowAspect::equal_address:
      return decisions.equal_address;
    case RowAspect::equal_name:
      return decisions.equal_name;
    default:
      return decisions.near_name;
  }
}

/// What was decided of a row, by itself or with all others.
std::string means_of(const people::Decisions& decisions, RowAspect aspect, std::size_t line) {
  const auto decided = decisions.same_person.find(line);
  if (decided == decisions.same_person.end()) {
    const auto every = every_of(decisions, aspect);
    return every ? said(aspect, *every) : std::string();
  }
  if (decided->second && decisions.named_as_in_file.contains(line)) return std::string(people::renamed_words);
  return said(aspect, decided->second);
}

std::string other_of(const DelegateJudgement& judged, const Verdict& verdict) {
  if (!verdict.other_row) return verdict.other_name;
  return verdict.other_name + " (row " + std::to_string(judged.preview.rows[*verdict.other_row].line) + ")";
}

/// The reason without what was decided of it.
std::string sign_of(const Verdict& verdict) {
  const auto colon = verdict.reason.find("as decided: ");
  return colon == std::string::npos ? verdict.reason : verdict.reason.substr(colon + 12);
}

intake::Question person_question(const DelegateJudgement& judged, const Verdict& verdict, RowAspect aspect) {
  const auto& row = judged.preview.rows[verdict.row];
  const bool of_file = verdict.other_row.has_value();
  const bool by_address = aspect == RowAspect::equal_address;
  intake::Question question{
      .typed = people::typed_of_row(aspect, row.line),
      .cells = {std::to_string(row.line), person_name(row), by_address ? row.email : capitalised(sign_of(verdict)),
                other_of(judged, verdict)},
      .group = titles_of(aspect).group,
      .picks = {{of_file ? "One person" : "One, as registered", said(aspect, true)},
                {"Two people", said(aspect, false)}},
      .means = means_of(judged.decisions, aspect, row.line)};
  // Only whoever is registered has a name that could stay.
  if (!of_file && by_address)
    question.picks.insert(question.picks.begin(), {"One, named as in the file", std::string(people::renamed_words)});
  return question;
}

/// One choice for all questions of the section, which stand under one heading.
void decide_all(intake::QuestionSection& section, RowAspect aspect, std::vector<intake::Pick> picks,
                std::optional<bool> every) {
  if (section.questions.empty()) return;
  section.for_all.push_back({.typed = people::typed_of_every(aspect),
                             .group = section.questions.front().group,
                             .picks = std::move(picks),
                             .means = every ? said(aspect, *every) : ""});
}

}  // namespace

intake::QuestionSection person_questions(const DelegateJudgement& judged, RowAspect aspect) {
  const auto titles = titles_of(aspect);
  intake::QuestionSection section{
      .id = titles.id,
      .title = titles.title,
      .one = titles.one,
      .many = titles.many,
      .columns = {"Row", "In the file", aspect == RowAspect::equal_address ? "Address" : "Why", "Looks like"},
      .picks_title = "They are",
      .stops = false};
  for (const auto& verdict : judged.preview.verdicts) {
    if (!verdict.asked.contains(aspect) || verdict.other_name.empty()) continue;
    section.questions.push_back(person_question(judged, verdict, aspect));
  }
  decide_all(section, aspect, {{"one person", said(aspect, true)}, {"two people", said(aspect, false)}},
             every_of(judged.decisions, aspect));
  return section;
}

intake::QuestionSection change_questions(const DelegateJudgement& judged) {
  constexpr auto aspect = RowAspect::changes;
  intake::QuestionSection section{.id = "changes",
                                  .title = "Something new about people who are known",
                                  .one = "row with something new",
                                  .many = "rows with something new",
                                  .columns = {"Row", "Person", "Known as", "In the file"},
                                  .picks_title = "Keep",
                                  .stops = false};
  for (const auto& verdict : judged.preview.verdicts) {
    if (!verdict.asked.contains(aspect)) continue;
    const auto& row = judged.preview.rows[verdict.row];
    std::vector<std::string> was;
    std::vector<std::string> now;
    for (const auto& change : verdict.changes) {
      was.push_back(std::string(change.field) + ": " + (change.was.empty() ? "none" : change.was));
      now.push_back(std::string(change.field) + ": " + change.now);
    }
    const auto decided = judged.decisions.as_in_file.of(row.line);
    section.questions.push_back(
        {.typed = people::typed_of_row(aspect, row.line),
         .cells = {std::to_string(row.line), person_name(row), capitalised(joined(was, "; ")),
                   capitalised(joined(now, "; "))},
         .group = "Known people",
         .picks = {{"As in the file", said(aspect, true)}, {"As registered", said(aspect, false)}},
         .means = decided ? said(aspect, *decided) : ""});
  }
  decide_all(section, aspect, {{"as in the file", said(aspect, true)}, {"as registered", said(aspect, false)}},
             judged.decisions.as_in_file.of_every);
  return section;
}

}  // namespace muster::booking
