// Finds somebody by name and address among those near them, and adds whoever is new.
#include "known_person_service.hpp"

#include "domain/booking/colleagues/colleague_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"

#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/store/audit.hpp>

namespace muster::booking {
namespace {

constexpr std::int64_t most_alike = 50;

}  // namespace

std::string known_person(store::Session& session, const events::Event& event, const people::TypedPerson& typed) {
  const auto name = folded_name(typed.first_name + typed.last_name);
  const auto address = mail::folded_address(typed.email);
  people::PersonRecord asked;
  asked.last_name = typed.last_name;
  asked.email = typed.email;
  std::string known;
  for (const auto& person : people::people_near(session, asked, most_alike)) {
    if (mail::folded_address(person.email) != address) continue;
    if (folded_name(person.first_name + person.last_name) != name) continue;
    // What stands for an address that was there already is nobody of its own.
    if (sql::is_held(session, event.id, person.id)) continue;
    if (!stands_in(session, person.id, {event.programme})) continue;
    // A lead may name somebody who has booked: their own booking goes before that name.
    const auto standing = sql::find_standing(session, event.id, person.id);
    if (standing && standing->state != State::nominated && standing->state != State::applied) return person.id;
    if (known.empty()) known = person.id;
  }
  return known;
}

std::string person_of_organisation(store::Session& session, const store::AuditContext& audit,
                                   const events::Event& event, const people::TypedPerson& typed,
                                   const std::string& organisation_id) {
  const auto known = known_person(session, event, typed);
  if (const auto found = known.empty() ? std::nullopt : people::find_person(session, known);
      found && found->organisation_id == organisation_id)
    return known;
  return new_person(session, audit, event, typed, organisation_id);
}

std::string new_person(store::Session& session, const store::AuditContext& audit, const events::Event& event,
                       const people::TypedPerson& typed, const std::string& organisation_id) {
  auto added = people::add_person(session, {"", typed.first_name, typed.last_name, typed.email, typed.job_title,
                                            organisation_id, event.programme_id, ""});
  store::write_audit(session, audit, "person added", "person", added,
                     {"first_name", "last_name", "email", "job_title"});
  return added;
}

}  // namespace muster::booking
