// Loads what a summary is made of, in one snapshot.
#include <muster/domain/figures/summary_service.hpp>

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/breakdown_service.hpp>
#include <muster/domain/feedback/due_round_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/own_link_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/feedback/text_look_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>
#include <muster/kit/base/kept_by_size.hpp>

#include "columns_service.hpp"
#include "summary_of_columns.hpp"
#include "summary_size.hpp"

namespace muster::figures {
namespace {

RoundState state_of(const feedback::Round& round, Instant now) {
  switch (feedback::state_at(round, now)) {
    case feedback::RoundState::draft:
      return RoundState::draft;
    case feedback::RoundState::open:
      return RoundState::open;
    case feedback::RoundState::closed:
      return RoundState::closed;
  }
  return RoundState::draft;
}

/// Grows with every change of answers: a round's people are those of its event.
std::int64_t answers_version(store::Session& session, const events::Event& event) {
  const auto whole = events::asked(session, event.id).whole_id;
  return event.version + (whole == event.id ? 0 : events::event_with_id(session, whole).version);
}

/// Each grows with every change of its kind that the event's figures may depend on.
std::array<std::int64_t, 3> versions_of(store::Session& session, const events::Event& event) {
  const auto round = feedback::round_id_of(session, event.id);
  return {answers_version(session, event), wordlist::version_of(session, event.programme_id),
          round ? themes::themes_version(session, event.programme_id, *round) : 0};
}

/// What a summary is made of.
struct Loaded {
  SummaryInput input;
  std::shared_ptr<const RoundColumns> columns;  ///< nothing where there is no round
  bool only_asked_answered = true;
  std::vector<ListedPerson> listed;  ///< where the filter may name what the delegate list says
};

Loaded load(store::Session& session, const events::Event& event, Instant now, const Filter& filter,
            KeptColumns& columns) {
  Loaded loaded;
  auto& input = loaded.input;
  const bool names_people = may_name_people(filter.where);
  input.event = {event.slug, event.title, event.date, event.venue, event.programme};
  input.region = people::region_by_id(session, event.region_id);
  input.organisations = people::all_organisations(session);
  const auto whole = events::asked(session, event.id).whole_id;
  for (const auto& delegate : booking::delegates(session, whole)) {
    input.delegates.push_back({delegate.first_name, delegate.last_name, delegate.organisation_id, delegate.place_code,
                               delegate.person_id, delegate.named});
    if (names_people)
      loaded.listed.push_back({delegate.email, delegate.organisation_id, delegate.place_code, delegate.kind});
  }
  input.delegate_rows = booking::listed_rows(session, whole);
  if (auto round = feedback::round_of_event(session, event.id)) {
    input.round = state_of(*round, now);
    round->state = feedback::state_at(*round, now);
    input.responses = feedback::told_count(*round, round->responses);
    input.responses_in_fives = feedback::tells_in_fives(*round);
    loaded.only_asked_answered = feedback::only_asked_answered(session, *round);
    for (const auto& closing : feedback::closings_of(session, round->id))
      input.closings.push_back({closing.delegates, closing.responses});
    loaded.columns = columns.of(session, *round, answers_version(session, event));
    const auto& all = *loaded.columns->answers;
    input.form = all.form();
    input.offered = loaded.columns->offered;
    input.themed = themes::themed_round(
        session, event.programme_id, round->id, [&](const std::string& question) { return all.texts_of(question); },
        [&](const std::string& question) { return all.text_keys(question); });
    input.text_looks = feedback::text_looks(session, round->id);
    input.by_reader = filter.by_reader_of_answers && (round->readers_told || !filter.only_where_told);
    input.breakdown = feedback::breakdown_of(session, round->id);
  }
  for (const auto& note : feedback::notes(session, event.id)) {
    input.notes.push_back({note.table, note.kind, note.text});
  }
  input.word_list = wordlist::word_rules_of(session, event.programme_id);
  input.where = filter.where;
  input.in_full = filter.in_full;
  return loaded;
}

/// Where anybody could answer, the answers are no part of the delegates, however many there are of both.
void take_base_away(Summary& summary) {
  summary.asked_people = 0;
  summary.response_rate.reset();
}

Result<Summary> made_of(const Loaded& loaded) {
  if (loaded.columns == nullptr) return summarise(loaded.input);
  const auto& all = *loaded.columns->answers;
  if (!may_name_people(loaded.input.where)) return summarise(loaded.input, all);
  return summarise(loaded.input, all,
                   people_columns(all, loaded.listed, loaded.input.region, loaded.input.organisations));
}

}  // namespace

/// What was counted, and what it was counted of.
struct CountedSummary {
  std::array<std::int64_t, 3> versions{};
  std::shared_ptr<const Summary> summary;
};
class KeptSummaries : public KeptBySize<std::string, CountedSummary> {
 public:
  using KeptBySize::KeptBySize;
};

Summaries::Summaries(store::Database& database, const feedback::DisclosureRules& rules, std::size_t budget)
    : database_(database),
      rules_(rules),
      columns_(std::make_unique<KeptColumns>()),
      kept_(std::make_unique<KeptSummaries>(budget)) {}

std::size_t Summaries::bytes() {
  const std::lock_guard lock(guard_);
  return kept_->bytes();
}

Summaries::~Summaries() = default;

Result<std::shared_ptr<const Summary>> Summaries::of(const std::string& event_slug, Instant now, const Filter& filter) {
  // The clock may have closed the round; settling makes a new version of the event.
  MUSTER_CHECK(feedback::settle_due(database_, now, event_slug));
  // What one reader is shown is not for the next.
  const auto reader =
      filter.where.empty() || !filter.by_reader_of_answers
          ? std::string()
          : std::string(filter.in_full ? "in full" : "reader") + (filter.only_where_told ? " told" : "");
  const auto key = event_slug + "\n" + reader + "\n" + filter.where;
  MUSTER_TRY(versions, database_.read([&](store::Session& session) -> Result<Versions> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return versions_of(session, event);
  }));
  const std::pair making(key, versions);
  std::promise<SummaryResult> promise;
  std::unique_lock lock(guard_);
  if (const auto* found = kept_->find(key); found != nullptr && found->versions == versions) return found->summary;
  if (const auto others = in_making_.find(making); others != in_making_.end()) {
    const auto theirs = others->second;
    lock.unlock();
    return theirs.get();
  }
  in_making_.emplace(making, promise.get_future().share());
  lock.unlock();
  const auto done = [&] {
    const std::lock_guard again(guard_);
    in_making_.erase(making);
  };
  try {
    auto summary = make(event_slug, now, filter, key);
    done();
    promise.set_value(summary);
    return summary;
  } catch (...) {
    done();
    promise.set_exception(std::current_exception());
    throw;
  }
}

Summaries::SummaryResult Summaries::make(const std::string& event_slug, Instant now, const Filter& filter,
                                         const std::string& key) {
  ++made_;
  Versions versions{};
  MUSTER_TRY(loaded, database_.read([&](store::Session& session) -> Result<Loaded> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    versions = versions_of(session, event);
    return load(session, event, now, filter, *columns_);
  }));
  loaded.input.rules = rules_;
  // Outside the transaction: nobody's log waits to be emptied while figures are counted.
  MUSTER_TRY(made, made_of(loaded));
  if (!loaded.only_asked_answered) take_base_away(made);
  auto summary = std::make_shared<const Summary>(std::move(made));
  const auto bytes = bytes_of(*summary) + key.size();
  const std::lock_guard lock(guard_);
  kept_->keep(key, {versions, summary}, bytes);
  return std::shared_ptr<const Summary>(summary);
}

}  // namespace muster::figures
