// Names people as the file says, gives them its address, job and organisation, and takes that back with the import.
#include "import_details_service.hpp"

#include "change_parts_service.hpp"
#include "domain/booking/booking_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/date.hpp>

namespace muster::booking {
namespace {

void mark_events_of(store::Session& session, const std::string& person_id) {
  for (const auto& booking : sql::bookings_with_person(session, person_id))
    events::mark_changed(session, booking.event_id);
}

people::PersonRecord with(people::PersonRecord person, const NewDetails& details) {
  if (!details.first_name.empty() || !details.last_name.empty()) {
    person.first_name = details.first_name;
    person.last_name = details.last_name;
  }
  if (!details.email.empty()) person.email = details.email;
  if (!details.job_title.empty()) person.job_title = details.job_title;
  if (!details.organisation_id.empty()) person.organisation_id = details.organisation_id;
  if (!details.place_code.empty()) person.place_code = details.place_code;
  return person;
}

}  // namespace

void take_details(store::Session& session, const store::AuditContext& audit, const intake::Import& import,
                  const std::vector<NewDetails>& details) {
  for (const auto& each : details) {
    const auto person = people::find_person(session, each.person_id);
    if (!person) continue;
    auto after = with(*person, each);
    const auto fields = fields_changed(*person, after);
    if (fields.empty()) continue;
    after.version = person->version + 1;
    after.changed_at = iso_instant(audit.at);
    people::update_person(session, after);
    const sql::StoredChange change{
        "", "edited", import.event_id, person->id, "", "", after.version, "", {{"kept", *person}}, {}};
    intake::note_made(session, import.id, "named", sql::insert_change(session, audit, change));
    trace_person(session, audit, "person changed", person->id, fields);
    mark_events_of(session, person->id);
  }
}

void take_details_back(store::Session& session, const store::AuditContext& audit, const intake::Import& import) {
  for (const auto& id : sql::names_given_by(session, import.id)) {
    const auto change = sql::find_change(session, import.event_id, id);
    const auto person = change ? people::find_person(session, change->holder_id) : std::nullopt;
    if (!person || person->version != change->version_after || change->before.size() != 1) continue;
    auto before = change->before.front().person;
    before.version = person->version + 1;
    people::update_person(session, before);
    sql::delete_change(session, id);
    trace_person(session, audit, "person: change taken back", person->id, fields_changed(*person, before));
    mark_events_of(session, person->id);
  }
}

}  // namespace muster::booking
