#pragma once
// Every statement about lists and who stands on them.

#include <muster/domain/lists/list_service.hpp>
#include <muster/domain/lists/mail_list.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::lists::sql {

[[nodiscard]] std::vector<MailList> lists_of(store::Session& session, const std::string& programme_id);
[[nodiscard]] std::optional<MailList> find_list(store::Session& session, const std::string& id);
[[nodiscard]] std::optional<MailList> list_with_code(store::Session& session, const std::string& code);
/// Whether another list of the programme has that name, whatever the case.
[[nodiscard]] bool name_is_taken(store::Session& session, const MailList& list);
void save_list(store::Session& session, const MailList& list);
void delete_list(store::Session& session, const std::string& id);

/// All of them, those who asked too, by name.
[[nodiscard]] std::vector<Member> members_of(store::Session& session, const std::string& list_id);
[[nodiscard]] std::optional<Member> find_member(store::Session& session, const std::string& list_id,
                                                const std::string& address);
/// Who asked and did not confirm yet.
[[nodiscard]] std::int64_t count_asked(store::Session& session, const std::string& list_id);
/// Takes the one off that asked longest ago and did not confirm.
void drop_oldest_asked(store::Session& session, const std::string& list_id);
void insert_member(store::Session& session, const std::string& list_id, const Member& member);
/// Gives whoever asked the name and the moment of `asked`.
void renew_asked(store::Session& session, const std::string& member_id, const Member& asked);
void set_joined(store::Session& session, const std::string& member_id, Instant at);
bool remove_member(store::Session& session, const std::string& list_id, const std::string& member_id);

void insert_message(store::Session& session, const std::string& id, const std::string& list_id,
                    const booking::MessageWords& words, std::int64_t people, const store::AuditContext& audit);
[[nodiscard]] std::vector<SentToList> sent_to(store::Session& session, const std::string& list_id);
[[nodiscard]] std::optional<booking::MessageWords> words_of(store::Session& session, const std::string& message_id);

}  // namespace muster::lists::sql
