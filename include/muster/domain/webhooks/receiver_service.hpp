#pragma once
// Receivers of one programme: added, changed, paused, given another secret, taken away.

#include <muster/domain/webhooks/webhook.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::webhooks {

/// A receiver with how many of its deliveries have not been taken.
struct ReceiverSheet {
  Receiver receiver;
  std::int64_t waiting = 0;   ///< to be tried, or tried again
  std::int64_t given_up = 0;  ///< of the last thirty days
};
/// By name.
[[nodiscard]] Result<std::vector<ReceiverSheet>> receivers_of(store::Database& database,
                                                              const std::string& programme_id);
/// not_found where the programme has no such receiver.
[[nodiscard]] Result<ReceiverSheet> receiver_sheet(store::Database& database, const std::string& programme_id,
                                                   const std::string& id);

struct NewReceiver {
  Receiver receiver;
  std::string secret;  ///< shown once
};
/// Errors: what check_receiver says; an address that may not be called; a name that another has; more than
/// `most_receivers`. `id`, `state` and `version` of `wanted` mean nothing.
[[nodiscard]] Result<NewReceiver> add_receiver(store::Database& database, const store::AuditContext& audit,
                                               const Receiver& wanted);
/// Name, address, kinds and whether it is told of people. conflict where somebody was faster.
[[nodiscard]] Outcome change_receiver(store::Database& database, const store::AuditContext& audit,
                                      const Receiver& wanted);
/// Paused, it is sent nothing; what happens meanwhile is kept for it as long as the log is. Active again, it gets that
/// in order. Nothing changes where it stands so already.
[[nodiscard]] Outcome set_active(store::Database& database, const store::AuditContext& audit,
                                 const std::string& programme_id, const std::string& id, bool active);

/// How long the old secret signs beside a new one: what a page and a program can ask for.
inline constexpr std::chrono::hours longest_beside{168};
/// A new secret, shown once. For `beside` the old one signs too, so that the receiver can be told without haste.
/// bad_input where that is more than `longest_beside`.
[[nodiscard]] Result<NewReceiver> renew_secret(store::Database& database, const store::AuditContext& audit,
                                               const std::string& programme_id, const std::string& id,
                                               std::chrono::hours beside);
/// With its log.
[[nodiscard]] Outcome remove_receiver(store::Database& database, const store::AuditContext& audit,
                                      const std::string& programme_id, const std::string& id);

}  // namespace muster::webhooks
