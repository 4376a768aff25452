// Compares with all versions that were answered, not with the last one alone.
#include "form_change_service.hpp"

#include "domain/feedback/answering/form_key.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "form_change.hpp"
#include "form_version_sql.hpp"

#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/gathered.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/mixed_scores.hpp>

#include <chrono>

namespace muster::feedback {

FormChange forecast_change(store::Session& session, const Round& round, const forms::Form& next) {
  const auto all = form_of_all_answers(session, round);
  FormChange change{forms::difference(*round.written_form, all, next), why_not_published(round, all, next)};
  if (change.refused || next.indexes.empty()) return change;
  // All versions together have every option: which were offered at one time, each version knows alone.
  for (const auto& [number, people] : sql::all_by_version(session, round.id)) {
    const auto answered = sql::form_numbered(session, round, number);
    if (answered == nullptr) continue;
    if (auto mixed = forms::mixed_scores(answered->form, next); !mixed.empty()) {
      change.refused = bad_input("Answers are there already, and an index would mix two scales. Nothing was changed.",
                                 std::move(mixed));
      return change;
    }
  }
  return change;
}

JudgedPublishing judge_publishing(store::Session& session, const events::Event& event,
                                  const std::optional<Round>& round, const forms::Form& next) {
  JudgedPublishing judged;
  judged.event_version = event.version;
  if (!round) return judged;
  auto counted = *round;
  counted.responses = any_answers(session, round->id) ? 1 : 0;
  judged.form_version = round->form_version;
  judged.state = round->state;
  judged.refused = forecast_change(session, counted, next).refused;
  const auto answered = sql::all_by_version(session, round->id).size();
  judged.all_answered = static_cast<std::int64_t>(answered) == sql::newest_form_version(session, event.id);
  return judged;
}

bool still_holds(const JudgedPublishing& judged, const events::Event& event, const std::optional<Round>& round) {
  if (!round) return judged.form_version == 0;
  if (round->form_version != judged.form_version || round->state != judged.state) return false;
  return judged.all_answered || event.version == judged.event_version;
}

Round round_of_page(store::Session& session, Instant now, const Round& round, std::string_view key) {
  const auto version = version_of_key(key);
  return version ? round_in_version(session, now, round, *version) : round;
}

Round round_in_version(store::Session& session, Instant now, const Round& round, std::int64_t version) {
  if (version == round.form_version) return round;
  constexpr std::chrono::hours taken_for(24);
  if (now - sql::published_at(session, round) > taken_for) return round;
  const auto published = sql::form_numbered(session, round, version);
  if (published == nullptr || !forms::changed_meanings(published->form, *round.written_form).empty()) return round;
  auto out = round;
  out.form = sql::form_as_read(session, round, published);
  out.written_form = {published, &published->form};
  out.form_text = {published, &published->version.text};
  out.form_version = version;
  return out;
}

std::shared_ptr<const forms::Form> form_of_version(store::Session& session, const Round& round, std::int64_t version) {
  const auto published = sql::form_numbered(session, round, version);
  return published == nullptr ? nullptr : sql::form_as_read(session, round, published);
}

}  // namespace muster::feedback
