#pragma once
// What the outbox holds of one person, and how it forgets: inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::mail {

struct HeldMail {
  std::string recipient;
  std::string subject;
  std::string text;
  std::string html;
  std::string detail;  ///< what a message that is written later is written from
  std::string state;
  std::string reason;      ///< the mail server's word
  std::string created_at;  ///< ISO instant
  bool listed = true;      ///< stands in the list of mail of a programme
};
/// Those for which `concerns` is true, oldest first.
[[nodiscard]] std::vector<HeldMail> held_mail(store::Session& session,
                                              const std::function<bool(const HeldMail&)>& concerns);
/// Those to one address that stand in a list of mail, oldest first.
[[nodiscard]] std::vector<HeldMail> mail_to(store::Session& session, const std::string& address);
/// Their ids: all mail is read for that, so not in the writers' line.
[[nodiscard]] std::vector<std::string> mail_concerning(store::Session& session,
                                                       const std::function<bool(const HeldMail&)>& concerns);
/// Deletes these, in whatever state they are; returns how many there were.
std::int64_t forget_mail(store::Session& session, const std::vector<std::string>& ids);

struct HeldBounce {
  std::string address;
  std::string reason;
  std::string at;  ///< ISO instant
};
[[nodiscard]] std::optional<HeldBounce> held_bounce(store::Session& session, const std::string& address);
std::int64_t forget_bounce(store::Session& session, const std::string& address);

/// Deletes mail written before `before` (ISO instant), whatever became of it, and addresses that bounced before it;
/// returns how many messages and addresses there were, of each at most `most`.
std::int64_t drop_mail(store::Session& session, const std::string& before, std::int64_t most);
/// The oldest of both, and how many of its day.
struct OldestMail {
  std::string at;  ///< ISO instant
  std::int64_t count = 0;
};
[[nodiscard]] std::optional<OldestMail> oldest_mail(store::Session& session);

/// Deletes all mail of a programme that is taken away.
void forget_programme(store::Session& session, const std::string& programme_id);

}  // namespace muster::mail
