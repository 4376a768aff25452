#pragma once
// A mail to everybody on a list, inside the transaction that decides it.

#include <muster/domain/booking/message.hpp>
#include <muster/domain/lists/mail_list.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::lists {

/// The list of that id, of that programme. not_found where there is none.
[[nodiscard]] Result<MailList> list_in(store::Session& session, const std::string& programme_id, const std::string& id);
/// A copy of the message into the outbox for each.
void queue_copies(store::Session& session, const store::AuditContext& audit, const MailList& list,
                  const std::string& message_id, const booking::MessageWords& words,
                  const std::vector<Member>& members);

}  // namespace muster::lists
