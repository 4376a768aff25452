#pragma once
// Mails to lists that wait for their moment, in the store.

#include <muster/domain/lists/planned_mail_service.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::lists::sql {

/// Those that wait, and those that were not sent, the next first.
[[nodiscard]] std::vector<PlannedMail> planned_of(store::Session& session, const std::string& list_id);
void insert_planned(store::Session& session, const std::string& list_id, const PlannedMail& mail,
                    const std::string& planned_by);
/// False where it does not stand among them.
bool drop_planned(store::Session& session, const std::string& list_id, const std::string& mail_id);

struct DueMail {
  std::string list_id;
  std::string programme_id;
  PlannedMail mail;
};
[[nodiscard]] std::vector<DueMail> due_mails(store::Session& session, Instant now);
[[nodiscard]] bool still_waits(store::Session& session, const std::string& mail_id);
void mark_sent(store::Session& session, const std::string& mail_id, std::int64_t people, Instant at);
void stop_planned(store::Session& session, const std::string& mail_id);

}  // namespace muster::lists::sql
