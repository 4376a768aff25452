#pragma once
// The invitations of an event, sent by the clock: about four weeks before it, say, with the agenda as it is then.

#include <muster/domain/booking/planned_message.hpp>
#include <muster/platform/mail/letter.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace muster::booking {

struct PlannedInvitations {
  Timing timing;  ///< before the event, or at a moment
  PlanState state = PlanState::planned;
  std::string because{};  ///< why they were stopped
  std::int64_t version = 0;
};

/// What is planned, and the mail as it would be now.
struct InvitationsAhead {
  events::Event event;
  std::optional<PlannedInvitations> planned{};
  std::int64_t people = 0;  ///< who stand as invited, with an address and without a link of their own
  std::string first{};      ///< "Pat Abara, pat@mail.example": whose copy `letter` is
  std::optional<mail::Letter> letter{};
};
/// `site` begins the address of links in the letter.
[[nodiscard]] Result<InvitationsAhead> invitations_ahead(store::Database& database, Instant now,
                                                         const std::string& event_slug, const std::string& site);

/// They go at that moment to everybody who stands as invited then and has no link yet. Nobody need stand so already.
/// Errors: those of check_timing; a moment that has passed, at its field; a conflict where the event is cancelled.
[[nodiscard]] Outcome plan_invitations(store::Database& database, const store::AuditContext& audit,
                                       const std::string& event_slug, Timing timing);
/// They do not go by themselves. A conflict where none are planned, or they went already.
[[nodiscard]] Outcome unplan_invitations(store::Database& database, const store::AuditContext& audit,
                                         const std::string& event_slug);

/// Sends those whose moment has come. Those of a cancelled event, those that are more than a day late and those that
/// are for nobody are stopped, with the reason.
[[nodiscard]] Outcome send_due_invitations(store::Database& database, Instant now);

}  // namespace muster::booking
