// Changes, cancels and restores events.
#include <muster/domain/events/event_change_service.hpp>

#include "event_sql.hpp"

#include <muster/domain/events/event_shown_sql.hpp>
#include <muster/domain/events/event_zone_sql.hpp>

#include <muster/domain/people/network_sql.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::events {

Result<Event> change_event(store::Database& database, const store::AuditContext& audit, const std::string& slug,
                           const EventDetails& details) {
  MUSTER_TRY(date, parse_date(details.date));
  MUSTER_TRY(attendance, parse_attendance(details.attendance));
  return database.write([&](store::Session& session) -> Result<Event> {
    MUSTER_TRY(event, find_event(session, slug));
    const auto before = event;
    event.title = trimmed(details.title);
    event.date = date;
    event.venue = trimmed(details.venue);
    event.attendance = attendance;
    MUSTER_CHECK(check_event(event));
    if (!details.region.empty()) {
      const auto region = people::region_for(session, event.programme_id, details.region);
      if (!region) {
        const auto slugs = people::region_slugs_for(session, event.programme_id);
        const auto hint = did_you_mean(details.region, slugs);
        return bad_input("There is no region \"" + details.region + "\" in this programme" +
                         (hint.empty() ? "." : "; " + hint) + " There are: " + joined(slugs, ", ") + ".")
            .at("region");
      }
      event.region_id = *region;
      people::choose_region(session, event.programme_id, *region, false);
    }
    sql::update_event(session, event);
    std::vector<std::string> fields;
    if (before.title != event.title) fields.emplace_back("title");
    if (before.date != event.date) fields.emplace_back("date");
    if (before.venue != event.venue) fields.emplace_back("venue");
    if (before.attendance != event.attendance) fields.emplace_back("attendance");
    if (before.region_id != event.region_id) fields.emplace_back("region");
    if (!details.time_zone.empty()) {
      MUSTER_TRY(other_clocks, put_zone(session, event.id, details.time_zone));
      if (other_clocks) fields.emplace_back("time_zone");
    }
    if (!fields.empty()) {
      store::write_audit(session, audit, "event changed", "event", event.id, fields);
      note_shown_change(session, event.id, audit.at);
    }
    return find_event(session, slug);
  });
}

Outcome cancel_event(store::Database& database, const store::AuditContext& audit, const std::string& slug,
                     const std::string& reason) {
  const auto words = trimmed(reason);
  if (words.empty()) return bad_input("Say why the event will not take place.");
  if (character_count(words) > longest_reason) return bad_input("Keep the reason to 300 letters.");
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, find_event(session, slug));
    if (event.cancelled) return conflict(event.title + " is cancelled already.");
    sql::set_cancelled(session, event.id, audit.at, words);
    store::write_audit(session, audit, "event cancelled", "event", event.id, {"cancelled"});
    note_shown_change(session, event.id, audit.at);
    return Success{};
  });
}

Outcome restore_event(store::Database& database, const store::AuditContext& audit, const std::string& slug) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, find_event(session, slug));
    if (!event.cancelled) return conflict(event.title + " is not cancelled.");
    sql::set_cancelled(session, event.id, std::nullopt, {});
    store::write_audit(session, audit, "event restored", "event", event.id, {"cancelled"});
    note_shown_change(session, event.id, audit.at);
    return Success{};
  });
}

}  // namespace muster::events
