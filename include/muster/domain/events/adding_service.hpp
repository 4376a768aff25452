#pragma once
// Adds what is asked about inside a transaction of the caller's, who adds more to it than that.

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::events {

/// As those that take a database.
[[nodiscard]] Result<Event> add_event(store::Session& session, const store::AuditContext& audit,
                                      const NewEvent& wanted);
[[nodiscard]] Result<Event> add_round(store::Session& session, const store::AuditContext& audit,
                                      const std::string& event_slug, const NewRound& wanted);
[[nodiscard]] Result<Event> add_survey(store::Session& session, const store::AuditContext& audit,
                                       const NewSurvey& wanted);

}  // namespace muster::events
