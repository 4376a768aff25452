// Leads are asked, reminded and replaced; whoever is meant by a line is looked up first.
#include <muster/domain/booking/nomination_service.hpp>

#include "lead_facts_service.hpp"
#include "nomination_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/store/judged_write.hpp>

#include <algorithm>
#include <set>

namespace muster::booking {
namespace {

constexpr std::size_t most_at_once = 500;

Result<events::Event> event_to_come(store::Session& session, Instant now, const std::string& event_slug) {
  MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
  if (event.cancelled) return conflict(event.title + " will not take place, so nobody is asked for names.");
  if (day_in(event.zone, now) > event.date) return conflict(event.title + " is over, so nobody is asked for names.");
  return event;
}

Result<std::vector<LeadToAsk>> meant(store::Session& session, const events::Event& event, const std::string& lines) {
  MUSTER_TRY(typed, read_leads(lines));
  const people::Directory directory(people::organisations_for(session, event.programme_id));
  std::vector<LeadToAsk> leads;
  std::set<std::string> seen;
  for (auto& each : typed) {
    const auto match = directory.match(each.organisation);
    if (match.how == people::Match::MatchBasis::unknown) {
      std::string nearest;
      if (!match.suggestions.empty()) nearest = " Do you mean " + match.suggestions.front() + "?";
      return bad_input("Nobody knows an organisation \"" + each.organisation + "\"." + nearest).at("leads");
    }
    const auto& organisation = directory.organisations()[match.organisation];
    if (!seen.insert(organisation.id).second)
      return bad_input(organisation.name + " stands there twice. An organisation has one lead for an event.")
          .at("leads");
    leads.push_back({std::move(each), organisation.id, organisation.name,
                     sql::call_of_organisation(session, event.id, organisation.id).has_value()});
  }
  return leads;
}

Outcome check_until(const events::Event& event, Instant now, const std::optional<Date>& until) {
  if (!until) return Success{};
  if (*until < day_in(event.zone, now)) return bad_input("This day is past.").at("until");
  if (*until > event.date) return bad_input("Names are put forward before the event.").at("until");
  return Success{};
}

NominationCall call_of(const events::Event& event, const LeadToAsk& lead, const std::optional<Date>& until) {
  NominationCall call;
  call.event_id = event.id;
  call.organisation_id = lead.organisation_id;
  call.organisation = lead.organisation;
  call.name = lead.typed.name;
  call.email = lead.typed.email;
  call.until = until;
  return call;
}

/// Calls of the event among these ids; not_found where one is none.
Result<std::vector<NominationCall>> chosen(store::Session& session, const events::Event& event,
                                           const std::vector<std::string>& ids) {
  if (ids.empty()) return bad_input("Choose at least one lead. Nothing was changed.");
  if (ids.size() > most_at_once) return bad_input("Choose at most 500 at once. Nothing was changed.");
  std::vector<NominationCall> calls;
  for (const auto& id : std::set(ids.begin(), ids.end())) {
    auto call = sql::find_call(session, id);
    if (!call || call->event_id != event.id)
      return not_found("A lead you chose is not asked any more. Load the list again; nothing was changed.");
    calls.push_back(*std::move(call));
  }
  return calls;
}

}  // namespace

Result<std::vector<LeadToAsk>> leads_meant(store::Database& database, Instant now, const std::string& event_slug,
                                           const std::string& lines, const std::optional<Date>& until) {
  return database.read([&](store::Session& session) -> Result<std::vector<LeadToAsk>> {
    MUSTER_TRY(event, event_to_come(session, now, event_slug));
    MUSTER_CHECK(check_until(event, now, until));
    return meant(session, event, lines);
  });
}

Result<std::int64_t> ask_leads(store::Database& database, const store::AuditContext& audit,
                               const std::string& event_slug, const std::string& lines,
                               const std::optional<Date>& until) {
  struct Judged {
    events::Event event;
    std::vector<LeadToAsk> leads;
  };
  // Each line is looked up among all organisations: nobody waits for the store meanwhile.
  const auto judge = [&](store::Session& session) -> Result<Judged> {
    MUSTER_TRY(event, event_to_come(session, audit.at, event_slug));
    MUSTER_CHECK(check_until(event, audit.at, until));
    MUSTER_TRY(leads, meant(session, event, lines));
    return Judged{std::move(event), std::move(leads)};
  };
  const auto save = [&](store::Session& session, const Judged& judged) -> Result<std::int64_t> {
    const auto& event = judged.event;
    for (const auto& lead : judged.leads) {
      auto call = call_of(event, lead, until);
      call.asked_at = iso_instant(audit.at);
      call.id = sql::save_call(session, call);
      store::write_audit(session, audit, "lead asked for names", "event", event.id, {"name", "email"});
      queue_lead_mail(session, audit.at, event, call, LeadNews::asked);
    }
    events::mark_changed(session, event.id);
    return static_cast<std::int64_t>(judged.leads.size());
  };
  MUSTER_TRY(event, events::find_event(database, event_slug));
  return store::write_judged(database, event.programme, judge, save);
}

Result<MessageWords> lead_mail_preview(store::Database& database, const std::string& event_slug, const LeadToAsk& lead,
                                       const std::optional<Date>& until) {
  return database.read([&](store::Session& session) -> Result<MessageWords> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    auto call = call_of(event, lead, until);
    if (const auto had = sql::call_of_organisation(session, event.id, lead.organisation_id)) call.id = had->id;
    const auto seats = SeatBook::look(session, event);
    call.kind = seats.kind_of(call.organisation_id);
    return lead_mail_words(lead_facts(session, call), LeadNews::asked);
  });
}

Result<ListPage<ListedCall>> listed_calls(store::Database& database, const std::string& event_slug,
                                          const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<ListedCall>> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    return sql::listed_calls(session, event.id, query);
  });
}

Result<std::int64_t> remind_leads(store::Database& database, const store::AuditContext& audit,
                                  const std::string& event_slug, const std::vector<std::string>& calls) {
  return database.write([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(event, event_to_come(session, audit.at, event_slug));
    MUSTER_TRY(asked, chosen(session, event, calls));
    std::erase_if(asked, [&](const NominationCall& call) { return !may_name(call, event, audit.at).ok(); });
    if (asked.empty())
      return conflict(
          "The last day for names of these leads is past. Ask them anew with a later day; nothing was sent.");
    for (const auto& call : asked) queue_lead_mail(session, audit.at, event, call, LeadNews::asked);
    store::write_audit(session, audit, "leads reminded of names", "event", event.id);
    return static_cast<std::int64_t>(asked.size());
  });
}

Result<std::int64_t> remove_leads(store::Database& database, const store::AuditContext& audit,
                                  const std::string& event_slug, const std::vector<std::string>& calls) {
  auto removed = database.write([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    MUSTER_TRY(gone, chosen(session, event, calls));
    for (const auto& call : gone) sql::drop_call(session, call.id);
    store::write_audit(session, audit, "leads removed", "event", event.id);
    events::mark_changed(session, event.id);
    return static_cast<std::int64_t>(gone.size());
  });
  if (removed.ok()) database.forget_deleted();
  return removed;
}

}  // namespace muster::booking
