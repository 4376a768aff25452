#pragma once
// What is held of leads who were asked to name people, and how it goes: inside somebody's transaction. Whom they named
// is a delegate like any other.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::booking {

struct HeldLead {
  std::string call_id;
  std::string event_id;
  std::string event_title;
  std::string organisation;
  std::string name;
  std::string email;
  std::string asked_at;  ///< ISO instant
};
/// Asked of a name and an address that were typed: whether that is who is looked for.
using IsLead = std::function<bool(const std::string& name, const std::string& email)>;
/// The oldest first.
[[nodiscard]] std::vector<HeldLead> leads_called(store::Session& session, const IsLead& is_lead);
/// Deletes them with their links and lists; bookings stay as they stand.
void forget_leads(store::Session& session, const std::vector<std::string>& call_ids);
/// Deletes those whose event is over by its own clocks; returns how many went.
std::int64_t drop_ended_leads(store::Session& session, Instant now);
/// The first day on which one goes (ISO), and how many go then.
[[nodiscard]] std::optional<std::pair<std::string, std::int64_t>> next_lead_end(store::Session& session);

}  // namespace muster::booking
