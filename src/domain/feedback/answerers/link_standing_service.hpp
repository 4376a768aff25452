#pragma once
// Where the link of each person of a round stands: who is still to get one, and whom a reminder may go to.

#include "answer_link_sql.hpp"

#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace muster::feedback {

enum class Standing {
  wanting,      ///< no link has gone to them, or the mail with it came back and they have another address now
  unreachable,  ///< no address, or one that takes no mail
  waiting,      ///< their mail is in the outbox
  resting,      ///< had a mail within the last day
  answered,
  reminded,  ///< had all their reminders
  due,       ///< has a link and may be reminded
};

class LinksSoFar {
 public:
  LinksSoFar(store::Session& session, const Round& round, Instant now);
  /// Of an anonymous round neither what became of reminders nor who answered changes what is said: reminders of those
  /// `due` may then turn out to have nothing to go to.
  [[nodiscard]] Standing standing(store::Session& session, const std::string& person_id,
                                  const std::string& email) const;
  /// As it is, whoever is told: for the sending itself.
  [[nodiscard]] Standing in_truth(store::Session& session, const std::string& person_id,
                                  const std::string& email) const;
  /// Nothing where the person has none.
  [[nodiscard]] const sql::LinkOfPerson* link_of(const std::string& person_id) const;
  /// Links whose mail came back or was given up; of an anonymous round the mail that brought the link.
  [[nodiscard]] std::int64_t failed() const { return static_cast<std::int64_t>(failed_.size()); }

 private:
  [[nodiscard]] Standing judged(store::Session& session, const std::string& person_id, const std::string& email,
                                bool told) const;

  bool anonymous_;
  std::unordered_map<std::string, sql::LinkOfPerson> links_{};  ///< by person
  std::unordered_set<std::string> waiting_{};
  std::unordered_set<std::string> resting_{};
  std::unordered_set<std::string> failed_{};
  std::unordered_set<std::string> told_waiting_{};  ///< of these those of mails with first links
  std::unordered_set<std::string> told_resting_{};
};

}  // namespace muster::feedback
