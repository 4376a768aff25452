#pragma once
// Mails to delegates, and who is still to get them, as the services of this room read and write them.

#include <muster/domain/booking/message.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

struct Message {
  std::string id;
  std::string event_id;
  std::string subject;
  std::string words;
  std::int64_t people = 0;   ///< whom it is for
  std::string request_id{};  ///< under which it was asked for, where that is not its id
  bool ready = true;         ///< false while those it is for are written down
  MessageKind kind = MessageKind::told;
  std::string written_at{};  ///< as it was read
};
void insert_message(store::Session& session, const store::AuditContext& audit, const Message& message);
/// By its id or the one under which it was asked for; nothing where it is not ready.
[[nodiscard]] std::optional<Message> find_message(store::Session& session, const std::string& id);
/// False where it is there no more.
[[nodiscard]] bool is_unready(store::Session& session, const std::string& id);
void make_ready(store::Session& session, const std::string& id);
/// Mails that were begun before a moment and are not ready.
[[nodiscard]] std::vector<std::string> unready_before(store::Session& session, Instant moment);
/// Deletes up to `most` of those whom a mail that is not ready is for, and then the mail; false at the end.
bool remove_unready(store::Session& session, const std::string& id, std::int64_t most);

struct Addressee {
  std::string person_id;
  std::string name;
  std::string email;  ///< may be empty
};
/// What became of one copy: "queued" with the id of its mail, or "stopped" where whoever it was for wants none.
void insert_sent(store::Session& session, const std::string& message_id, const std::string& person_id,
                 const std::string& outcome, const std::string& mail_id);
/// A delegate of the event, whatever their state; nothing where they are none.
[[nodiscard]] std::optional<Addressee> find_addressee(store::Session& session, const std::string& event_id,
                                                      const std::string& person_id);

/// A delegate of the event, with what their copy of a message says of them; nothing where they are none, or erased.
struct CopyFor {
  std::string first_name;
  std::string last_name;
  std::string organisation;
  std::string email;
};
[[nodiscard]] std::optional<CopyFor> find_copy_for(store::Session& session, const std::string& event_id,
                                                   const std::string& person_id);

void add_recipient(store::Session& session, const std::string& message_id, const std::string& person_id);
/// Those who are still to get it, by their ids; at most `most`.
[[nodiscard]] std::vector<Addressee> next_recipients(store::Session& session, const std::string& message_id,
                                                     std::int64_t most);
[[nodiscard]] std::int64_t recipients_left(store::Session& session, const std::string& message_id);
/// False where they were there no more.
bool remove_recipient(store::Session& session, const std::string& message_id, const std::string& person_id);

}  // namespace muster::booking::sql
