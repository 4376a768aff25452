// What a lead does with their list, and what follows of it for the seats: each change in one transaction.
#include <muster/domain/booking/nomination_service.hpp>

#include "domain/booking/booking_sql.hpp"
#include "domain/booking/public_booking/known_person_service.hpp"
#include "domain/booking/public_booking/own_mail.hpp"
#include "domain/booking/public_booking/public_booking_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"
#include "lead_facts_service.hpp"
#include "nomination_sql.hpp"

#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

/// A list as it stands in the transaction that changes it.
struct OpenList {
  LeadFacts facts;
  store::AuditContext audit;
  SeatBook seats;
};

Result<OpenList> open_list(store::Session& session, Instant now, const std::string& secret) {
  const auto call = sql::call_of_link(session, hash_of_lead_link(secret));
  if (!call) return not_found("This link opens no list.");
  const auto event = events::event_with_id(session, call->event_id);
  MUSTER_CHECK(may_name(*call, event, now));
  auto seats = SeatBook::look(session, event, SeatBook::Network::as_needed);
  auto facts = lead_facts(session, *call, event, seats);
  return OpenList{std::move(facts), {lead_actor, now, event.programme}, std::move(seats)};
}

/// Who has answered before the lead pressed the button, in a tab that may be old.
std::string answered_words(store::Session& session, const ListedName& name) {
  const auto steps = sql::steps_of(session, name.booking_id);
  const auto by = steps.empty() ? std::string() : steps.back().taken_by;
  if (by == lead_actor) return "this is answered already, by the link of your list.";
  if (by == public_actor && name.state == State::cancelled) return "they do not ask for a place any more.";
  if (by == public_actor) return "they have answered themselves meanwhile.";
  return "the programme has decided meanwhile.";
}

Result<ListedName> undecided_name(store::Session& session, const OpenList& list, const std::string& booking_id) {
  const auto found = std::ranges::find(list.facts.names, booking_id, &ListedName::booking_id);
  if (found == list.facts.names.end())
    return conflict("This name is not on your list any more. Look at what the list is now; nothing was changed.");
  if (!is_undecided(found->state))
    return conflict(found->name + ": " + answered_words(session, *found) + " Nothing was changed.");
  return *found;
}

std::int64_t last_place(const LeadFacts& facts) {
  std::int64_t last = 0;
  for (const auto& each : facts.names) last = std::max(last, each.place);
  return last;
}

void settle(store::Session& session, OpenList& list) {
  restate_names(session, list.audit, list.seats, list.facts.call);
  if (list.seats.version() > 0) (void)list.seats.settle(session, list.audit);
  events::mark_changed(session, list.facts.event.id);
}

void cancel(store::Session& session, OpenList& list, const ListedName& name, const std::string& reason) {
  sql::take_step(session, list.audit, {name.booking_id, name.state, State::cancelled, reason, new_id(), ""});
  store::write_audit(session, list.audit, "booking: cancelled", "booking", name.booking_id, {"state"});
  list.seats.moved(session, name.booking_id, list.audit.at);
}

/// Whoever stands in the event under that address is named again where nothing is left of it: a name that was taken
/// back, or somebody who gave their place back. Else they are named beside it, so that the lead does not learn who
/// stands in the event, and the programme, which does, decides.
struct Standing {
  std::optional<sql::StepBooking> before{};
  bool listed = false;  ///< the lead has named it already
  bool taken = false;
};
Standing standing_under(store::Session& session, const OpenList& list, const people::TypedPerson& typed) {
  Standing found;
  for (const auto& holder : sql::holders_of(session, list.facts.event.id, typed.email)) {
    auto standing = sql::standing_of(session, holder.booking_id);
    const auto person = people::find_person(session, holder.person_id);
    const bool theirs =
        person && person->organisation_id == list.facts.call.organisation_id &&
        folded_name(person->first_name + person->last_name) == folded_name(typed.first_name + typed.last_name);
    const bool over = standing && (standing->state == State::cancelled || standing->state == State::declined);
    found.taken = true;
    if (theirs && over && !found.before)
      found.before = std::move(standing);
    else if (std::ranges::find(list.facts.names, holder.booking_id, &ListedName::booking_id) != list.facts.names.end())
      found.listed = true;
  }
  return found;
}

}  // namespace

LeadFacts lead_facts(store::Session& session, const NominationCall& call) {
  const auto event = events::event_with_id(session, call.event_id);
  return lead_facts(session, call, event, SeatBook::look(session, event, SeatBook::Network::as_needed));
}

LeadFacts lead_facts(store::Session& session, const NominationCall& call, const events::Event& event,
                     const SeatBook& seats) {
  LeadFacts facts{call, event, {}, {}, sql::names_of(session, call.id)};
  facts.own_share = seats.plan().own_share(call.organisation_id);
  facts.seats = seats_to_name(seats.plan(), call);
  return facts;
}

bool restate_names(store::Session& session, const store::AuditContext& audit, SeatBook& seats,
                   const NominationCall& call) {
  const auto changes = restated(sql::names_of(session, call.id), seats_to_name(seats.plan(), call));
  for (const auto& [name, to] : changes) {
    const bool kept = to == State::nominated;
    sql::take_step(session, audit,
                   {name.booking_id, name.state, to,
                    kept ? "One of the seats of " + call.organisation + " is kept, by the lead's order."
                         : "No seat of " + call.organisation + " is left for this name, by the lead's order.",
                    new_id(), ""});
    store::write_audit(session, audit, "booking: " + std::string(state_word(to)), "booking", name.booking_id,
                       {"state"});
    seats.moved(session, name.booking_id, audit.at);
  }
  return !changes.empty();
}

bool restate_all_names(store::Session& session, const store::AuditContext& audit, SeatBook& seats,
                       const std::string& event_id) {
  bool any = false;
  for (const auto& call : sql::undecided_calls(session, event_id))
    any = restate_names(session, audit, seats, call) || any;
  return any;
}

std::string lead_to_ask(store::Session& session, Instant now, const events::Event& event,
                        const std::string& organisation_id, State state) {
  if (state != State::applied || organisation_id.empty()) return {};
  const auto call = sql::call_of_organisation(session, event.id, organisation_id);
  return call && may_name(*call, event, now).ok() ? call->organisation : std::string();
}

Result<bool> are_leads_asked(store::Database& database, Instant now, const events::Event& event) {
  return database.read([&](store::Session& session) -> Result<bool> {
    const auto calls = sql::listed_calls(session, event.id, {});
    return std::ranges::any_of(calls.rows,
                               [&](const ListedCall& each) { return may_name(each.call, event, now).ok(); });
  });
}

void ask_their_lead(store::Session& session, Instant now, const events::Event& event, const std::string& booking_id,
                    const std::string& organisation_id, State state) {
  if (state != State::applied || organisation_id.empty()) return;
  const auto call = sql::call_of_organisation(session, event.id, organisation_id);
  if (!call || !may_name(*call, event, now).ok()) return;
  sql::save_name(session, booking_id, call->id, 0);
  queue_lead_mail(session, now, event, *call, LeadNews::interest);
}

Result<LeadPage> lead_page(store::Database& database, const std::string& secret) {
  return database.read([&](store::Session& session) -> Result<LeadPage> {
    const auto call = sql::call_of_link(session, hash_of_lead_link(secret));
    if (!call) return not_found("This link opens no list.");
    auto facts = lead_facts(session, *call);
    LeadPage page{facts.call,
                  facts.event,
                  sql::page_or_none(session, facts.event.id).contact,
                  {},
                  {},
                  facts.own_share,
                  facts.seats,
                  0};
    for (auto& each : facts.names) {
      if (each.place > 0 && is_undecided(each.state)) ++page.undecided;
      // Who asked, and what the lead did not put forward is over.
      if (each.place > 0)
        page.names.push_back(std::move(each));
      else if (is_undecided(each.state))
        page.asking.push_back(std::move(each));
    }
    return page;
  });
}

Outcome put_forward(store::Database& database, Instant now, const std::string& secret,
                    const people::TypedPerson& person) {
  const auto typed = people::tidied(person);
  if (const auto errors = people::errors_of(typed); !errors.empty())
    return bad_input(errors.front().words).at(errors.front().field == "job_title" ? "role" : errors.front().field);
  if (!mail::check_address(typed.email).ok())
    return bad_input("Give the address to which the programme writes if it agrees.").at("email");
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(list, open_list(session, now, secret));
    const auto& [call, event] = std::pair(list.facts.call, list.facts.event);
    const auto open = std::ranges::count_if(
        list.facts.names, [](const ListedName& each) { return each.place > 0 && is_undecided(each.state); });
    if (open >= static_cast<std::ptrdiff_t>(most_named))
      return conflict("50 names of your list are not decided yet, and it takes no more. Nothing was changed.");
    auto standing = standing_under(session, list, typed);
    if (standing.listed) return bad_input("This address is on your list already. Nothing was changed.").at("email");
    auto booking = standing.before ? standing.before->booking_id : new_id();
    // It begins without a seat, and has one where there is one for it.
    if (standing.before) {
      sql::take_step(session, list.audit,
                     {booking, standing.before->state, State::nominated, "Put forward by " + call.organisation + ".",
                      new_id(), ""});
    } else {
      const auto id = standing.taken ? new_person(session, list.audit, event, typed, call.organisation_id)
                                     : person_of_organisation(session, list.audit, event, typed, call.organisation_id);
      sql::insert_booking(session, booking, event.id, id, list.audit, State::nominated);
    }
    store::write_audit(session, list.audit, "booking: nominated", "booking", booking, {"state"});
    sql::save_name(session, booking, call.id, last_place(list.facts) + 1);
    list.seats.moved(session, booking, now);
    settle(session, list);
    return Success{};
  });
}

Outcome move_name(store::Database& database, Instant now, const std::string& secret, const std::string& booking_id,
                  std::int64_t by) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(list, open_list(session, now, secret));
    MUSTER_TRY(moved, undecided_name(session, list, booking_id));
    if (moved.place == 0) return conflict(moved.name + " is not on your list yet. Nothing was changed.");
    std::vector<ListedName> open;
    for (const auto& each : list.facts.names)
      if (each.place > 0 && is_undecided(each.state)) open.push_back(each);
    const auto at = std::ranges::find(open, booking_id, &ListedName::booking_id) - open.begin();
    const auto to = std::clamp<std::ptrdiff_t>(at + by, 0, std::ssize(open) - 1);
    if (to == at) return Success{};
    std::vector<std::int64_t> places;
    for (const auto& each : open) places.push_back(each.place);
    open.erase(open.begin() + at);
    open.insert(open.begin() + to, moved);
    for (std::size_t each = 0; each < open.size(); ++each)
      sql::save_name(session, open[each].booking_id, list.facts.call.id, places[each]);
    store::write_audit(session, list.audit, "booking: moved on the lead's list", "booking", booking_id);
    settle(session, list);
    return Success{};
  });
}

Outcome take_name_back(store::Database& database, Instant now, const std::string& secret,
                       const std::string& booking_id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(list, open_list(session, now, secret));
    MUSTER_TRY(name, undecided_name(session, list, booking_id));
    if (name.place == 0)
      return conflict(name.name + " asked for a place themselves: answer them. Nothing was changed.");
    cancel(session, list, name, list.facts.call.organisation + " took the name back.");
    sql::drop_name(session, booking_id);
    tell_of_step(session, now, list.facts.event, booking_id, name.state, State::cancelled);
    settle(session, list);
    return Success{};
  });
}

Outcome answer_interest(store::Database& database, Instant now, const std::string& secret,
                        const std::string& booking_id, bool forward) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(list, open_list(session, now, secret));
    MUSTER_TRY(name, undecided_name(session, list, booking_id));
    if (name.place > 0) return conflict(name.name + " is on your list already. Nothing was changed.");
    if (forward) {
      sql::save_name(session, booking_id, list.facts.call.id, last_place(list.facts) + 1);
    } else {
      cancel(session, list, name, list.facts.call.organisation + " does not put the name forward this time.");
      tell_of_step(session, now, list.facts.event, booking_id, name.state, State::cancelled);
    }
    settle(session, list);
    return Success{};
  });
}

}  // namespace muster::booking
