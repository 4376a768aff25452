// Answers as tables for other programs: codes and labels apart, ticks one column per option.
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/response_export_service.hpp>
#include <muster/domain/feedback/round_service.hpp>

#include "codebook.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "hidden_questions.hpp"
#include "index_columns.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/sheet_stream.hpp>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace muster::feedback {
namespace {

constexpr const char* not_for_passing_on = "Not for passing on: single forms, for those who may read single answers.";

bool writes_in(const forms::Question& question) { return !question.write_ins().empty(); }

/// Ticks and numbers; what was written stands elsewhere.
bool is_closed(const forms::Question& question) {
  return question.has_options() || question.kind == forms::QuestionKind::number;
}

/// Where cells are digits whoever answered. Codes are words, also where one looks like a number.
tabular::CellKind cell_kind(const forms::Question& question) {
  if (question.format == forms::TextFormat::date) return tabular::CellKind::date;
  const bool digits =
      question.kind == forms::QuestionKind::number || question.numbered || has_column_an_option(question);
  return digits ? tabular::CellKind::number : tabular::CellKind::text;
}

void add_heading(tabular::StreamedSheet& sheet, const forms::Question& question) {
  auto& heading = sheet.heading;
  if (has_column_an_option(question)) {
    for (const auto& option : question.options) heading.push_back(question.code + "." + option.code);
  } else {
    heading.push_back(question.code);
  }
  sheet.kinds.resize(heading.size(), cell_kind(question));
}

/// One answer with the options that its version of the form did not offer.
struct ExportedAnswer {
  const forms::Answers& answers;
  const FormVersions::NotOffered& not_offered;

  [[nodiscard]] bool is_offered(const forms::Question& question, const forms::Option& option) const {
    const auto found = not_offered.find(question.code);
    return found == not_offered.end() || !found->second.contains(option.code);
  }
};

void add_cells(tabular::Row& row, const forms::Question& question, const ExportedAnswer& exported) {
  const auto& answers = exported.answers;
  const auto found = answers.find(question.code);
  const forms::Answer none;
  const auto& answer = found == answers.end() ? none : found->second;
  if (answer.asked == forms::Asked::no || answer.asked == forms::Asked::untold) {
    const bool apart = has_column_an_option(question);
    row.insert(row.end(), apart ? question.options.size() : 1,
               answer.asked == forms::Asked::no ? cell_not_asked : cell_not_shown);
    return;
  }
  if (question.kind == forms::QuestionKind::pick_any) {
    // An empty box of consent says no; other ticks left out are a question passed over.
    const bool passed_over = question.code != forms::consent_code &&
                             (found == answers.end() || (answer.asked == forms::Asked::yes && answer.codes.empty()));
    for (const auto& option : question.options) {
      const bool ticked = std::find(answer.codes.begin(), answer.codes.end(), option.code) != answer.codes.end();
      const bool offered = ticked || exported.is_offered(question, option);
      row.emplace_back(!offered ? cell_not_offered : passed_over ? "" : ticked ? "1" : "0");
    }
  } else if (question.kind == forms::QuestionKind::ranking) {
    for (const auto& option : question.options) {
      const auto place = std::find(answer.codes.begin(), answer.codes.end(), option.code);
      const bool ranked = place != answer.codes.end();
      row.push_back(ranked                                  ? std::to_string(place - answer.codes.begin() + 1)
                    : exported.is_offered(question, option) ? std::string()
                                                            : std::string(cell_not_offered));
    }
  } else {
    row.push_back(joined(question.has_options() ? answer.codes : answer.texts, "; "));
  }
}

std::string written(const forms::Question& question, const forms::Answers& answers) {
  const auto found = answers.find(question.code);
  return found == answers.end() ? std::string() : joined(found->second.texts, "; ");
}

/// What stands on the lines of a question's options: one column, or one for each of several.
void add_written_heading(tabular::Row& heading, const forms::Question& question) {
  const auto lines = question.write_ins();
  if (lines.size() == 1) heading.push_back(question.code + ".written");
  for (std::size_t at = 0; lines.size() > 1 && at < lines.size(); ++at)
    heading.push_back(question.code + "." + lines[at]->code + ".written");
}

void add_written_cells(tabular::Row& row, const forms::Question& question, const forms::Answers& answers) {
  const auto lines = question.write_ins();
  if (lines.size() == 1) row.push_back(written(question, answers));
  const auto found = answers.find(question.code);
  for (std::size_t at = 0; lines.size() > 1 && at < lines.size(); ++at) {
    row.emplace_back();
    if (found == answers.end()) continue;
    const auto& of = found->second.written_in;
    const auto place = std::find(of.begin(), of.end(), lines[at]->code);
    if (place != of.end()) row.back() = found->second.texts[static_cast<std::size_t>(place - of.begin())];
  }
}

bool holds_texts(const forms::Question& question) { return !is_closed(question) || writes_in(question); }

/// The answers of a round, one by one: all of them at once would take many times the room of the file.
Outcome each_answer(store::Session& session, const Round& round, const FormVersions& versions, Progress& progress,
                    const std::function<Outcome(const ExportedAnswer&)>& take) {
  const IndexScores scores(versions.form());
  const HiddenQuestions hidden(versions.form());
  Outcome done = Success{};
  std::int64_t count = 0;
  sql::each_released(session, round.id, [&](const std::string& json, std::int64_t version) {
    if (!done.ok()) return;
    auto answers = forms::stored_answers(json);
    versions.mark(answers, version);
    hidden.mark(answers);
    scores.add(answers);
    done = take({answers, versions.not_offered(version)});
    if (done.ok()) done = go_on(progress, ++count);
  });
  return done;
}

/// One form a row, all of it.
tabular::StreamedSheet whole_rows(const forms::Form& form) {
  tabular::StreamedSheet sheet{"Answers", {}, not_for_passing_on, {}};
  for (const auto* question : form.questions()) {
    add_heading(sheet, *question);
    add_written_heading(sheet.heading, *question);
    sheet.kinds.resize(sheet.heading.size(), tabular::CellKind::text);
  }
  return sheet;
}

tabular::Row whole_row(const forms::Form& form, const ExportedAnswer& exported) {
  tabular::Row row;
  for (const auto* question : form.questions()) {
    add_cells(row, *question, exported);
    add_written_cells(row, *question, exported.answers);
  }
  return row;
}

/// What is sorted before it is written: a row as one text, its cells set apart by what sorts before every letter.
constexpr char between_cells = '\x1F';

class SortedSheets {
 public:
  /// Ticks and numbers where `ticks`, and the texts of each of these questions.
  SortedSheets(const FormVersions& versions, bool ticks, std::vector<const forms::Question*> texts)
      : versions_(versions),
        form_(with_index_columns(versions.form())),
        with_ticks_(ticks),
        questions_(std::move(texts)),
        texts_(questions_.size()) {}

  void take(const ExportedAnswer& exported) {
    const auto& answers = exported.answers;
    if (with_ticks_) {
      tabular::Row row;
      for (const auto* question : form_.questions()) {
        if (is_closed(*question)) add_cells(row, *question, exported);
      }
      ticks_.push_back(joined(row, std::string(1, between_cells)));
    }
    for (std::size_t at = 0; at < questions_.size(); ++at) {
      if (auto text = written(*questions_[at], answers); !text.empty()) texts_[at].push_back(std::move(text));
    }
  }

  /// The sheets hold pointers into this.
  std::vector<tabular::StreamedSheet> sheets() {
    std::vector<tabular::StreamedSheet> out;
    if (with_ticks_) {
      std::sort(ticks_.begin(), ticks_.end());
      auto& sheet = out.emplace_back(tabular::StreamedSheet{"Answers", {}, "", {}});
      for (const auto* question : form_.questions()) {
        if (is_closed(*question)) add_heading(sheet, *question);
      }
      sheet.give = [this](const tabular::RowTaker& put) { return give_ticks(put); };
    }
    for (std::size_t at = 0; at < questions_.size(); ++at) {
      std::sort(texts_[at].begin(), texts_[at].end(), [](const std::string& left, const std::string& right) {
        const auto order = compare_names(left, right);
        return order != 0 ? order < 0 : left < right;
      });
      auto& sheet = out.emplace_back(tabular::StreamedSheet{questions_[at]->code, {questions_[at]->code}, "", {}});
      sheet.give = [texts = &texts_[at]](const tabular::RowTaker& put) -> Outcome {
        for (const auto& text : *texts) MUSTER_CHECK(put({text}));
        return Success{};
      };
      if (!is_closed(*questions_[at])) sheet.kinds = {cell_kind(*questions_[at])};
    }
    if (with_ticks_) out.push_back(codebook_sheet(form_, versions_.offered()));
    return out;
  }

 private:
  Outcome give_ticks(const tabular::RowTaker& put) const {
    tabular::Row row;
    for (const auto& line : ticks_) {
      row.clear();
      for (std::size_t begin = 0; begin <= line.size();) {
        const auto end = std::min(line.find(between_cells, begin), line.size());
        row.push_back(line.substr(begin, end - begin));
        begin = end + 1;
      }
      MUSTER_CHECK(put(row));
    }
    return Success{};
  }

  const FormVersions& versions_;
  forms::Form form_;
  bool with_ticks_;
  std::vector<const forms::Question*> questions_;
  std::vector<std::string> ticks_;
  std::vector<std::vector<std::string>> texts_;
};

/// The questions whose texts are asked for; bad_input where there are none of that name.
Result<std::vector<const forms::Question*>> questions_with_texts(const forms::Form& form, const AnswersWanted& wanted) {
  std::vector<const forms::Question*> questions;
  if (!wanted.question.empty()) {
    const auto* question = form.question(wanted.question);
    if (question == nullptr || !holds_texts(*question)) {
      std::vector<std::string> codes;
      for (const auto* each : form.questions()) {
        if (holds_texts(*each)) codes.push_back(each->code);
      }
      const auto hint = did_you_mean(wanted.question, codes);
      return bad_input("No texts are written to a question \"" + wanted.question + "\"" +
                       (hint.empty() ? "." : "; " + hint));
    }
    questions.push_back(question);
  } else if (wanted.format == "xlsx") {
    for (const auto* question : form.questions()) {
      if (holds_texts(*question)) questions.push_back(question);
    }
  }
  return questions;
}

Result<std::string> file_of(const std::vector<tabular::StreamedSheet>& sheets, const AnswersWanted& wanted) {
  return wanted.format == "xlsx" ? tabular::to_xlsx(sheets) : tabular::to_csv(sheets.front());
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
  std::optional<FormVersions> versions;
  std::optional<SortedSheets> sorted;
  if (wanted.whole_rows) {
    return database.read([&](store::Session& session) -> Result<std::string> {
      versions.emplace(versions_of(session, *round, true));
      progress.begin("answers", round->responses - round->waiting);
      const auto form = with_index_columns(versions->form());
      auto sheet = whole_rows(form);
      sheet.give = [&](const tabular::RowTaker& put) {
        return each_answer(session, *round, *versions, progress,
                           [&](const ExportedAnswer& answer) { return put(whole_row(form, answer)); });
      };
      return file_of({sheet}, wanted);
    });
  }
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    versions.emplace(versions_of(session, *round));
    MUSTER_TRY(questions, questions_with_texts(versions->form(), wanted));
    progress.begin("answers", round->responses - round->waiting);
    sorted.emplace(*versions, wanted.question.empty(), std::move(questions));
    return each_answer(session, *round, *versions, progress, [&](const ExportedAnswer& answer) -> Outcome {
      sorted->take(answer);
      return Success{};
    });
  }));
  return file_of(sorted->sheets(), wanted);
}

}  // namespace muster::feedback
