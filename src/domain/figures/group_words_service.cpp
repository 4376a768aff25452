// Loads a round's answers and what is known of its people, in one snapshot.
#include <muster/domain/figures/group_words_service.hpp>

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/breakdown_service.hpp>
#include <muster/domain/feedback/due_round_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/feedback/text_look_service.hpp>
#include <muster/domain/figures/group_tests.hpp>
#include <muster/domain/figures/named_groups.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>

#include "columns_service.hpp"
#include "counted_groups.hpp"
#include "listed_groups_service.hpp"

namespace muster::figures {
namespace {

constexpr std::size_t budget = 16'000'000;

struct Loaded {
  SummaryInput input;
  std::shared_ptr<const RoundColumns> columns;
  std::vector<ListedPerson> listed;
};

Result<Loaded> load(store::Session& session, const std::string& slug, Instant now, KeptColumns& kept) {
  Loaded out;
  auto& input = out.input;
  MUSTER_TRY(event, events::find_event(session, slug));
  auto round = feedback::round_of_event(session, event.id);
  if (!round) return bad_input("This event has no form yet, so nobody has written anything.");
  round->state = feedback::state_at(*round, now);
  input.round = round->state == feedback::RoundState::closed ? RoundState::closed : RoundState::open;
  input.responses = round->responses;
  input.region = people::region_by_id(session, event.region_id);
  input.organisations = people::all_organisations(session);
  const auto whole = events::asked(session, event.id).whole_id;
  for (const auto& delegate : booking::delegates(session, whole)) {
    input.delegates.push_back({delegate.first_name, delegate.last_name, delegate.organisation_id, delegate.place_code,
                               delegate.person_id, delegate.named});
    out.listed.push_back({delegate.email, delegate.organisation_id, delegate.place_code, delegate.kind});
  }
  const auto version = event.version + (whole == event.id ? 0 : events::event_with_id(session, whole).version);
  out.columns = kept.of(session, *round, version);
  input.form = out.columns->answers->form();
  input.text_looks = feedback::text_looks(session, round->id);
  input.breakdown = feedback::breakdown_of(session, round->id);
  input.word_list = wordlist::word_rules_of(session, event.programme_id);
  return out;
}

}  // namespace

GroupsOfWords::GroupsOfWords(store::Database& database)
    : database_(database), columns_(std::make_unique<KeptColumns>(budget)) {}

GroupsOfWords::~GroupsOfWords() = default;

Result<GroupWords> GroupsOfWords::of(const std::string& event_slug, Instant now, const GroupsWanted& wanted) {
  MUSTER_CHECK(feedback::settle_due(database_, now, event_slug));
  MUSTER_TRY(loaded,
             database_.read([&](store::Session& session) { return load(session, event_slug, now, *columns_); }));
  const auto& all = *loaded.columns->answers;
  const auto& input = loaded.input;
  const bool names_people = may_name_people(wanted.where) || may_name_people(wanted.beside);
  return counted_groups(
      input, all,
      names_people ? people_columns(all, loaded.listed, input.region, input.organisations) : PeopleColumns{}, wanted);
}

Result<std::vector<GroupChoice>> group_choices(store::Database& database, Summaries& summaries, Instant now,
                                               const std::string& event_slug) {
  MUSTER_TRY(summary, summaries.of(event_slug, now));
  std::vector<GroupChoice> out;
  if (summary->anonymous) {
    if (!summary->no_breakdown.empty() || summary->round != RoundState::closed) return out;
    for (const auto& cut : summary->cuts) {
      for (const auto& group : cut.groups) {
        if (auto where = condition_of(cut, group); !where.empty())
          out.push_back({group.label, std::move(where), cut.label});
      }
    }
    return out;
  }
  for (const auto& question : summary->questions) {
    if (!parting_question(*summary, question.code).ok()) continue;
    for (const auto& option : question.options) {
      if (!option.beside) out.push_back({option.label, condition_of(question, option), question.full_label()});
    }
  }
  MUSTER_TRY(listed, listed_cuts(database, event_slug));
  for (const auto& cut : listed) {
    for (const auto& group : cut.groups) out.push_back({group.label, group.where, cut.label});
  }
  return out;
}

}  // namespace muster::figures
