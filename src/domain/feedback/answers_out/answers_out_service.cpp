// The answers in the formats that are made of the table of ticks and numbers.
#include <muster/domain/feedback/answers_out_service.hpp>
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/response_export_service.hpp>
#include <muster/domain/feedback/round_service.hpp>

#include "answers_as_json.hpp"
#include "answers_spss.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "index_columns.hpp"

#include <algorithm>
#include <set>

namespace muster::feedback {
namespace {

bool has_texts(const forms::Question& question) {
  const bool ticked = question.has_options() || question.kind == forms::QuestionKind::number;
  return !ticked || std::any_of(question.options.begin(), question.options.end(),
                                [](const forms::Option& option) { return option.write_in; });
}

/// A table without a column (a form of texts alone) cannot be read back.
Result<tabular::Table> table_of(const std::string& csv) {
  if (csv.find_first_not_of("\xEF\xBB\xBF\r\n") == std::string::npos) return tabular::Table{};
  return tabular::read_table(csv, "answers", tabular::WideRows::kept);
}

Result<std::string> as_json(store::Database& database, Instant now, const std::string& slug, const forms::Form& form,
                            Progress& progress) {
  MUSTER_TRY(csv, export_responses(database, now, slug, AnswersWanted{"csv", false, {}}, progress));
  MUSTER_TRY(ticks, table_of(csv));
  std::vector<std::pair<std::string, std::vector<std::string>>> texts;
  for (const auto* question : form.questions()) {
    if (!has_texts(*question)) continue;
    MUSTER_TRY(written, export_responses(database, now, slug, AnswersWanted{"csv", false, question->code}, progress));
    MUSTER_TRY(table, table_of(written));
    auto& lines = texts.emplace_back(question->code, std::vector<std::string>()).second;
    for (const auto& row : table.rows) lines.emplace_back(row[0]);
  }
  // Who ticked nothing has a row of nothing, which a reader of tables passes over.
  const auto lines = static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n'));
  const auto empty = lines - std::min(lines, ticks.rows.size() + 1);
  return json_text(answers_as_json(form, ticks, empty, texts), 2) + "\n";
}

/// Only what a file of answers did not ask is stored as not asked.
std::set<std::string> not_asked_in_files(store::Session& session, const std::string& round_id) {
  std::set<std::string> codes;
  sql::each_released(session, round_id, [&](const std::string& stored, std::int64_t) {
    if (stored.find(R"("asked":"no")") == std::string::npos) return;
    for (const auto& [code, answer] : forms::stored_answers(stored)) {
      if (answer.asked == forms::Asked::no) codes.insert(code);
    }
  });
  return codes;
}

}  // namespace

Result<std::string> export_answers(store::Database& database, Instant now, const std::string& event_slug,
                                   const AnswersWanted& wanted, Progress& progress) {
  const bool json = wanted.format == "json";
  if (!json && wanted.format != "sps") return export_responses(database, now, event_slug, wanted, progress);
  if (wanted.whole_rows || !wanted.question.empty())
    return bad_input("Single forms and the texts of one question are written as csv or xlsx.");
  MUSTER_TRY(round, settle_event_round(database, now, event_slug));
  if (!round) return conflict("There is no form for this event yet, so there are no answers to export.");
  // As the files of ticks have it: with what only earlier versions asked.
  std::set<std::string> not_in_files;
  MUSTER_TRY(versions, database.read([&](store::Session& session) -> Result<FormVersions> {
    if (!json) not_in_files = not_asked_in_files(session, round->id);
    return versions_of(session, *round);
  }));
  const auto form = with_index_columns(versions.form());
  if (json) return as_json(database, now, event_slug, form, progress);
  return spss_syntax(form, event_slug + "-answers.csv", {versions.several(), not_in_files});
}

}  // namespace muster::feedback
