// Loads what turnout is counted of: the lists, the doors of sessions, and who answered where that may be counted.
#include <muster/domain/figures/answerers_service.hpp>
#include <muster/domain/figures/turnout_service.hpp>

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/feedback/own_link_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::figures {
namespace {

using booking::Attendee;
using booking::State;

int year_of(const events::Event& event) { return static_cast<int>(event.date.year()); }

void add_answers(store::Session& session, const std::string& event_id, Instant now, TurnoutInput& input) {
  const auto found = feedback::answered_people(session, event_id, now);
  if (!found)
    input.why_no_answers =
        "Who answered is not known: people have no links of their own to the form, or what those links told has been "
        "deleted.";
  else if (found->anonymous && !found->closed)
    input.why_no_answers = "The form is anonymous and open: how many of a group answered is told when it has closed.";
  else
    input.answers = KnownAnswers{found->people, found->anonymous, found->least, found->reopened};
}

/// How far a state goes when one person's events are taken together.
int rank_of(State state) {
  if (state == State::came) return 3;
  if (state == State::did_not_come) return 2;
  return state == State::booked ? 1 : 0;
}

TurnoutInput of_year(store::Session& session, const std::vector<events::Event>& events, const people::Region& region,
                     const std::vector<people::Organisation>& organisations) {
  std::map<std::string, Attendee> people;
  for (const auto& event : events)
    for (auto& one : booking::attendees(session, event.id)) {
      one.sessions.clear();
      const auto [at, fresh] = people.try_emplace(one.person_id, one);
      if (fresh) continue;
      at->second.invited = at->second.invited || one.invited;
      if (rank_of(one.state) > rank_of(at->second.state)) at->second.state = one.state;
    }
  TurnoutInput input;
  input.region = region;
  input.organisations = organisations;
  for (auto& [id, one] : people) input.attendees.push_back(std::move(one));
  input.why_no_answers = "Who answered is told event by event.";
  return input;
}

}  // namespace

Result<EventTurnout> event_turnout(store::Database& database, const std::string& event_slug, Instant now) {
  TurnoutInput input;
  MUSTER_TRY(event, database.read([&](store::Session& session) -> Result<events::Event> {
    MUSTER_TRY(found, events::find_event(session, event_slug));
    const auto whole = events::asked(session, found.id).whole_id;
    input.region = people::region_by_id(session, found.region_id);
    input.organisations = people::all_organisations(session);
    input.attendees = booking::attendees(session, whole);
    for (const auto& each : events::sessions_of(session, whole))
      if (each.kind != events::SessionKind::pause) input.sessions.emplace_back(each.code, each.title);
    for (auto& code : booking::sessions_to_choose(session, whole)) input.to_choose.insert(std::move(code));
    add_answers(session, found.id, now, input);
    return found;
  }));
  EventTurnout out;
  out.event.slug = event.slug;
  out.event.title = event.title;
  out.event.date = event.date;
  out.event.venue = event.venue;
  out.event.programme = event.programme;
  out.turnout = turnout_of(input);
  return out;
}

Result<Answerers> event_answerers(store::Database& database, const std::string& event_slug, Instant now) {
  TurnoutInput input;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    add_answers(session, event.id, now, input);
    if (!input.answers) return Success{};
    input.region = people::region_by_id(session, event.region_id);
    input.organisations = people::all_organisations(session);
    input.attendees = booking::attendees(session, events::asked(session, event.id).whole_id);
    return Success{};
  }));
  return answerers_of(input);
}

Result<YearTurnout> year_turnout(store::Database& database, const std::string& programme_id, std::optional<int> year,
                                 Instant now) {
  YearTurnout out;
  TurnoutInput input;
  TurnoutInput before;
  std::vector<people::Organisation> network;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    auto all = events::asked_in(session, programme_id);
    std::erase_if(all, [](const events::Event& one) { return one.cancelled || events::is_within(one.slug); });
    std::ranges::stable_sort(all, [](const auto& left, const auto& right) {
      return left.date != right.date ? left.date < right.date : left.slug < right.slug;
    });
    out.year = year.value_or(all.empty() ? static_cast<int>(day_in_london(now).year()) : year_of(all.back()));
    std::vector<events::Event> those;
    std::vector<events::Event> earlier;
    for (const auto& event : all) {
      if (year_of(event) == out.year) those.push_back(event);
      if (year_of(event) == out.year - 1) earlier.push_back(event);
    }
    for (const auto& event : those) out.events.push_back(event.title);
    out.any_before = !earlier.empty();
    people::Region region;
    if (!those.empty())
      region = people::region_by_id(session, those.back().region_id);
    else if (const auto regions = people::regions_in_use(session, programme_id); !regions.empty())
      region = people::region_by_id(session, regions.front().id);
    const auto organisations = people::all_organisations(session);
    input = of_year(session, those, region, organisations);
    before = of_year(session, earlier, region, organisations);
    network = people::organisations_for(session, programme_id);
    return Success{};
  }));
  std::set<std::string> came;
  for (const auto& one : input.attendees)
    if (one.state == State::came) came.insert(one.organisation_id);
  for (const auto& organisation : network)
    if (!organisation.retired && !came.contains(organisation.id)) out.organisations_absent.push_back(organisation.name);
  std::ranges::sort(out.organisations_absent,
                    [](const auto& left, const auto& right) { return compare_names(left, right) < 0; });
  out.turnout = turnout_of(input);
  out.before = turnout_of(before);
  return out;
}

}  // namespace muster::figures
