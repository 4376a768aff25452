// Changes where several delegates come from: each change by itself in the store, all of a press in one transaction.
#include <muster/domain/booking/organisation_change_service.hpp>

#include "list_file/change_parts_service.hpp"

#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>

#include <set>

namespace muster::booking {

Result<OrganisationChange> change_organisation(store::Database& database, const store::AuditContext& audit,
                                               const std::string& event_slug, const std::vector<std::string>& people,
                                               const std::string& organisation) {
  if (people.empty()) return bad_input("Choose at least one person. Nothing was changed.");
  if (people.size() > most_people_at_once)
    return bad_input("Choose at most " + grouped(most_people_at_once) + " people at once. Nothing was changed.");
  return database.write([&](store::Session& session) -> Result<OrganisationChange> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(target, known_organisation(session, event.programme_id, organisation));
    OrganisationChange change{new_id(), target.name};
    for (const auto& person_id : std::set(people.begin(), people.end())) {
      MUSTER_TRY(loaded, load_delegate(session, event, person_id));
      if (loaded.person.organisation_id == target.id) {
        ++change.left;
        continue;
      }
      auto after = loaded.person;
      after.organisation_id = target.id;
      after.organisation = target.name;
      save_edit(session, audit, event.id, loaded.person, after, change.id);
      ++change.people;
    }
    if (change.people == 0)
      return conflict("All of these people come from " + target.name + " already, so nothing was changed.");
    return change;
  });
}

Result<OrganisationChange> undo_organisation_change(store::Database& database, const store::AuditContext& audit,
                                                    const std::string& event_slug, const std::string& change_id) {
  return database.write([&](store::Session& session) -> Result<OrganisationChange> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    OrganisationChange undone{change_id};
    const auto changes = sql::changes_of_act(session, event.id, change_id);
    if (change_id.empty() || changes.empty())
      return not_found("This was undone already, or somebody changed these people again since.");
    for (const auto& id : changes) {
      const auto change = sql::find_change(session, event.id, id);
      const auto person = people::find_person(session, change->holder_id);
      if (!person || !undo_edit(session, audit, *change, *person).ok()) {
        ++undone.left;
        continue;
      }
      sql::delete_change(session, id);
      ++undone.people;
    }
    if (undone.people == 0) return conflict("All of these people were changed again since, so nothing is taken back.");
    return undone;
  });
}

Result<OrganisationChange> find_organisation_change(store::Session& session, const std::string& event_id,
                                                    const std::string& change_id) {
  const auto changes =
      change_id.empty() ? std::vector<std::string>{} : sql::changes_of_act(session, event_id, change_id);
  if (changes.empty()) return not_found("There is no such change.");
  const auto first = sql::find_change(session, event_id, changes.front());
  const auto person = people::find_person(session, first->holder_id);
  return OrganisationChange{change_id, person ? person->organisation : std::string(),
                            static_cast<std::int64_t>(changes.size())};
}

}  // namespace muster::booking
