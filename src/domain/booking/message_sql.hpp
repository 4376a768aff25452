#pragma once
// Mails to delegates, and who is still to get them, as the services of this room read and write them.

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
  std::int64_t people = 0;  ///< whom it is for
};
void insert_message(store::Session& session, const store::AuditContext& audit, const Message& message);
[[nodiscard]] std::optional<Message> find_message(store::Session& session, const std::string& id);

struct Addressee {
  std::string person_id;
  std::string name;
  std::string email;  ///< may be empty
};
/// A delegate of the event, whatever their state; nothing where they are none.
[[nodiscard]] std::optional<Addressee> find_addressee(store::Session& session, const std::string& event_id,
                                                      const std::string& person_id);

void add_recipient(store::Session& session, const std::string& message_id, const std::string& person_id);
/// Those who are still to get it, by their ids; at most `most`.
[[nodiscard]] std::vector<Addressee> next_recipients(store::Session& session, const std::string& message_id,
                                                     std::int64_t most);
[[nodiscard]] std::int64_t recipients_left(store::Session& session, const std::string& message_id);
void remove_recipient(store::Session& session, const std::string& message_id, const std::string& person_id);

}  // namespace muster::booking::sql
