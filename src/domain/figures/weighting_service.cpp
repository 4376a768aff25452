// Who answered is joined with the delegate list in rounds with names alone; of an anonymous one no answer is read here.
#include <muster/domain/figures/weighting_service.hpp>

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/utf8.hpp>

#include "people_columns.hpp"
#include "people_groups.hpp"

#include <map>
#include <set>

namespace muster::figures {
namespace {

struct Listed {
  std::vector<ListedIn> all;
  std::map<std::string, std::size_t> by_address;  ///< of those whose address is theirs alone
};

Listed listed_people(store::Session& session, const events::Event& event) {
  const auto region = people::region_by_id(session, event.region_id);
  const auto organisations = people::all_organisations(session);
  const AreaGroups area_of(region, organisations);
  Listed out;
  std::set<std::string> twice;
  for (const auto& delegate : booking::delegates(session, events::asked(session, event.id).whole_id)) {
    booking::Attendee one;
    one.organisation_id = delegate.organisation_id;
    one.place_code = delegate.place_code;
    one.kind = delegate.kind;
    const auto address = lower_case(trimmed(delegate.email));
    if (!address.empty() && !out.by_address.emplace(address, out.all.size()).second) twice.insert(address);
    out.all.push_back({kind_group(one), area_of(one)});
  }
  for (const auto& address : twice) out.by_address.erase(address);
  return out;
}

Weighting of_named(store::Session& session, const Summary& summary, const feedback::Round& round,
                   const forms::Form& form, const Listed& listed) {
  const auto* who = asks_who(form);
  if (who == nullptr) {
    Weighting none;
    none.why_not =
        "The form does not ask everybody for an e-mail address, so the kind and area of those who answered are not "
        "known, and their answers cannot be weighted to the delegates.";
    return none;
  }
  const auto all = feedback::answers_of(session, round);
  std::vector<WeighedAnswer> answers;
  std::int64_t left_out = 0;
  for (const auto& one : all.answers) {
    const auto given = one.find(who->code);
    const auto address =
        given == one.end() || given->second.texts.empty() ? std::string() : lower_case(trimmed(given->second.texts[0]));
    const auto found = listed.by_address.find(address);
    if (address.empty() || found == listed.by_address.end())
      ++left_out;
    else
      answers.push_back({listed.all[found->second], &one});
  }
  return weigh(summary, listed.all, answers, left_out);
}

}  // namespace

Result<Weighting> event_weighting(store::Database& database, Summaries& summaries, Instant now,
                                  const std::string& event_slug) {
  MUSTER_TRY(summary, summaries.of(event_slug, now));
  return database.read([&](store::Session& session) -> Result<Weighting> {
    Weighting none;
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto round = feedback::round_of_event(session, event.id);
    if (round) round->state = feedback::state_at(*round, now);
    // Whether anybody has answered would be told by which sentence stands here.
    if (summary->anonymous && round && round->state != feedback::RoundState::closed) {
      none.why_not = "The form is anonymous: its answers are weighted when it is closed.";
      return none;
    }
    if (!round || summary->counted_responses == 0) {
      none.why_not = summary->responses == 0 ? "Nobody has answered, so there is nothing to weight."
                                             : "So few have answered that no figures are shown, so none are weighted.";
      return none;
    }
    const auto listed = listed_people(session, event);
    const auto form = feedback::versions_of(session, *round).form();
    return summary->anonymous ? weigh_blocks(*summary, form, listed.all)
                              : of_named(session, *summary, *round, form, listed);
  });
}

}  // namespace muster::figures
