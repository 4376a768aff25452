#pragma once
// Every SQL statement about mail.

#include <muster/platform/mail/outbox_service.hpp>

namespace muster::mail::sql {

void insert(store::Session& session, const std::string& id, Instant now, const Draft& draft);
/// The message that is due and has waited longest: one that waits, or whose claim is over.
struct DueMessage {
  std::string id;
  std::string state;  ///< "sending" where a claim is over
};
[[nodiscard]] std::optional<DueMessage> due(store::Session& session, Instant now);
/// Claims it until `until`; false where another process was first.
[[nodiscard]] bool take(store::Session& session, const DueMessage& due, Instant now, Instant until);
[[nodiscard]] std::optional<ClaimedMessage> select(store::Session& session, const std::string& id);
/// Changes a message that is still claimed by this attempt; false where it is not.
bool settle(store::Session& session, const ClaimedMessage& claimed, const std::string& state, const std::string& reason,
            Instant next);
void delete_message(store::Session& session, const std::string& id);
void mark_bounced(store::Session& session, const std::string& address, const std::string& reason, Instant now);
void clear_bounced(store::Session& session, const std::string& address);
void assign(store::Session& session, const std::string& id, const std::string& programme_id);
[[nodiscard]] ListPage<Entry> entries(store::Session& session, const std::vector<std::string>& programmes,
                                      const ListQuery& query);
/// State of a programme's message, or nothing.
[[nodiscard]] std::optional<std::string> state_of(store::Session& session, const std::string& programme,
                                                  const std::string& id);
void renew(store::Session& session, const std::string& id, Instant now);

}  // namespace muster::mail::sql
