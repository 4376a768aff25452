// Names people as the file says, and takes that back with the import.
#include "import_names_service.hpp"

#include "booking_sql.hpp"
#include "change_parts_service.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/date.hpp>

namespace muster::booking {
namespace {

void mark_events_of(store::Session& session, const std::string& person_id) {
  for (const auto& booking : sql::bookings_with_person(session, person_id))
    events::mark_changed(session, booking.event_id);
}

}  // namespace

void name_people(store::Session& session, const store::AuditContext& audit, const intake::Import& import,
                 const std::vector<NewName>& names) {
  for (const auto& name : names) {
    const auto person = people::find_person(session, name.person_id);
    if (!person || (person->first_name == name.first_name && person->last_name == name.last_name)) continue;
    auto after = *person;
    after.first_name = name.first_name;
    after.last_name = name.last_name;
    after.version = person->version + 1;
    after.changed_at = iso_instant(audit.at);
    people::update_person(session, after);
    const sql::StoredChange change{
        "", "edited", import.event_id, person->id, "", "", after.version, "", {{"kept", *person}}, {}};
    intake::note_made(session, import.id, "named", sql::insert_change(session, audit, change));
    trace_person(session, audit, "person changed", person->id, {"first_name", "last_name"});
    mark_events_of(session, person->id);
  }
}

void take_names_back(store::Session& session, const store::AuditContext& audit, const intake::Import& import) {
  for (const auto& id : sql::names_given_by(session, import.id)) {
    const auto change = sql::find_change(session, import.event_id, id);
    const auto person = change ? people::find_person(session, change->holder_id) : std::nullopt;
    if (!person || person->version != change->version_after || change->before.size() != 1) continue;
    auto before = change->before.front().person;
    before.version = person->version + 1;
    people::update_person(session, before);
    sql::delete_change(session, id);
    trace_person(session, audit, "person: change taken back", person->id, {"first_name", "last_name"});
    mark_events_of(session, person->id);
  }
}

}  // namespace muster::booking
