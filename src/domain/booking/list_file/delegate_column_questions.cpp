// The columns of a delegate list as questions: what each is taken for, and what only a person can say.
#include "delegate_judgement.hpp"

#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <memory>

namespace muster::booking {
namespace {

using people::DelegateColumns;
using people::DelegateField;

constexpr std::string_view organisation_word = "organisation";

std::optional<DelegateField> field_in(const DelegateColumns& columns, std::size_t column) {
  struct FieldColumn {
    std::optional<std::size_t> column;
    DelegateField field;
  };
  for (const auto& each :
       {FieldColumn{columns.first_name, DelegateField::first_name},
        FieldColumn{columns.last_name, DelegateField::last_name},
        FieldColumn{columns.full_name, DelegateField::full_name},
        FieldColumn{columns.spare_name, DelegateField::full_name},
        FieldColumn{columns.organisation, DelegateField::organisation},
        FieldColumn{columns.place, DelegateField::place}, FieldColumn{columns.email, DelegateField::email},
        FieldColumn{columns.job_title, DelegateField::job_title}}) {
    if (each.column == column) return each.field;
  }
  const auto holds = [&](const std::vector<std::size_t>& all) {
    return std::find(all.begin(), all.end(), column) != all.end();
  };
  if (holds(columns.access_needs)) return DelegateField::access_needs;
  if (holds(columns.dietary_needs)) return DelegateField::dietary_needs;
  return std::nullopt;
}

/// The first values of a column, so that one sees what it holds; never of needs, which few may see.
std::string examples(const tabular::Table& table, std::size_t column) {
  constexpr std::size_t rows_looked_at = 200;
  constexpr std::size_t most = 3;
  constexpr std::size_t longest = 40;  // characters
  std::vector<std::string> found;
  for (std::size_t row = 0; row < std::min(table.rows.size(), rows_looked_at) && found.size() < most; ++row) {
    auto text = trimmed(table.rows[row][column]);
    if (text.empty() || std::find(found.begin(), found.end(), text) != found.end()) continue;
    found.push_back(character_count(text) > longest ? "a long text" : std::move(text));
  }
  return joined(found, "; ");
}

/// What a decision calls it.
std::string word_of(DelegateField field) { return lower_case(people::field_label(field)); }

constexpr std::string_view who_comes = "who comes";
constexpr std::string_view how_many_come = "how many come";

/// What a column is read for beside the fields that somebody may choose; empty where it is none of that.
std::string_view coming_in(const DelegateColumns& columns, std::size_t column) {
  const auto& all = columns.status;
  if (columns.organiser == column || std::find(all.begin(), all.end(), column) != all.end()) return who_comes;
  return columns.places == column || columns.guests == column ? how_many_come : std::string_view();
}

std::vector<intake::Pick> field_picks() {
  std::vector<intake::Pick> picks;
  for (const auto field : people::all_fields()) {
    picks.push_back({std::string(people::field_label(field)), word_of(field)});
  }
  picks.push_back({"None of these: leave it out", std::string(intake::leave_out)});
  return picks;
}

std::optional<DelegateField> proposed(const DelegateColumns& columns, std::size_t column) {
  for (const auto& each : columns.proposals) {
    if (each.column == column) return each.field;
  }
  return std::nullopt;
}

}  // namespace

Result<people::ChosenColumns> chosen_columns(const intake::Sheet& sheet) {
  people::ChosenColumns chosen;
  for (const auto& [column, means] : sheet.columns) {
    if (folded_name(means) == folded_name(intake::leave_out)) {
      chosen.emplace(column, std::nullopt);
      continue;
    }
    if (folded_name(means) == folded_name(who_comes) || folded_name(means) == folded_name(how_many_come)) continue;
    const auto field = people::field_called(means);
    if (!field) {
      std::vector<std::string> labels;
      for (const auto each : people::all_fields()) labels.push_back(word_of(each));
      return bad_input(sheet.decisions_name + ": \"" + intake::column_called(sheet.table.heading, column) +
                       "\" cannot mean \"" + means + "\". A column means " + listed(labels, " or ") + ", or \"" +
                       std::string(intake::leave_out) + "\".");
    }
    chosen.emplace(column, field);
  }
  return chosen;
}

intake::QuestionSection column_questions(const intake::Sheet& sheet, const DelegateColumns& columns,
                                         const people::ChosenColumns& chosen) {
  const auto& table = sheet.table;
  const bool complete = people::are_complete(columns);
  intake::QuestionSection section{.id = "columns",
                                  .title = "Columns of the file",
                                  .one = "column",
                                  .many = "columns",
                                  .columns = {"Heading", "What stands in it"},
                                  .picks_title = "Holds",
                                  .stops = !complete,
                                  .as_list = true,
                                  .may_close = true};
  for (std::size_t column = 0; column < table.heading.size(); ++column) {
    const auto field = field_in(columns, column);
    const bool needs = field == DelegateField::access_needs || field == DelegateField::dietary_needs;
    const auto near = proposed(columns, column);
    const auto name = trimmed(table.heading[column]);
    const auto held = needs ? "" : examples(table, column);
    if (name.empty() && held.empty()) continue;
    const bool left_out = chosen.contains(column) || (complete && !near);
    const std::string coming(coming_in(columns, column));
    auto picks = field_picks();
    if (!coming.empty()) picks.insert(picks.begin(), {capitalised(coming), coming});
    section.questions.push_back(
        {.typed = intake::column_called(table.heading, column),
         .cells = {name.empty() ? "(column " + std::to_string(column + 1) + ", no heading)" : name, held},
         .picks = std::move(picks),
         .means = !coming.empty() ? coming
                  : field         ? word_of(*field)
                                  : std::string(left_out ? intake::leave_out : ""),
         .proposal = near ? word_of(*near) : ""});
  }
  if (!columns.organisation) {
    section.questions.push_back({.typed = std::string(intake::no_column),
                                 .cells = {"No column holds organisations", ""},
                                 .picks = {{"Right: take everybody without", std::string(organisation_word)}},
                                 .means = std::string(columns.no_organisations ? organisation_word : "")});
  }
  return section;
}

Diagnostic missing_columns(const intake::Sheet& sheet, const DelegateColumns& columns) {
  std::string hint = "or say in a decisions file what a column means";
  if (columns.proposals.empty()) hint += R"(, "column Affiliation" and "organisation")";
  for (const auto& near : columns.proposals)
    hint += ", likely \"" + intake::column_called(sheet.table.heading, near.column) + "\" and \"" +
            word_of(near.field) + "\"";
  if (!columns.organisation) hint += R"(; or that nobody has an organisation, "no column" and "organisation")";
  // Its place says already which file it is.
  auto error = people::missing_columns(columns, sheet.table.heading, sheet.name).message.substr(sheet.name.size() + 2);
  return {sheet.name, 0, 0, 1, std::move(error), std::move(hint)};
}

intake::Judgement waiting_for_columns(const intake::Sheet& sheet, const DelegateColumns& columns,
                                      const people::ChosenColumns& chosen) {
  intake::Judgement out;
  for (const auto line : sheet.table.line_of) out.rows.push_back({line, intake::RowState::undecided, 0, 0});
  out.words = [error = missing_columns(sheet, columns)](std::size_t index) {
    intake::RowWords words;
    words.verdict = "Columns not decided";
    words.cells = {{"", ""}, {"", ""}};
    if (index == 0) words.errors.push_back(error);  // once for the whole file
    return words;
  };
  out.columns = {"Person", "Organisation"};
  out.groups = {"Nobody can tell yet what these hold"};
  out.sections = {column_questions(sheet, columns, chosen)};
  const auto& missing = !people::has_names(columns) ? "names" : "organisations";
  out.remarks.push_back(std::string("No column with ") + missing +
                        " is known by its heading. Say below which one holds them; it is remembered for the next list "
                        "of the same headings.");
  out.fingerprint = "columns";
  return out;
}

}  // namespace muster::booking
