// Compares with all versions that were answered, not with the last one alone.
#include "form_change_service.hpp"

#include "domain/feedback/answering/form_key.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "form_change.hpp"
#include "form_version_sql.hpp"

#include <muster/domain/feedback/gathered.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/mixed_scores.hpp>
#include <muster/domain/forms/versions.hpp>

#include <algorithm>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <vector>

namespace muster::feedback {

namespace {

using Versions = std::vector<std::shared_ptr<const PublishedForm>>;

/// The versions, newest first, that were answered.
Versions answered_versions(store::Session& session, const Round& round) {
  Versions versions;
  const auto answered = sql::all_by_version(session, round.id);
  for (auto at = answered.rbegin(); at != answered.rend(); ++at) {
    versions.push_back(sql::form_numbered(session, round, at->first));
    if (versions.back() == nullptr)
      throw std::logic_error("the store holds answers to a version that it does not hold");
  }
  return versions;
}

/// The versions, newest first, that may have been answered, found without a look at the answers: what contradicts a
/// later one was published before anybody could answer.
Versions perhaps_answered_versions(store::Session& session, const Round& round) {
  Versions versions;
  for (auto number = round.form_version; number > 0; --number) {
    auto version = sql::form_numbered(session, round, number);
    if (version == nullptr) continue;
    const bool contradicted = std::any_of(versions.begin(), versions.end(), [&](const auto& later) {
      return !forms::changed_meanings(version->form, later->form).empty() ||
             !forms::mixed_scores(version->form, later->form).empty();
    });
    if (contradicted) break;
    versions.push_back(std::move(version));
  }
  return versions;
}

/// What a new version must go on meaning.
forms::Form over(const Round& round, const Versions& versions) {
  if (versions.empty()) return *round.written_form;
  std::vector<const forms::Form*> newest_first;
  for (const auto& version : versions) newest_first.push_back(&version->form);
  return newest_first.size() == 1 ? *newest_first.front() : forms::over_versions(newest_first);
}

}  // namespace

FormChange forecast_change(store::Session& session, const Round& round, const forms::Form& next) {
  const auto versions =
      tells_in_fives(round) ? perhaps_answered_versions(session, round) : answered_versions(session, round);
  const auto all = over(round, versions);
  FormChange change{forms::difference(*round.written_form, all, next), why_not_published(round, all, next)};
  if (change.refused || next.indexes.empty()) return change;
  // All versions together have every option: which were offered at one time, each version knows alone.
  for (const auto& version : versions) {
    if (auto mixed = forms::mixed_scores(version->form, next); !mixed.empty()) {
      change.refused = bad_input(answers_there(round) + ", and an index would mix two scales. Nothing was changed.",
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
