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
  return {.typed = people::typed_of_every(aspect),
          .group = group,
          .picks = std::move(picks),
          .means = ruling.of_every ? said(aspect, *ruling.of_every) : ""};
}

/// Of the columns that hold a name, the one in which something stands.
std::optional<intake::CellPlace> name_cell(const DelegateJudgement& judged, const people::DelegateRow& row) {
  const auto& columns = judged.columns;
  if (columns.full_name) return intake::CellPlace{row.line, *columns.full_name};
  const bool first = columns.first_name && (!columns.last_name || !row.first_name.empty());
  const auto column = first ? columns.first_name : columns.last_name;
  return column ? std::optional(intake::CellPlace{row.line, *column}) : std::nullopt;
}

/// A question about one row and one decision for all of them, with the same two ways to decide.
struct RowPicks {
  RowAspect aspect;
  const people::RowRuling& ruling;
  std::string group;
  const char* yes;
  const char* no;
  const char* all_yes;
  const char* all_no;
};

/// Asks about each row of which the verdict asks that; `cells` says what is shown of it behind its number.
template <class Cells>
void ask_rows(intake::QuestionSection& section, const DelegateJudgement& judged, const RowPicks& picks,
              const Cells& cells) {
  const auto yes = said(picks.aspect, true);
  const auto no = said(picks.aspect, false);
  for (const auto& verdict : judged.preview.verdicts) {
    if (!verdict.asked.contains(picks.aspect)) continue;
    const auto& row = judged.preview.rows[verdict.row];
    auto& question =
        section.questions.emplace_back(intake::Question{.typed = people::typed_of_row(picks.aspect, row.line),
                                                        .cells = {std::to_string(row.line)},
                                                        .group = picks.group,
                                                        .picks = {{picks.yes, yes}, {picks.no, no}},
                                                        .means = means_of(picks.ruling, picks.aspect, row.line)});
    for (auto& cell : cells(verdict, row)) question.cells.push_back(std::move(cell));
    if (!section.mends_title.empty()) question.mends = name_cell(judged, row);
  }
  section.for_all = {for_all(picks.aspect, picks.ruling, picks.group, {{picks.all_yes, yes}, {picks.all_no, no}})};
}

std::string organisation_of(const DelegateJudgement& judged, const people::Verdict& verdict) {
  return verdict.organisation ? judged.organisations[*verdict.organisation].name
                              : judged.preview.rows[verdict.row].organisation;
}

}  // namespace

std::string person_name(const people::DelegateRow& row) {
  const auto name = trimmed(row.first_name + " " + row.last_name);
  return name.empty() ? "No name" : name;
}

intake::QuestionSection not_person_questions(const DelegateJudgement& judged) {
  intake::QuestionSection section{.id = "people",
                                  .title = "Is it a person?",
                                  .one = "row that may be nobody",
                                  .many = "rows that may be nobody",
                                  .columns = {"Row", "Typed as a name", "Organisation"},
                                  .picks_title = "It is",
                                  .mends_title = "Its name"};
  ask_rows(
      section, judged,
      {RowAspect::name, judged.decisions.is_person, "May be nobody", "A person", "No person", "people", "no people"},
      [&](const people::Verdict& verdict, const people::DelegateRow& row) {
        return std::vector{"‘" + person_name(row) + "’", organisation_of(judged, verdict)};
      });
  return section;
}

intake::QuestionSection places_questions(const DelegateJudgement& judged) {
  intake::QuestionSection section{.id = "places",
                                  .title = "Rows that stand for several places",
                                  .one = "row with several places",
                                  .many = "rows with several places",
                                  .columns = {"Row", "Person", "In the file"},
                                  .picks_title = "Take in"};
  ask_rows(section, judged,
           {RowAspect::places, judged.decisions.one_place, "Several places", "Only the person named", "Nobody",
            "only the people named", "nobody"},
           [](const people::Verdict&, const people::DelegateRow& row) {
             return std::vector{person_name(row), row.places_typed};
           });
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
  intake::QuestionSection section{.id = "cells",
                                  .title = "Cells that are not taken",
                                  .one = "cell that is not taken",
                                  .many = "cells that are not taken",
                                  .columns = {"Row", "Person", "What is wrong"},
                                  .picks_title = "Or",
                                  .stops = false,
                                  .mends_title = "The cell"};
  for (const auto& verdict : judged.preview.verdicts) {
    if (verdict.kind == people::VerdictKind::not_coming || verdict.kind == people::VerdictKind::refused) continue;
    const auto& row = judged.preview.rows[verdict.row];
    for (const auto& cell : verdict.cells) {
      const auto group = cell_group(cell.kind);
      if (group.empty()) continue;
      auto& question = section.questions.emplace_back(
          intake::Question{.cells = {std::to_string(row.line), person_name(row), capitalised(cell.words)},
                           .group = group,
                           .mends = intake::CellPlace{row.line, cell.column}});
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
