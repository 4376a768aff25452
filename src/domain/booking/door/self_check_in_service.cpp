// Keeps a hash of the address, and takes what a tablet is told as a scan of its door.
#include <muster/domain/booking/self_check_in_service.hpp>

#include <muster/domain/booking/self_check_in.hpp>
#include "domain/booking/sessions/choosing_service.hpp"
#include "domain/booking/tables/table_sql.hpp"
#include "door.hpp"
#include "door_sql.hpp"
#include "self_check_in_sql.hpp"

#include <muster/domain/booking/booking_code.hpp>
#include <muster/domain/booking/booking_code_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>

namespace muster::booking {
namespace {

constexpr const char* door_name = "Self check-in";

Result<SelfCheckIn> opened(store::Session& session, Instant now, const std::string& key) {
  const auto event_id = sql::event_of_tablet(session, key);
  if (!event_id) return not_found("No check-in is open at this address.");
  const auto event = events::event_with_id(session, *event_id);
  const auto times = door_times(event, events::sessions_of(session, event.id));
  return SelfCheckIn{event, times, door_state(times, now)};
}

}  // namespace

Result<bool> has_self_check_in(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<bool> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sql::has_tablet(session, event.id);
  });
}

Result<std::string> open_self_check_in(store::Database& database, const store::AuditContext& audit,
                                       const std::string& event_slug) {
  const auto key = new_id();
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    const auto times = door_times(event, events::sessions_of(session, event.id));
    if (door_state(times, audit.at) == DoorState::over)
      return conflict(event.title + " is over: nobody checks in any more.");
    sql::keep_tablet(session, event.id, key);
    store::write_audit(session, audit, "self check-in opened", "event", event.id, {});
    return Success{};
  }));
  return key;
}

Outcome close_self_check_in(store::Database& database, const store::AuditContext& audit,
                            const std::string& event_slug) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    sql::forget_tablet(session, event.id);
    store::write_audit(session, audit, "self check-in closed", "event", event.id, {});
    return Success{};
  });
}

Result<SelfCheckIn> self_check_in(store::Database& database, Instant now, const std::string& key) {
  return database.read([&](store::Session& session) -> Result<SelfCheckIn> { return opened(session, now, key); });
}

Result<SelfArrival> check_oneself_in(store::Database& database, Instant now, const std::string& key,
                                     const std::string& typed, const std::string& organisation) {
  Scan scan{new_id(), Scan::What::in, {}, {}, {}, {}};
  events::Event event;
  MUSTER_TRY(several, database.read([&](store::Session& session) -> Result<bool> {
    MUSTER_TRY(open, opened(session, now, key));
    if (open.state != DoorState::open) return conflict("Check-in is not open at this moment.");
    event = open.event;
    if (const auto code = typed_code(typed)) {
      const auto holder = holder_of(session, *code);
      const auto booking = holder ? sql::door_booking(session, holder->booking_id) : std::nullopt;
      const bool here = booking && booking->event_id == event.id;
      if (here && (booking->person.standing == DoorStanding::expected || booking->person.standing == DoorStanding::in))
        scan.booking_id = holder->booking_id;
      if (holder) return false;
    }
    const auto people = sql::door_people(session, event.id);
    const auto meant = meant_by_name(typed, organisation, people);
    if (meant.whose) scan.booking_id = people[*meant.whose].booking_id;
    return meant.several;
  }));
  if (several) return SelfArrival{SelfArrival::Kind::which_organisation};
  if (scan.booking_id.empty()) return SelfArrival{};
  MUSTER_TRY(results,
             take_scans(database, {"self check-in", now, event.programme}, event.slug, {door_name, {}, {scan}}));
  const auto outcome = results.front().outcome;
  // A seat may have been given back in this moment.
  if (outcome != ScanOutcome::in && outcome != ScanOutcome::already) return SelfArrival{};
  return SelfArrival{SelfArrival::Kind::in, scan.id};
}

Result<std::optional<Welcome>> welcome_of(store::Database& database, Instant now, const std::string& key,
                                          const std::string& scan_id) {
  return database.read([&](store::Session& session) -> Result<std::optional<Welcome>> {
    MUSTER_TRY(open, opened(session, now, key));
    const auto scan = sql::find_scan(session, scan_id);
    if (!scan || scan->event_id != open.event.id || scan->door != door_name || scan->booking_id.empty() ||
        now - scan->received_at > welcome_stays)
      return std::optional<Welcome>{};
    const auto first_name = sql::first_name_of(session, scan->booking_id);
    if (!first_name) return std::optional<Welcome>{};
    Welcome welcome{*first_name};
    const auto tables = sql::tables_of(session, scan->booking_id);
    const auto table_in = [&](const std::string& code) {
      const auto found = tables.find(code);
      return found == tables.end() ? std::nullopt : std::optional(found->second);
    };
    welcome.table = table_in({});
    for (const auto& each : chosen_sessions(session, open.event, scan->booking_id))
      welcome.sessions.push_back({each.title, events::session_times(each), each.place, table_in(each.code)});
    return std::optional(std::move(welcome));
  });
}

}  // namespace muster::booking
