#pragma once
// Whom a programme knows by what somebody typed on a page that needs no signing in.

#include <muster/domain/events/event.hpp>
#include <muster/domain/people/typed_person.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::booking {

/// The id of whoever has equal name and equal address and stands in an event of the programme; empty where nobody does.
[[nodiscard]] std::string known_person(store::Session& session, const events::Event& event,
                                       const people::TypedPerson& typed);

/// Their id where they come from that organisation too; else somebody new is added, with a trace. Nobody's record is
/// changed: where one address has two organisations, both stand until an organiser says who is who.
[[nodiscard]] std::string person_of_organisation(store::Session& session, const store::AuditContext& audit,
                                                 const events::Event& event, const people::TypedPerson& typed,
                                                 const std::string& organisation_id);
/// Adds somebody of that organisation, whoever has equal name and address.
[[nodiscard]] std::string new_person(store::Session& session, const store::AuditContext& audit,
                                     const events::Event& event, const people::TypedPerson& typed,
                                     const std::string& organisation_id);

}  // namespace muster::booking
