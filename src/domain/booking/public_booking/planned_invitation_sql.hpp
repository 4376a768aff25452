#pragma once
// Invitations that wait for their moment, in the store.

#include <muster/domain/booking/planned_invitation_service.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

[[nodiscard]] std::optional<PlannedInvitations> find_planned_invitations(store::Session& session,
                                                                         const std::string& event_id);
/// As a new version.
void save_planned_invitations(store::Session& session, const std::string& event_id, const PlannedInvitations& planned);
void drop_planned_invitations(store::Session& session, const std::string& event_id);
/// Ids of the events whose invitations wait for their moment.
[[nodiscard]] std::vector<std::string> events_with_planned_invitations(store::Session& session);

/// The first of those who would be invited, by the order in which mails go; `name_and_address` for the page.
struct FirstInvited {
  std::string booking_id;
  std::string name_and_address;
  std::string address;
};
[[nodiscard]] std::optional<FirstInvited> first_invited(store::Session& session, const std::string& booking_id);

}  // namespace muster::booking::sql
