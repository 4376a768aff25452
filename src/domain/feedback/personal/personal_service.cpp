// Reads personal answers by the questions of all versions, and lets them go on their day.
#include <muster/domain/feedback/personal_service.hpp>

#include "domain/feedback/feedback_sql.hpp"
#include "domain/feedback/form/form_version_sql.hpp"
#include "domain/feedback/round/release_service.hpp"
#include "personal_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/forms/personal.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <chrono>

namespace muster::feedback {
namespace {

/// The questions of all versions, the newest wording first, and the shortest time that was promised.
struct AskedPersonal {
  std::vector<forms::Question> questions;
  std::size_t days = 0;
};

AskedPersonal asked_personal(store::Session& session, const Round& round) {
  AskedPersonal asked;
  for (auto number = sql::newest_form_version(session, round.event_id); number > 0; --number) {
    const auto version = sql::form_numbered(session, round, number);
    if (version == nullptr || version->form.delete_personal_after == 0) continue;
    const auto days = version->form.delete_personal_after;
    asked.days = asked.days == 0 ? days : std::min(asked.days, days);
    const auto read = sql::form_as_read(session, round, version);
    for (const auto* question : forms::personal_questions(*read)) {
      if (std::ranges::find(asked.questions, question->code, &forms::Question::code) == asked.questions.end())
        asked.questions.push_back(*question);
    }
  }
  return asked;
}

/// Counted from the first closing: a form that is opened again keeps nobody's contact details longer.
std::optional<Date> end_of(store::Session& session, const Round& round, const AskedPersonal& asked) {
  if (asked.days == 0) return std::nullopt;
  const auto closings = sql::select_closings(session, round.id);
  const auto first = closings.empty() ? round.closed_at : std::optional(closings.front().at);
  if (!first) return std::nullopt;
  return Date(std::chrono::sys_days(day_in_london(*first)) + std::chrono::days(asked.days));
}

/// What was ticked and written, in the words of the form.
std::string words_of(const forms::Question& question, const forms::Answers& answers) {
  const auto found = answers.find(question.code);
  if (found == answers.end()) return {};
  std::vector<std::string> words;
  for (const auto& code : found->second.codes) {
    const auto* option = question.option(code);
    words.push_back(option == nullptr ? code : option->label);
  }
  words.insert(words.end(), found->second.texts.begin(), found->second.texts.end());
  return joined(words, "; ");
}

PersonalAnswer in_words(const AskedPersonal& asked, const sql::PersonalRow& row) {
  const auto answers = forms::stored_answers(row.answers);
  PersonalAnswer out{row.id, {}};
  for (const auto& question : asked.questions) out.cells.push_back(words_of(question, answers));
  return out;
}

std::string all_texts(const std::string& answers) {
  std::string out;
  for (const auto& [code, answer] : forms::stored_answers(answers)) {
    for (const auto& text : answer.texts) out += text + "\n";
  }
  return out;
}

/// Given name and surname stand in questions of their own on many forms: their texts are read as one line too.
bool concerns(const std::string& answers, const TellsOf& tells) {
  auto text = all_texts(answers);
  if (tells(text)) return true;
  std::ranges::replace(text, '\n', ' ');
  return tells(text);
}

}  // namespace

PersonalQuestions personal_questions(store::Session& session, const Round& round) {
  const auto asked = asked_personal(session, round);
  PersonalQuestions out;
  for (const auto& question : asked.questions) out.labels.push_back(question.label);
  out.days = asked.days;
  out.deleted_on = end_of(session, round, asked);
  out.waiting = sql::count_personal(session, round.id, false);
  return out;
}

ListPage<PersonalAnswer> listed_personal(store::Session& session, const Round& round, const ListQuery& query) {
  const auto asked = asked_personal(session, round);
  return sql::listed_personal(session, round.id, query,
                              [&](const sql::PersonalRow& row) { return in_words(asked, row); });
}

std::optional<PersonalAnswer> find_personal(store::Session& session, const Round& round, const std::string& id) {
  const auto row = sql::released_personal(session, round.id, id);
  if (!row) return std::nullopt;
  return in_words(asked_personal(session, round), *row);
}

Result<std::vector<forms::AnswerError>> enter_personal(store::Database& database, const store::AuditContext& audit,
                                                       const std::string& event_slug, const TypedSheet& typed) {
  return database.write([&](store::Session& session) -> Result<std::vector<forms::AnswerError>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto round = sql::uncounted_round(session, event.id);
    if (!round || state_at(*round, audit.at) != RoundState::open)
      return conflict("The form is not open, so no contact details can be typed in. Nothing was saved.");
    const auto form = forms::only_personal(*round->form);
    auto read = read_sheet(form, typed);
    for (const auto& name : read.unasked)
      read.errors.push_back({name.substr(0, name.find('.')), 0,
                             "This is asked of nobody who answered so: correct what was mistyped, or leave it empty"});
    if (!read.ok()) return read.errors;
    const auto apart = forms::parted(form, read.filled);
    if (apart.personal.empty()) return bad_input("Type what stands on the part first.");
    sql::insert_personal(session, round->id, apart.personal);
    release_personal_in_steps(session, *round);
    events::mark_changed(session, event.id);
    store::write_audit(session, audit, "contact details typed in", "round", round->id, {"personal answers"});
    return std::vector<forms::AnswerError>{};
  });
}

Outcome delete_personal_answer(store::Database& database, const store::AuditContext& audit,
                               const std::string& event_slug, const std::string& id) {
  auto done = database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto round = sql::uncounted_round(session, event.id);
    if (!round || !sql::delete_personal(session, round->id, id))
      return not_found("These contact details were deleted already.");
    store::write_audit(session, audit, "contact details deleted", "round", round->id, {"personal answers"});
    return Success{};
  });
  if (done.ok()) database.forget_deleted();
  return done;
}

std::int64_t drop_due_personal(store::Session& session, Instant now, std::int64_t most) {
  std::int64_t went = 0;
  const auto today = day_in_london(now);
  for (const auto& id : sql::once_closed_rounds_with_personal(session)) {
    if (went >= most) break;
    const auto round = sql::round_by_id(session, id);
    const auto end = round ? end_of(session, *round, asked_personal(session, *round)) : std::nullopt;
    if (end && *end < today) went += sql::delete_some_personal(session, id, most - went);
  }
  return went;
}

std::optional<std::pair<std::string, std::int64_t>> next_personal_end(store::Session& session) {
  std::optional<std::pair<std::string, std::int64_t>> next;
  for (const auto& id : sql::once_closed_rounds_with_personal(session)) {
    const auto round = sql::round_by_id(session, id);
    const auto end = round ? end_of(session, *round, asked_personal(session, *round)) : std::nullopt;
    if (!end) continue;
    const auto day = iso_date(*end);
    const auto count = sql::count_personal(session, id, true) + sql::count_personal(session, id, false);
    if (!next || day < next->first)
      next = {day, count};
    else if (day == next->first)
      next->second += count;
  }
  return next;
}

std::vector<HeldPersonal> personal_of(store::Session& session, const TellsOf& tells) {
  std::vector<sql::HeldPersonalRow> rows;
  sql::each_personal(session, [&](const sql::HeldPersonalRow& row) {
    if (row.released && concerns(row.answers, tells)) rows.push_back(row);
  });
  std::vector<HeldPersonal> held;
  for (const auto& row : rows) {
    const auto round = sql::round_by_id(session, row.round_id);
    if (!round) continue;
    const auto answers = forms::stored_answers(row.answers);
    std::vector<std::string> lines;
    for (const auto& question : asked_personal(session, *round).questions) {
      if (auto words = words_of(question, answers); !words.empty()) lines.push_back(question.label + ": " + words);
    }
    held.push_back({round->event_id, {}, joined(lines, ". ")});
  }
  return held;
}

std::vector<PersonalKey> personal_concerning(store::Session& session, const TellsOf& tells) {
  std::vector<PersonalKey> keys;
  sql::each_personal(session, [&](const sql::HeldPersonalRow& row) {
    if (concerns(row.answers, tells)) keys.push_back({row.round_id, row.id});
  });
  return keys;
}

std::int64_t forget_personal(store::Session& session, const std::vector<PersonalKey>& keys) {
  std::int64_t went = 0;
  for (const auto& key : keys) went += sql::delete_personal(session, key.round_id, key.id) ? 1 : 0;
  return went;
}

}  // namespace muster::feedback
