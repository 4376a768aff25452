// Answers as tables for other programs: codes and labels apart, ticks one column per option.
#include <muster/domain/feedback/response_export_service.hpp>
#include <muster/domain/feedback/round_service.hpp>

#include "feedback_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

constexpr const char* not_for_passing_on = "Not for passing on: single forms, for those who may read single answers.";

bool writes_in(const forms::Question& question) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [](const forms::Option& option) { return option.write_in; });
}

/// Ticks and numbers; what was written stands elsewhere.
bool is_closed(const forms::Question& question) {
  return question.has_options() || question.kind == forms::QuestionKind::number;
}

void add_heading(tabular::Row& heading, const forms::Question& question) {
  if (question.kind == forms::QuestionKind::pick_any) {
    for (const auto& option : question.options) heading.push_back(question.code + "." + option.code);
  } else {
    heading.push_back(question.code);
  }
}

void add_cells(tabular::Row& row, const forms::Question& question, const forms::Answers& answers) {
  const auto found = answers.find(question.code);
  const forms::Answer none;
  const auto& answer = found == answers.end() ? none : found->second;
  if (question.kind == forms::QuestionKind::pick_any) {
    for (const auto& option : question.options) {
      const bool ticked = std::find(answer.codes.begin(), answer.codes.end(), option.code) != answer.codes.end();
      row.emplace_back(found == answers.end() ? "" : ticked ? "1" : "0");
    }
  } else {
    row.push_back(joined(question.has_options() ? answer.codes : answer.texts, "; "));
  }
}

std::string written(const forms::Question& question, const forms::Answers& answers) {
  const auto found = answers.find(question.code);
  return found == answers.end() ? std::string() : joined(found->second.texts, "; ");
}

/// One form a row, all of it.
Result<tabular::OutputSheet> whole_rows(const forms::Form& form, const std::vector<forms::Answers>& all,
                                        Progress& progress) {
  tabular::OutputSheet sheet{"Answers", {}, {}, not_for_passing_on};
  for (const auto* question : form.questions()) {
    add_heading(sheet.heading, *question);
    if (writes_in(*question)) sheet.heading.push_back(question->code + ".written");
  }
  for (const auto& answers : all) {
    auto& row = sheet.rows.emplace_back();
    for (const auto* question : form.questions()) {
      add_cells(row, *question, answers);
      if (writes_in(*question)) row.push_back(written(*question, answers));
    }
    MUSTER_CHECK(go_on(progress, static_cast<std::int64_t>(sheet.rows.size())));
  }
  return sheet;
}

Result<tabular::OutputSheet> ticks(const forms::Form& form, const std::vector<forms::Answers>& all,
                                   Progress& progress) {
  tabular::OutputSheet sheet{"Answers", {}, {}};
  for (const auto* question : form.questions()) {
    if (is_closed(*question)) add_heading(sheet.heading, *question);
  }
  for (const auto& answers : all) {
    auto& row = sheet.rows.emplace_back();
    for (const auto* question : form.questions()) {
      if (is_closed(*question)) add_cells(row, *question, answers);
    }
    MUSTER_CHECK(go_on(progress, static_cast<std::int64_t>(sheet.rows.size())));
  }
  std::sort(sheet.rows.begin(), sheet.rows.end());
  return sheet;
}

tabular::OutputSheet texts(const forms::Question& question, const std::vector<forms::Answers>& all) {
  tabular::OutputSheet sheet{question.code, {question.code}, {}};
  for (const auto& answers : all) {
    if (auto text = written(question, answers); !text.empty()) sheet.rows.push_back({std::move(text)});
  }
  std::sort(sheet.rows.begin(), sheet.rows.end(), [](const tabular::Row& left, const tabular::Row& right) {
    const auto order = compare_names(left.front(), right.front());
    return order != 0 ? order < 0 : left < right;
  });
  return sheet;
}

bool holds_texts(const forms::Question& question) { return !is_closed(question) || writes_in(question); }

Result<std::vector<tabular::OutputSheet>> sheets_of(const forms::Form& form, const std::vector<forms::Answers>& answers,
                                                    const AnswersWanted& wanted, Progress& progress) {
  std::vector<tabular::OutputSheet> sheets;
  if (wanted.whole_rows) {
    MUSTER_TRY(rows, whole_rows(form, answers, progress));
    sheets.push_back(std::move(rows));
    return sheets;
  }
  if (!wanted.question.empty()) {
    const auto* question = form.question(wanted.question);
    if (question == nullptr || !holds_texts(*question))
      return bad_input("No texts are written to a question \"" + wanted.question + "\".");
    sheets.push_back(texts(*question, answers));
    return sheets;
  }
  MUSTER_TRY(rows, ticks(form, answers, progress));
  sheets.push_back(std::move(rows));
  if (wanted.format == "csv") return sheets;
  for (const auto* question : form.questions()) {
    if (holds_texts(*question)) sheets.push_back(texts(*question, answers));
  }
  return sheets;
}

std::string csv_of(const tabular::OutputSheet& sheet) {
  if (sheet.first_line.empty()) return tabular::to_csv(sheet.heading, sheet.rows);
  auto rows = sheet.rows;
  rows.insert(rows.begin(), sheet.heading);
  return tabular::to_csv({sheet.first_line}, rows);
}

}  // namespace

Result<std::string> export_responses(store::Database& database, Instant now, const std::string& event_slug,
                                     const std::string& format) {
  return export_responses(database, now, event_slug, {format}, unwatched());
}

Result<std::string> export_responses(store::Database& database, Instant now, const std::string& event_slug,
                                     const AnswersWanted& wanted, Progress& progress) {
  if (wanted.format != "csv" && wanted.format != "xlsx")
    return bad_input("\"" + wanted.format + "\" is no format for this; choose csv or xlsx.");
  MUSTER_TRY(round, settle_event_round(database, now, event_slug));
  if (!round) return conflict("There is no form for this event yet, so there are no answers to export.");
  MUSTER_TRY(answers, database.read([&](store::Session& session) -> Result<std::vector<forms::Answers>> {
    return released_answers(session, round->id);
  }));
  progress.begin("answers", static_cast<std::int64_t>(answers.size()));
  MUSTER_TRY(sheets, sheets_of(*round->form, answers, wanted, progress));
  if (wanted.format == "xlsx") return tabular::to_xlsx(sheets);
  return csv_of(sheets.front());
}

}  // namespace muster::feedback
