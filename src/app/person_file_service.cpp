// Gathers what every room holds of a person.
#include <muster/app/person_file.hpp>

#include "naming.hpp"

#include <muster/events/event_service.hpp>
#include <muster/feedback/note_service.hpp>

#include <algorithm>

namespace muster::app {
namespace {

constexpr std::int64_t most_changes = 1000;

void add_changes(store::Session& session, PersonFile& file, const std::string& subject_id) {
  for (auto& change : store::traces(session, subject_id, most_changes)) {
    change.actor.clear();  // somebody else's data
    file.changes.push_back(std::move(change));
  }
}

}  // namespace

Result<PersonFile> person_file(store::Database& database, const std::string& person_id) {
  MUSTER_TRY(events, events::list_events(database));
  return database.read([&](store::Session& session) -> Result<PersonFile> {
    const auto person = people::find_person(session, person_id);
    if (!person) return not_found("There is no person with this number. Look them up by name.");
    PersonFile file;
    file.person = *person;
    file.bookings = booking::bookings_of(session, person_id);
    file.imports = booking::imports_with(session, person_id);
    file.waiting = booking::waiting_rows(session, person_id);
    for (const auto& event : events) {
      for (const auto& note : feedback::notes(session, event.id)) {
        if (tells(note.text, *person)) file.notes.push_back({event.title, note.table, note.text});
      }
    }
    add_changes(session, file, person_id);
    for (const auto& booking : file.bookings) add_changes(session, file, booking.id);
    std::stable_sort(file.changes.begin(), file.changes.end(),
                     [](const store::Change& left, const store::Change& right) { return left.at > right.at; });
    return file;
  });
}

}  // namespace muster::app
