// What of a row must be asked: whether there is a person in it, how many places it stands for, and cells that cannot be
// taken as they stand.
#include "delegate_judgement.hpp"

#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using people::CellFinding;
using people::RowAspect;

std::string said(RowAspect aspect, bool yes) { return std::string(people::words_for(aspect, yes)); }

std::string means_of(const people::RowRuling& ruling, RowAspect aspect, std::size_t line) {
  const auto decided = ruling.of(line);
  return decided ? said(aspect, *decided) : std::string();
}

intake::Question for_all(RowAspect aspect, const people::RowRuling& ruling, const std::string& group,
                         std::vector<intake::Pick> picks) {
  intake::Question all;
  all.typed = people::typed_of_every(aspect);
  all.group = group;
  all.picks = std::move(picks);
  if (ruling.of_every) all.means = said(aspect, *ruling.of_every);
  return all;
}

std::string organisation_of(const DelegateJudgement& judged, const people::Verdict& verdict) {
  return verdict.organisation ? judged.organisations[*verdict.organisation].name
                              : judged.preview.rows[verdict.row].organisation;
}

/// Of the columns that hold a name, the one in which something stands.
std::optional<intake::CellPlace> name_cell(const DelegateJudgement& judged, const people::DelegateRow& row) {
  const auto& columns = judged.columns;
  if (columns.full_name) return intake::CellPlace{row.line, *columns.full_name};
  const bool first = columns.first_name && (!columns.last_name || !row.first_name.empty());
  const auto column = first ? columns.first_name : columns.last_name;
  return column ? std::optional(intake::CellPlace{row.line, *column}) : std::nullopt;
}

intake::QuestionSection section_of(const char* id, const char* title, const char* one, const char* many) {
  intake::QuestionSection section;
  section.id = id;
  section.title = title;
  section.one = one;
  section.many = many;
  return section;
}

}  // namespace

std::string person_name(const people::DelegateRow& row) {
  const auto name = trimmed(row.first_name + " " + row.last_name);
  return name.empty() ? "No name" : name;
}

intake::QuestionSection not_person_questions(const DelegateJudgement& judged) {
  constexpr auto aspect = RowAspect::name;
  auto section = section_of("people", "Is it a person?", "row that may be nobody", "rows that may be nobody");
  section.columns = {"Row", "Typed as a name", "Organisation"};
  section.mends_title = "Its name";
  section.picks_title = "It is";
  const std::vector<intake::Pick> picks{{"A person", said(aspect, true)}, {"No person", said(aspect, false)}};
  for (const auto& verdict : judged.preview.verdicts) {
    if (!verdict.asked.contains(aspect)) continue;
    const auto& row = judged.preview.rows[verdict.row];
    auto& question = section.questions.emplace_back();
    question.typed = people::typed_of_row(aspect, row.line);
    question.group = "May be nobody";
    question.picks = picks;
    question.means = means_of(judged.decisions.is_person, aspect, row.line);
    question.cells = {std::to_string(row.line), "‘" + person_name(row) + "’", organisation_of(judged, verdict)};
    question.mends = name_cell(judged, row);
  }
  section.for_all = {for_all(aspect, judged.decisions.is_person, "May be nobody",
                             {{"people", said(aspect, true)}, {"no people", said(aspect, false)}})};
  return section;
}

intake::QuestionSection places_questions(const DelegateJudgement& judged) {
  constexpr auto aspect = RowAspect::places;
  auto section =
      section_of("places", "Rows that stand for several places", "row with several places", "rows with several places");
  section.columns = {"Row", "Person", "In the file"};
  section.picks_title = "Take in";
  const std::vector<intake::Pick> picks{{"Only the person named", said(aspect, true)}, {"Nobody", said(aspect, false)}};
  for (const auto& verdict : judged.preview.verdicts) {
    if (!verdict.asked.contains(aspect)) continue;
    const auto& row = judged.preview.rows[verdict.row];
    auto& question = section.questions.emplace_back();
    question.typed = people::typed_of_row(aspect, row.line);
    question.group = "Several places";
    question.picks = picks;
    question.means = means_of(judged.decisions.one_place, aspect, row.line);
    question.cells = {std::to_string(row.line), person_name(row), row.places_typed};
  }
  section.for_all = {for_all(aspect, judged.decisions.one_place, "Several places",
                             {{"only the people named", said(aspect, true)}, {"nobody", said(aspect, false)}})};
  return section;
}

std::string cell_group(CellFinding::Kind kind) {
  switch (kind) {
    case CellFinding::Kind::no_address:
      return "Address is not complete";
    case CellFinding::Kind::addresses:
      return "Several addresses in one cell";
    case CellFinding::Kind::no_organisation:
      return "No organisation";
    case CellFinding::Kind::tidied:
    case CellFinding::Kind::left_out:
      return {};
  }
  return {};
}

intake::QuestionSection cell_questions(const DelegateJudgement& judged, const tabular::Table& table) {
  constexpr auto none = RowAspect::organisation;
  auto section = section_of("cells", "Cells that are not taken", "cell that is not taken", "cells that are not taken");
  section.columns = {"Row", "Person", "What is wrong"};
  section.mends_title = "The cell";
  section.picks_title = "Or";
  section.stops = false;
  for (const auto& verdict : judged.preview.verdicts) {
    if (verdict.kind == people::VerdictKind::not_coming || verdict.kind == people::VerdictKind::refused) continue;
    const auto& row = judged.preview.rows[verdict.row];
    for (const auto& cell : verdict.cells) {
      const auto group = cell_group(cell.kind);
      if (group.empty()) continue;
      auto& question = section.questions.emplace_back();
      question.group = group;
      question.cells = {std::to_string(row.line), person_name(row), capitalised(cell.words)};
      question.mends = intake::CellPlace{row.line, cell.column};
      if (cell.kind == CellFinding::Kind::no_organisation) {
        question.typed = people::typed_of_row(none, row.line);
        question.picks = {{"No organisation", said(none, true)}};
        question.means = means_of(judged.decisions.without_organisation, none, row.line);
        continue;
      }
      question.typed = intake::cell_name(table.heading, row.line, cell.column);
      for (const auto& choice : cell.choices) question.picks.push_back({choice, choice});
      question.picks.push_back({"No address", std::string(intake::empty_cell)});
    }
  }
  std::stable_sort(section.questions.begin(), section.questions.end(),
                   [](const auto& left, const auto& right) { return left.group < right.group; });
  section.for_all = {for_all(none, judged.decisions.without_organisation,
                             cell_group(CellFinding::Kind::no_organisation),
                             {{"without an organisation", said(none, true)}})};
  return section;
}

}  // namespace muster::booking
