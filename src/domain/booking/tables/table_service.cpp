// Loads who comes, lets the rules place them, and keeps where they sit.
#include <muster/domain/booking/table_service.hpp>

#include "table_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

Result<TablePlan> loaded(store::Session& session, const std::string& event_slug, const std::string& session_code) {
  MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
  TablePlan plan{event, session_code};
  if (!session_code.empty()) {
    MUSTER_TRY(found, events::find_session(session, event, session_code));
    plan.session_title = found.title;
  }
  const auto stored = sql::stored_tables(session, event.id, session_code);
  plan.rules = stored.rules;
  plan.seen = stored.version;
  plan.kinds = people::kinds_for(session, event.programme_id);
  plan.guests = sql::table_guests(session, event.id, session_code);
  // A table that there is none of any more is no table.
  for (auto& guest : plan.guests) {
    if (!guest.table || *guest.table <= plan.rules.tables) continue;
    guest.table.reset();
    guest.by_hand = false;
  }
  return plan;
}

Outcome has_tables(const TablePlan& plan) {
  if (plan.is_set()) return Success{};
  return conflict("Say first how many tables there are, and for how many people each.");
}

void place(store::Session& session, TablePlan& plan, TableKeeping keeping) {
  const auto before = plan.guests;
  seat_at_tables(plan.guests, plan.rules, keeping);
  std::vector<TableGuest> changed;
  for (std::size_t at = 0; at < before.size(); ++at)
    if (before[at].table != plan.guests[at].table || before[at].by_hand != plan.guests[at].by_hand)
      changed.push_back(plan.guests[at]);
  sql::drop_empty_chairs(session, plan.event.id, plan.session);
  sql::save_seats_at_tables(session, plan.session, changed);
}

void trace(store::Session& session, const store::AuditContext& audit, const TablePlan& plan, const std::string& what) {
  store::write_audit(session, audit, what, "event", plan.event.id, {"tables"});
}

}  // namespace

Result<TablePlan> table_plan(store::Database& database, const std::string& event_slug,
                             const std::string& session_code) {
  return database.read(
      [&](store::Session& session) -> Result<TablePlan> { return loaded(session, event_slug, session_code); });
}

Result<TablePlan> set_tables(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                             const std::string& session_code, const TableRules& rules,
                             std::optional<std::int64_t> seen) {
  MUSTER_CHECK(check_tables(rules));
  if (rules.on_badge && !session_code.empty())
    return bad_input("Only the event's own tables stand on badges, not those of one session.").at("on_badge");
  return database.write([&](store::Session& session) -> Result<TablePlan> {
    MUSTER_TRY(plan, loaded(session, event_slug, session_code));
    if (seen && *seen != plan.seen)
      return conflict("Somebody changed the tables meanwhile. Look at them as they are now and save again.");
    plan.rules = rules;
    plan.rules.kind = trimmed(plan.rules.kind);
    ++plan.seen;
    sql::save_tables(session, plan.event.id, session_code, {plan.rules, plan.seen});
    place(session, plan, TableKeeping::everybody);
    trace(session, audit, plan, "tables set");
    return plan;
  });
}

Result<TablePlan> make_tables(store::Database& database, const store::AuditContext& audit,
                              const std::string& event_slug, const std::string& session_code, TableKeeping keeping) {
  return database.write([&](store::Session& session) -> Result<TablePlan> {
    MUSTER_TRY(plan, loaded(session, event_slug, session_code));
    MUSTER_CHECK(has_tables(plan));
    place(session, plan, keeping);
    trace(session, audit, plan,
          keeping == TableKeeping::everybody ? "tables made for who came since" : "tables made anew");
    return plan;
  });
}

Result<TablePlan> move_to_table(store::Database& database, const store::AuditContext& audit,
                                const std::string& event_slug, const std::string& session_code,
                                const std::vector<std::string>& people, std::optional<std::int64_t> table) {
  if (people.empty()) return bad_input("Say who moves.").at("people");
  return database.write([&](store::Session& session) -> Result<TablePlan> {
    MUSTER_TRY(plan, loaded(session, event_slug, session_code));
    MUSTER_CHECK(has_tables(plan));
    if (table && (*table < 1 || *table > plan.rules.tables))
      return bad_input("There is no such table: they are numbered 1 to " + grouped(plan.rules.tables) + ".")
          .at("table");
    std::vector<TableGuest> moved;
    for (auto& guest : plan.guests) {
      if (std::ranges::find(people, guest.person) == people.end()) continue;
      guest.table = table;
      guest.by_hand = table.has_value();
      moved.push_back(guest);
    }
    if (moved.empty()) return not_found("Nobody of them has a seat in the room.");
    if (table) {
      const auto there = std::ranges::count(plan.guests, table, &TableGuest::table);
      if (there > plan.rules.places)
        return conflict("Table " + std::to_string(*table) + " has " + counted(plan.rules.places, "place", "places") +
                        ", and " + counted(there, "person", "people") +
                        " would sit there. Move somebody away first, or give each table more places.")
            .at("table");
      sql::save_seats_at_tables(session, session_code, moved);
    } else {
      sql::save_seats_at_tables(session, session_code, moved);
      place(session, plan, TableKeeping::everybody);
    }
    trace(session, audit, plan, "person moved to a table");
    return plan;
  });
}

}  // namespace muster::booking
