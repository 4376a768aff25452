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
  intake::Question question;
  question.typed = people::typed_of_row(aspect, row.line);
  question.group = titles_of(aspect).group;
  // Only whoever is registered has a name that could stay.
  if (!of_file && aspect == RowAspect::equal_address)
    question.picks.push_back({"One, named as in the file", std::string(people::renamed_words)});
  question.picks.push_back({of_file ? "One person" : "One, as registered", said(aspect, true)});
  question.picks.push_back({"Two people", said(aspect, false)});
  question.means = means_of(judged.decisions, aspect, row.line);
  question.cells = {std::to_string(row.line), person_name(row), row.email, other_of(judged, verdict)};
  if (aspect != RowAspect::equal_address) question.cells[2] = capitalised(sign_of(verdict));
  return question;
}

/// One choice for all questions of the section, which stand under one heading.
void decide_all(intake::QuestionSection& section, RowAspect aspect, std::vector<intake::Pick> picks,
                std::optional<bool> every) {
  if (section.questions.empty()) return;
  auto& all = section.for_all.emplace_back();
  all.typed = people::typed_of_every(aspect);
  all.group = section.questions.front().group;
  all.picks = std::move(picks);
  if (every) all.means = said(aspect, *every);
}

}  // namespace

intake::QuestionSection person_questions(const DelegateJudgement& judged, RowAspect aspect) {
  const auto titles = titles_of(aspect);
  intake::QuestionSection section;
  section.id = titles.id;
  section.title = titles.title;
  section.one = titles.one;
  section.many = titles.many;
  section.columns = {"Row", "In the file", aspect == RowAspect::equal_address ? "Address" : "Why", "Looks like"};
  section.picks_title = "They are";
  section.stops = false;
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
  intake::QuestionSection section;
  section.id = "changes";
  section.title = "Something new about people who are known";
  section.one = "row with something new";
  section.many = "rows with something new";
  section.columns = {"Row", "Person", "Known as", "In the file"};
  section.picks_title = "Keep";
  section.stops = false;
  for (const auto& verdict : judged.preview.verdicts) {
    if (!verdict.asked.contains(aspect)) continue;
    const auto& row = judged.preview.rows[verdict.row];
    std::vector<std::string> was;
    std::vector<std::string> now;
    for (const auto& change : verdict.changes) {
      was.push_back(std::string(change.field) + ": " + (change.was.empty() ? "none" : change.was));
      now.push_back(std::string(change.field) + ": " + change.now);
    }
    auto& question = section.questions.emplace_back();
    question.typed = people::typed_of_row(aspect, row.line);
    question.group = "Known people";
    question.picks = {{"As in the file", said(aspect, true)}, {"As registered", said(aspect, false)}};
    const auto decided = judged.decisions.as_in_file.of(row.line);
    if (decided) question.means = said(aspect, *decided);
    question.cells = {std::to_string(row.line), person_name(row), capitalised(joined(was, "; ")),
                      capitalised(joined(now, "; "))};
  }
  decide_all(section, aspect, {{"as in the file", said(aspect, true)}, {"as registered", said(aspect, false)}},
             judged.decisions.as_in_file.of_every);
  return section;
}

}  // namespace muster::booking
