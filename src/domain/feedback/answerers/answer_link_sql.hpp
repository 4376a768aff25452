#pragma once
// Every SQL statement about links of people's own, and about the mails that bring them.

#include <muster/domain/feedback/answer_link_service.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace muster::feedback::sql {

void update_answerers(store::Session& session, const Round& round);
/// Of those who are asked by mail, the members alone.
[[nodiscard]] bool is_for_members(store::Session& session, const std::string& round_id);
void set_for_members(store::Session& session, const std::string& round_id, bool members_only);

/// The link with this secret's hash; nothing where the round has none.
[[nodiscard]] std::optional<std::string> link_with_key(store::Session& session, const std::string& round_id,
                                                       const std::string& key_hash);
[[nodiscard]] bool is_spent(store::Session& session, const std::string& round_id, const std::string& link_id);
/// False where it was spent already.
bool insert_spent_link(store::Session& session, const std::string& round_id, const std::string& link_id);
void insert_link_key(store::Session& session, const std::string& round_id, const std::string& link_id,
                     const std::string& key_hash);

/// A link of nobody in particular.
void insert_nameless_link(store::Session& session, const std::string& round_id, const std::string& link_id);
/// A link of that person, which one mail brings; false where they have one.
bool insert_link_of(store::Session& session, const std::string& round_id, const std::string& link_id,
                    const std::string& person_id, const std::string& mailing_id);
struct LinkOfPerson {
  std::string id;
  std::string person_id;
  std::int64_t mails = 0;    ///< those that went or wait; 0 where the first was taken back before it went
  std::string last_mailing;  ///< empty where that was taken back
  bool spent = false;
};
/// Links that are somebody's, used or not.
void each_link_of_people(store::Session& session, const std::string& round_id,
                         const std::function<void(LinkOfPerson)>& found);
/// Notes one mail more of a link that is unused and has not had all its mails; false where it is not so, or where
/// another mailing reached it since it was read.
bool note_reminder(store::Session& session, const std::string& round_id, const LinkOfPerson& link,
                   const std::string& mailing_id);
/// Notes that the link goes once more, for its last mail did not arrive; false as above.
bool note_link_again(store::Session& session, const std::string& round_id, const LinkOfPerson& link,
                     const std::string& mailing_id);
/// A mail is taken out of the outbox before it went: as if it had never been there.
void take_mail_back(store::Session& session, const std::string& round_id, const std::string& link_id,
                    const std::string& mailing_id);
[[nodiscard]] std::optional<std::string> person_of_link(store::Session& session, const std::string& round_id,
                                                        const std::string& link_id);
/// The link of that person, where they have one.
[[nodiscard]] std::optional<std::string> link_of_person(store::Session& session, const std::string& round_id,
                                                        const std::string& person_id);
/// Those whose link was used.
[[nodiscard]] std::set<std::string> people_who_answered(store::Session& session, const std::string& round_id);
[[nodiscard]] bool has_links_of_people(store::Session& session, const std::string& round_id);

/// Links out of mails that were used, and answers that files brought, whether the round is closed or not.
[[nodiscard]] std::int64_t count_spent_by_mail(store::Session& session, const std::string& round_id);
[[nodiscard]] std::int64_t count_from_files(store::Session& session, const std::string& round_id);

/// Links that were made to be handed out.
[[nodiscard]] std::int64_t count_nameless_links(store::Session& session, const std::string& round_id);

struct LinkCounts {
  std::int64_t made = 0;       ///< of all kinds
  std::int64_t mailed = 0;     ///< those that went out by mail
  std::int64_t of_people = 0;  ///< of them those that are still somebody's: neither erased nor forgotten
  std::int64_t spent = 0;
};
[[nodiscard]] LinkCounts count_links(store::Session& session, const std::string& round_id);

struct Mailing {
  std::string id;
  std::string round_id;
  LinkMail kind = LinkMail::link;
  std::string subject;
  std::string words;
};
/// Every sending of the round that has put mails into the outbox, the newest first.
[[nodiscard]] std::vector<SentMailing> sent_mailings(store::Session& session, const std::string& round_id);
[[nodiscard]] std::unordered_set<std::string> reminder_ids(store::Session& session, const std::string& round_id);
void count_mails(store::Session& session, const std::string& mailing_id, std::int64_t more);
void insert_mailing(store::Session& session, const Mailing& mailing, Instant at);
[[nodiscard]] std::optional<Mailing> find_mailing(store::Session& session, const std::string& id);
/// The last mail is in the outbox: what was written goes.
void clear_words(store::Session& session, const std::string& mailing_id);

}  // namespace muster::feedback::sql
