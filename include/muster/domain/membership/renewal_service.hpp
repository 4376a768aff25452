#pragma once
// Reminders before a membership ends: looked at before they go, and sent by the clock where a programme wants that.

#include <muster/domain/membership/membership_service.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::membership {

/// A reminder to come, or one that is due.
struct Reminder {
  Membership membership;
  std::int64_t days_before = 0;  ///< of its end
  Date day;                      ///< on which it goes; before today where it is due
  Pence price = 0;               ///< of the next period
};
/// Those that go next, one for each membership, by day; nothing of those that were renewed or cancelled, whose contact
/// wants none or has no address, or whose end has passed. Of several that are due the nearest to the end goes alone.
[[nodiscard]] std::vector<Reminder> next_reminders(const Book& book,
                                                   const std::vector<std::pair<std::string, std::int64_t>>& went,
                                                   Date today);
[[nodiscard]] Result<std::vector<Reminder>> reminders_of(store::Database& database, const std::string& programme_id,
                                                         Date today);

/// Puts each reminder that is due into the outbox, once, of every programme that has them go by the clock. Several
/// processes may do so at once.
[[nodiscard]] Outcome send_reminders(store::Database& database, Instant now);

}  // namespace muster::membership
