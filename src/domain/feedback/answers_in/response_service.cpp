// Answers by export as a kind of import: load the round, judge every row, save the new ones, take them back.
#include <muster/domain/feedback/response_service.hpp>

#include "answer_file.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "domain/feedback/form/answered_version_service.hpp"
#include "response_batch_sql.hpp"
#include "response_pieces_service.hpp"
#include "response_questions.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/import_target_service.hpp>
#include <muster/domain/forms/personal.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

struct JudgedResponses {
  Round round;
  std::unordered_set<std::string> known;
  std::shared_ptr<AnswerFile> file;
  std::optional<ResponseSaver> saving{};
};
JudgedResponses& own_of(const intake::Judgement& judgement) {
  return *static_cast<JudgedResponses*>(judgement.own.get());
}

/// The round that answers can be taken into now.
Result<Round> open_to_imports(store::Session& session, Instant now, const intake::Target& target) {
  auto round = sql::round_by_event(session, target.event_id);
  if (!round) return conflict("There is no form for " + target.title + " yet. Publish the form before its answers.");
  round->state = state_at(*round, now);
  if (round->state == RoundState::closed) {
    return conflict("The answers of " + target.title +
                    " are closed. Reopen the form to take more. Nothing was changed.");
  }
  if (sql::has_settled_imports(session, target.event_id)) {
    return conflict(
        "The form was closed since an earlier import, so its rows can no longer be told from new ones. "
        "Nothing was changed.");
  }
  return *std::move(round);
}

std::string quoted_list(const std::vector<std::string>& names) { return "“" + joined(names, "”, “") + "”"; }

/// Whatever the file held: nobody is to look for it on the list of contact details.
std::string what_stays_unfilled(store::Session& session, const intake::Target& target) {
  const auto round = sql::round_by_event(session, target.event_id);
  if (!round) return {};
  std::vector<std::string> labels;
  for (const auto* question : forms::personal_questions(*round->form)) labels.push_back(question->label);
  if (labels.empty()) return {};
  return "The form’s personal questions were not filled by it: " + quoted_list(labels) +
         ". They are kept apart from the answers, and a row of a file holds both.";
}

std::string verdict_words(ResponseKind kind) {
  switch (kind) {
    case ResponseKind::fresh:
      return "New";
    case ResponseKind::known:
      return "Already imported";
    case ResponseKind::empty:
      return "Empty";
    case ResponseKind::undecided:
      return "Not decided";
    case ResponseKind::refused:
      return "Refused";
  }
  return "Refused";
}

intake::RowState state_of(ResponseKind kind) {
  switch (kind) {
    case ResponseKind::fresh:
      return intake::RowState::fresh;
    case ResponseKind::undecided:
      return intake::RowState::undecided;
    case ResponseKind::refused:
      return intake::RowState::refused;
    default:
      return intake::RowState::same;
  }
}

intake::RowWords words_of(const ResponseVerdict& verdict, const std::string& source) {
  intake::RowWords words;
  words.verdict = verdict_words(verdict.kind);
  if (verdict.kind == ResponseKind::undecided) {
    words.reason = "see the questions above";
    words.errors = {{source, verdict.line, 0, 1, "what this row is has not been decided",
                     "the preview says what is to be decided; say it in a decisions file"}};
  }
  if (verdict.kind != ResponseKind::refused) return words;
  for (const auto& error : verdict.errors) {
    words.reason += (words.reason.empty() ? "" : ". ") + error.message + (error.hint.empty() ? "" : "; " + error.hint);
  }
  words.invalid = verdict.invalid;
  words.errors = verdict.errors;
  return words;
}

void put_words(intake::Judgement& out, const ResponseForecast& forecast, const std::string& source) {
  const auto all = static_cast<std::int64_t>(forecast.verdicts.size());
  const auto fresh = static_cast<std::int64_t>(forecast.count(ResponseKind::fresh));
  out.headline = fresh == 0 ? "Nothing new in " + source
                            : counted(all, "row is ", "rows are ") + counted(fresh, "new answer", "new answers");
  out.lead =
      fresh == 0 ? "Every row was imported before, or is empty." : "Every answer fits the form, so you can import now.";
  out.button = fresh == 0 ? "" : "Import " + counted(fresh, "answer", "answers");
  if (!forecast.left_out.empty()) {
    out.remarks.push_back("Columns left out: " + quoted_list(forecast.left_out) +
                          ". Names, addresses and times are never taken in, nor what no question of the form asks.");
  }
  if (!forecast.personal.empty()) out.remarks.push_back(personal_columns_words(forecast.personal));
  if (!forecast.not_in_file.empty()) {
    out.remarks.push_back("Questions without a column: " + quoted_list(forecast.not_in_file) +
                          ". If a column asks the same in other words, give those words to the question with “also”, "
                          "and publish the form again.");
  }
  if (forecast.rows_without_identity > 0) {
    out.remarks.emplace_back(
        "This file has neither IDs nor times. If you export the same answers again later, Muster cannot tell which of "
        "them it has already, and will ask you.");
  }
  out.remarks.emplace_back(
      "What people wrote is not shown here, but for a cell that must be mended. A row of a file may be tied to a "
      "person; an answer in Muster must not be.");
}

Result<intake::Judgement> judge(store::Session& session, Instant now, const intake::Target& target,
                                const intake::Sheet& sheet) {
  MUSTER_TRY(standing, open_to_imports(session, now, target));
  const auto newest = standing.form_version;
  auto round = round_of_file(session, std::move(standing), sheet);
  auto known = sql::imported_rows(session, round.id);
  MUSTER_TRY(file, AnswerFile::judged(sheet.table, round.form, round.salt, known, sheet.name,
                                      {sheet.columns, sheet.decisions, sheet.decisions_name}));
  round.form = forms::without_personal(std::move(round.form));  // a file's rows stand together, and may be undone
  const auto own =
      std::make_shared<JudgedResponses>(JudgedResponses{std::move(round), std::move(known), std::move(file)});
  own->saving.emplace(own->round, own->known, *own->file);
  const auto& forecast = own->file->forecast;
  intake::Judgement out;
  std::string all = own->round.id + " " + std::to_string(own->round.form_version);
  for (const auto& verdict : forecast.verdicts) {
    const auto standing = state_of(verdict.kind);
    const bool stays_out = standing == intake::RowState::refused || standing == intake::RowState::undecided;
    out.rows.push_back({verdict.line, standing, stays_out ? 0U : 1U, verdict.kind == ResponseKind::empty ? 1U : 0U});
    all += std::to_string(static_cast<int>(verdict.kind));
  }
  out.words = [own, source = sheet.name](std::size_t index) {
    return words_of(own->file->forecast.verdicts[index], source);
  };
  out.sections = {column_questions(forecast, *own->round.form), repeat_questions(forecast)};
  out.groups = {"Look at these first", "Answers"};
  out.tags = {{"Not counted", "Empty", true}};
  put_words(out, forecast, sheet.name);
  if (own->round.form_version != newest)
    out.remarks.push_back("Read as answers to version " + grouped(own->round.form_version) +
                          " of the form, which knows more of these columns than version " + grouped(newest) + ".");
  out.added = static_cast<std::int64_t>(forecast.count(ResponseKind::fresh));
  // What was decided about a column changes what the button saves, though every row stays what it is.
  for (const auto& column : forecast.columns) all += "\n" + column.name + "=" + column.means;
  all += "\n" + forecast.without_identity.means + "\n" + forecast.changed.means;
  out.fingerprint = fingerprint(all);
  out.own = own;
  return out;
}

void save(store::Session& session, const store::AuditContext& /*doing*/, const intake::Import& import,
          intake::Judgement& judgement, std::size_t from, std::size_t to) {
  own_of(judgement).saving->rows(session, import, *judgement.table, from, to);
}

Outcome finish(store::Session& session, const store::AuditContext& /*doing*/, const intake::Import& import,
               const intake::Judgement& judgement) {
  own_of(judgement).saving->end(session, import);
  return Success{};
}

intake::KindWords words() {
  return {.path = "/form/import",
          .back = "/form",
          .back_name = "Form",
          .title = "Import answers",
          .lead =
              "From Microsoft Forms, Google Forms, SurveyMonkey and other form programs, or a table that somebody "
              "typed from paper. Columns are found by their headings; names, addresses and times are left out. "
              "Nothing is saved before you have seen what each row is.",
          .file_label = "Export with answers",
          .file_hint = "CSV or XLSX, one row for each form. The same export taken later adds only what is new.",
          .one = "answer",
          .many = "answers",
          .same_word = "Already imported",
          .undo_hint = "You can undo the import as one piece until the form closes.",
          .final_hint =
              "“Final” imports can no longer be undone: the form was closed since, and with that Muster "
              "forgot which answers came from which file. That is what keeps them anonymous."};
}

}  // namespace

intake::Kind response_kind() {
  intake::Kind kind;
  kind.name = "responses";
  kind.permission = "enter answers";
  kind.words = words();
  kind.shows_cells = false;
  kind.read = read_answers_table;
  kind.target = events::import_target;
  kind.open = [](store::Session& session, Instant now, const intake::Target& target) -> Outcome {
    MUSTER_CHECK(open_to_imports(session, now, target));
    return Success{};
  };
  kind.judge = judge;
  kind.after = what_stays_unfilled;
  kind.prepare = [](const intake::Judgement& judgement) { own_of(judgement).saving->prepare(); };
  kind.make_ready = [](intake::Judgement& judgement, std::size_t from, std::size_t to) {
    own_of(judgement).saving->make_ready(*judgement.table, from, to);
  };
  kind.save = save;
  kind.finish = finish;
  kind.discard = sql::remove_responses;
  kind.withdraw = withdraw_responses;
  kind.remove = sql::remove_responses;
  kind.one_at_a_time = true;
  kind.can_undo = [](store::Session& session, const intake::Import& import) {
    return import.added == 0 || sql::has_traces(session, import.id);
  };
  return kind;
}

namespace {

/// Reads the file; its bytes are gone when its rows stand.
Result<intake::IncomingFile> read(ResponseFile file) {
  MUSTER_TRY(incoming, intake::read_incoming(response_kind(), file.name, file.bytes));
  incoming.decisions = std::move(file.decisions);
  incoming.decisions_name = std::move(file.decisions_name);
  return incoming;
}

ResponseImport import_of(const intake::ImportResult& applied) {
  const auto& forecast = own_of(applied.judgement).file->forecast;
  const auto count = [&](ResponseKind of) { return static_cast<std::int64_t>(forecast.count(of)); };
  return {applied.import.id,          applied.import.rows,        count(ResponseKind::fresh),
          count(ResponseKind::known), count(ResponseKind::empty), applied.left};
}

}  // namespace

Result<ResponsePlan> plan_responses(store::Database& database, Instant now, const std::string& event_slug,
                                    ResponseFile file) {
  MUSTER_TRY(incoming, read(std::move(file)));
  MUSTER_TRY(judged, intake::judge_file(database, now, response_kind(), event_slug, std::move(incoming)));
  const auto& answers = own_of(judged.forecast.judgement).file;
  std::shared_ptr<const ResponseForecast> forecast(answers, &answers->forecast);
  return ResponsePlan{std::move(forecast), std::move(judged)};
}

Result<ResponseForecast> forecast_responses(store::Database& database, Instant now, const std::string& event_slug,
                                            ResponseFile file) {
  MUSTER_TRY(plan, plan_responses(database, now, event_slug, std::move(file)));
  return std::move(own_of(plan.judged.forecast.judgement).file->forecast);
}

Result<ResponseImport> import_responses(store::Database& database, const store::AuditContext& audit,
                                        const std::string& event_slug, ResponseFile file,
                                        const intake::RowsToSkip& leaving, const intake::Watch& watch) {
  MUSTER_TRY(plan, plan_responses(database, audit.at, event_slug, std::move(file)));
  return import_responses(database, audit, event_slug, std::move(plan), leaving, watch);
}

Result<ResponseImport> import_responses(store::Database& database, const store::AuditContext& audit,
                                        const std::string& event_slug, ResponsePlan plan,
                                        const intake::RowsToSkip& leaving, const intake::Watch& watch) {
  MUSTER_TRY(applied, intake::apply(database, audit, response_kind(), event_slug, std::move(plan.judged), leaving,
                                    std::nullopt, watch));
  return import_of(applied);
}

}  // namespace muster::feedback
