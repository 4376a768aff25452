// Reads and changes how seats are shared out, books or puts on the waiting list, and does what the clock asks for.
#include <muster/domain/booking/hybrid_service.hpp>
#include <muster/domain/booking/seat_service.hpp>

#include "domain/booking/colleagues/colleague_service.hpp"
#include "domain/booking/list_file/change_parts_service.hpp"
#include "domain/booking/steps/step_sql.hpp"
#include "each_event.hpp"
#include "seat_book_service.hpp"
#include "seat_change_service.hpp"

#include <muster/domain/booking/seat_json.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/store/audit.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

Error no_rules(const events::Event& event) {
  return conflict("The seats of " + event.title + " are not shared out yet, so nothing was changed.");
}

/// Keeps rules that hold, and lets those who wait have what is theirs by them.
Result<SeatChanges> keep(store::Session& session, const store::AuditContext& audit, const events::Event& event,
                         const SeatRules& rules, const std::string& action) {
  const auto book = SeatBook::look(session, event);
  MUSTER_CHECK(check_rules(rules, book.organisations()));
  if (const auto& on = rules.release_on; on && on != book.plan().rules().release_on && *on > book.on_last_day().date)
    return bad_input("Held seats would be released on " + long_date(*on) + ", after the event, which is on " +
                     long_date(book.on_last_day().date) +
                     ". Give a day before it, or leave it empty: then they are held to the end.")
        .at("release_on");
  const auto before = book.version() == 0 ? "" : json_text(rules_json(book.plan().rules(), book.organisations()));
  sql::save_rules(session, event.id, json_text(rules_json(rules, book.organisations())), before);
  store::write_audit(session, audit, action, "event", event.id, {"seats"});
  auto changed = SeatBook::open(session, event);
  auto changes = changed->settle(session, audit);
  events::mark_changed(session, event.id);
  return changes;
}

/// Changes the rules there are.
template <class Change>
Result<SeatChanges> change_rules(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug, const std::string& action, const Change& change) {
  return database.write([&](store::Session& session) -> Result<SeatChanges> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto book = SeatBook::open(session, event, SeatBook::Network::whole);
    if (!book) return no_rules(event);
    auto rules = book->plan().rules();
    MUSTER_CHECK(change(rules, *book));
    return keep(session, audit, event, rules, action);
  });
}

std::string trace_action(State to) {
  std::string action = "booking: ";
  for (const char letter : state_word(to)) action += letter == '_' ? ' ' : letter;
  return action;
}

}  // namespace

std::string SeatTable::organisation_name(const std::string& id) const {
  const auto found = std::ranges::find(organisations, id, &SeatOrganisation::id);
  return found == organisations.end() ? std::string() : found->name;
}

Result<SeatTable> seats_of(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<SeatTable> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto book = SeatBook::look(session, event);
    SeatTable table{event, book.plan(), book.organisations(), people::kinds_for(session, event.programme_id),
                    {},    {},          book.version(),       !book.before().empty()};
    for (const auto& claim : book.claims())
      (claim.state == State::waiting ? table.line : table.claims).push_back(claim);
    table.line = in_line(table.plan, std::move(table.line));
    return table;
  });
}

Result<SeatChanges> set_seat_rules(store::Database& database, const store::AuditContext& audit,
                                   const std::string& event_slug, const SeatRules& rules,
                                   std::optional<std::int64_t> seen) {
  return database.write([&](store::Session& session) -> Result<SeatChanges> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return set_seat_rules(session, audit, event, rules, seen);
  });
}

Result<SeatChanges> set_seat_rules(store::Session& session, const store::AuditContext& audit,
                                   const events::Event& event, const SeatRules& rules,
                                   std::optional<std::int64_t> seen) {
  const auto stored = sql::find_rules(session, event.id);
  if (seen && *seen != (stored ? stored->version : 0))
    return conflict(
        "Somebody changed the shares after you opened this page. Nothing of yours is saved yet; look at "
        "what they are now.");
  return keep(session, audit, event, rules, "seats shared out");
}

Result<SeatChanges> set_seat_rules(store::Database& database, const store::AuditContext& audit,
                                   const std::string& event_slug, const Json& rules) {
  return database.write([&](store::Session& session) -> Result<SeatChanges> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(read, rules_from(rules, sql::seat_organisations(session, event).all));
    return keep(session, audit, event, read, "seats shared out");
  });
}

Result<SeatChanges> undo_seat_rules(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug) {
  return change_rules(database, audit, event_slug, "shares of seats taken back",
                      [&](SeatRules& rules, const SeatBook& book) -> Outcome {
                        if (book.before().empty())
                          return conflict("There is no change of the shares to take back. Nothing was changed.");
                        MUSTER_TRY(json, read_json(book.before(), {}, [](std::string_view kept) -> Result<std::string> {
                                     return std::string(kept);
                                   }));
                        MUSTER_TRY(before, rules_from(json, book.organisations(), GoneOrganisations::left_out));
                        rules = std::move(before);
                        return Success{};
                      });
}

Result<SeatChanges> release_seats(store::Database& database, const store::AuditContext& audit,
                                  const std::string& event_slug) {
  return change_rules(database, audit, event_slug, "seats released", [](SeatRules& rules, const SeatBook&) -> Outcome {
    if (rules.released) return conflict("The held seats are released already, so nothing was changed.");
    rules.released = true;
    return Success{};
  });
}

Result<SeatChanges> give_seats(store::Database& database, const store::AuditContext& audit,
                               const std::string& event_slug, const std::string& kind, std::int64_t seats) {
  return change_rules(
      database, audit, event_slug, "seats given", [&](SeatRules& rules, const SeatBook& book) -> Outcome {
        const auto share = std::ranges::find(rules.kinds, kind, &KindShare::kind);
        if (share == rules.kinds.end()) return not_found("There is no share of that kind. Nothing was changed.");
        const auto free = book.plan().not_shared_out().free;
        if (seats < 1 || seats > free)
          return conflict("There are " + grouped(free) + " seats that are not shared out, so nothing was changed.");
        share->seats += seats;
        return Success{};
      });
}

Result<SeatAnswer> book_or_wait(store::Database& database, const store::AuditContext& audit,
                                const std::string& event_slug, const std::string& person_id) {
  return database.write([&](store::Session& session) -> Result<SeatAnswer> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto standing = sql::find_standing(session, event.id, person_id);
    if (!standing) return not_found("This person is not a delegate of " + event.title + ".");
    if (event.cancelled) return conflict(event.title + " will not take place, so nobody can be booked.");
    if (is_registered(standing->state)) return conflict(standing->name + " has a seat already. Nothing was changed.");
    auto book = SeatBook::look(session, event, SeatBook::Network::as_needed);
    const auto claim = *sql::seat_claim(session, standing->booking_id, book.network());
    // Whoever was offered a seat has it, whatever the others do.
    const auto verdict = standing->state == State::offered ? SeatVerdict{} : book.verdict(claim);
    if (verdict.state == standing->state) return SeatAnswer{State::waiting, verdict.why, ""};
    if (!may_follow(standing->state, verdict.state)) return conflict(refusal(standing->state, verdict.state));
    SeatAnswer answer{verdict.state, verdict.why, new_id()};
    sql::take_step(session, audit, {standing->booking_id, standing->state, verdict.state, verdict.why, answer.act, ""});
    store::write_audit(session, audit, trace_action(verdict.state), "booking", standing->booking_id, {"state"});
    book.moved(session, standing->booking_id, audit.at);
    if (book.version() > 0) (void)book.settle(session, audit);
    events::mark_changed(session, event.id);
    return answer;
  });
}

Result<std::int64_t> move_in_line(store::Database& database, const store::AuditContext& audit,
                                  const std::string& event_slug, const std::string& person_id,
                                  std::optional<std::int64_t> turn) {
  return database.write([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto standing = sql::find_standing(session, event.id, person_id);
    if (!standing) return not_found("This person is not a delegate of " + event.title + ".");
    if (standing->state != State::waiting)
      return conflict(standing->name + " does not wait any more. Nothing was changed.");
    auto book = SeatBook::look(session, event);
    const auto had = std::ranges::find(book.claims(), standing->booking_id, &SeatClaim::booking)->turn;
    const auto first = sql::first_turn(session, event.id);
    sql::give_turn(session, standing->booking_id);
    sql::move_turn(session, standing->booking_id, turn.value_or(first - 1));
    store::write_audit(session, audit, "booking: moved in line", "booking", standing->booking_id);
    if (auto now = SeatBook::open(session, event)) (void)now->settle(session, audit);
    events::mark_changed(session, event.id);
    return had;
  });
}

Result<std::int64_t> set_ways(store::Database& database, const store::AuditContext& audit,
                              const std::string& event_slug, const std::vector<std::string>& people, bool online) {
  if (std::ssize(people) > most_ways_at_once) return bad_input("Choose 500 people at a time at most.");
  return database.write([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    if (event.attendance != events::Attendance::hybrid)
      return conflict(event.title + " is not held both in a room and online. Nothing was changed.");
    auto book = SeatBook::look(session, event);
    std::int64_t changed = 0;
    for (const auto& person : people) {
      const auto standing = sql::find_standing(session, event.id, person);
      if (!standing)
        return not_found("Somebody you chose is not a delegate of " + event.title + " any more. Nothing was changed.");
      auto claim = *sql::seat_claim(session, standing->booking_id, book.network());
      if (claim.online == online) continue;
      if (const auto why = why_not_that_way(book, claim, online); !why.empty())
        return conflict(standing->name + " cannot come that way: " + why + " Nothing was changed.");
      sql::set_online(session, standing->booking_id, online);
      store::write_audit(session, audit, "booking: way of coming", "booking", standing->booking_id);
      claim.online = online;
      const auto state = claim.state;
      book.foreseen(std::move(claim), state);
      ++changed;
    }
    if (changed == 0) return changed;
    if (auto now = SeatBook::open(session, event)) (void)now->settle(session, audit);
    events::mark_changed(session, event.id);
    return changed;
  });
}

Outcome set_online(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                   const std::string& person_id, bool online) {
  MUSTER_TRY(changed, set_ways(database, audit, event_slug, {person_id}, online));
  (void)changed;
  return Success{};
}

Outcome settle_seats(store::Database& database, Instant now) {
  // Where it fails the seats of all events are settled all the same.
  const auto colleagues = lapse_colleagues(database, now);
  MUSTER_TRY(ids, database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
    // One of several days began before, by a year at most, and is not over.
    const auto today = std::chrono::sys_days(day_in_london(now));
    auto all = sql::events_with_rules(session, iso_date(Date(today - std::chrono::days(events::last_session_day))));
    std::erase_if(all, [&](const std::string& id) {
      const auto event = events::event_with_id(session, id);
      return std::chrono::sys_days(event.date) < today && events::last_day_of(session, event) < Date(today);
    });
    return all;
  }));
  const auto settled = each_event(ids, [&](const std::string& id) -> Outcome {
    // Looked at on a snapshot first: mostly there is nothing to do, and then nobody waits.
    MUSTER_TRY(due, database.read([&](store::Session& session) -> Result<bool> {
      const auto book = SeatBook::open(session, events::event_with_id(session, id));
      return book && book->is_due(now);
    }));
    if (!due) return Success{};
    return database.write([&](store::Session& session) -> Outcome {
      const auto event = events::event_with_id(session, id);
      if (auto book = SeatBook::open(session, event)) (void)book->settle(session, {seats_actor, now, event.programme});
      return Success{};
    });
  });
  return colleagues.ok() ? settled : colleagues;
}

}  // namespace muster::booking
