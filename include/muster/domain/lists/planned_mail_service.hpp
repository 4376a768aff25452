#pragma once
// Mails to a list that are written today and go at their moment, to whoever is on the list then; and a copy to try.

#include <muster/domain/booking/message.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace muster::lists {

inline constexpr std::size_t most_planned = 50;  ///< of one list
inline constexpr std::chrono::days latest_plan{366};
/// A mail whose moment passed longer ago is not sent: what it says might not be true any more.
inline constexpr std::chrono::hours latest_after{24};

struct PlannedMail {
  std::string id;
  booking::MessageWords words;
  Instant due;
  bool stopped = false;  ///< its moment passed, and it was not sent
};
/// The next first. not_found where the programme has no such list.
[[nodiscard]] Result<std::vector<PlannedMail>> planned_mails(store::Database& database, const std::string& programme_id,
                                                             const std::string& list_id);
/// Errors: those of the words; bad_input at "at" for a moment that has passed or lies more than a year ahead; conflict
/// where too many wait.
[[nodiscard]] Result<std::string> plan_mail(store::Database& database, const store::AuditContext& audit,
                                            const std::string& programme_id, const std::string& list_id,
                                            const booking::MessageWords& words, Instant due);
/// not_found where it does not wait any more: it may have been sent.
[[nodiscard]] Outcome drop_planned_mail(store::Database& database, const store::AuditContext& audit,
                                        const std::string& programme_id, const std::string& list_id,
                                        const std::string& mail_id);
/// Sends what is due, each once: to whoever is on the list now and has not stopped all news of the programme. Where
/// nobody is, or a day went by, it stays with the plans as not sent.
[[nodiscard]] Outcome send_due_mails(store::Database& database, Instant now);

/// Puts the copy that somebody called `name` would get into the outbox for `email`, marked as a test; nobody on the
/// list hears of it.
[[nodiscard]] Outcome send_test(store::Database& database, const store::AuditContext& audit,
                                const std::string& programme_id, const std::string& list_id,
                                const booking::MessageWords& words, const std::string& name, const std::string& email);

}  // namespace muster::lists
