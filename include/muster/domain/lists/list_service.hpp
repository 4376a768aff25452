#pragma once
// Lists made and changed by a programme's team, joined and left by link, and written to.

#include <muster/domain/booking/message.hpp>
#include <muster/domain/lists/mail_list.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::lists {

/// All of a programme, by name.
[[nodiscard]] Result<std::vector<MailList>> lists_of(store::Database& database, const std::string& programme_id);

/// Adds a list, or changes the one of its id; returns its id. conflict at "name" where another has it, and where it
/// changed since `version`.
[[nodiscard]] Result<std::string> save_list(store::Database& database, const store::AuditContext& audit,
                                            const std::string& programme_id, const MailList& list);
/// With all that stands on it.
[[nodiscard]] Outcome delete_list(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const std::string& id);

struct SentToList {
  std::string subject;
  std::string text;
  std::int64_t people = 0;
  std::string sent_at;  ///< ISO instant
};
/// One list, with everybody on it and what was sent. not_found where the programme has none of that id.
struct ListSheet {
  MailList list;
  std::vector<Member> members;   ///< who joined, by name
  std::int64_t asked = 0;        ///< who asked and did not confirm yet
  std::int64_t stopped = 0;      ///< of those who joined, who stopped all news of the programme: they get no mail
  std::vector<SentToList> sent;  ///< the newest first
};
[[nodiscard]] Result<ListSheet> list_sheet(store::Database& database, const std::string& programme_id,
                                           const std::string& id);
/// Takes somebody off.
[[nodiscard]] Outcome remove_member(store::Database& database, const store::AuditContext& audit,
                                    const std::string& programme_id, const std::string& id,
                                    const std::string& member_id);

/// Puts a mail for each who joined, and has not stopped all news of the programme, into the outbox; returns how many.
/// The words' fields are not filled. `seen`: how many mails whoever sends it was told; a conflict where it is another
/// number, or nobody.
[[nodiscard]] Result<std::int64_t> send_to_list(store::Database& database, const store::AuditContext& audit,
                                                const std::string& programme_id, const std::string& id,
                                                const booking::MessageWords& words,
                                                std::optional<std::int64_t> seen = std::nullopt);

/// A list as whoever knows its address sees it.
struct PublicList {
  MailList list;
  std::string programme;  ///< its name
};
/// not_found where no list has this code.
[[nodiscard]] Result<PublicList> public_list(store::Database& database, const std::string& code);
/// Puts a mail with a link to join into the outbox, or, to whoever is on it already, one that says so: the answer is
/// the same. Asking again before confirming counts anew from then, with the name given last. Where too many have yet
/// to confirm, the one that asked longest ago goes. conflict where nobody joins by themselves, and, whoever it is,
/// where the list is full.
[[nodiscard]] Outcome ask_to_join(store::Database& database, Instant now, const std::string& code,
                                  const Member& member);
/// The same for somebody whom the team adds: they join by pressing the link themselves.
[[nodiscard]] Outcome ask_somebody(store::Database& database, const store::AuditContext& audit,
                                   const std::string& programme_id, const std::string& id, const Member& member);

/// Where somebody stands, by the secret of a link in a mail of the list.
enum class Standing { off, asked, joined };
struct OwnPlace {
  PublicList at;
  Standing standing = Standing::off;
  bool news_stopped = false;  ///< they stopped all news of the programme, so that no mail of a list comes either
};
/// not_found in the same words whether it never was one or opens nothing any more.
[[nodiscard]] Result<OwnPlace> own_place(store::Database& database, const std::string& secret);
enum class OwnStep { join, leave, hear_again };
/// Joins (whoever asked), leaves, or lets news of the programme come again. Again is no error. conflict where the list
/// was filled by others meanwhile.
[[nodiscard]] Result<OwnPlace> take_own_step(store::Database& database, Instant now, const std::string& secret,
                                             OwnStep step);

}  // namespace muster::lists
