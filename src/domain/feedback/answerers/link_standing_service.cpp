// Puts together what is held of links and what became of their mails.
#include "link_standing_service.hpp"

#include <muster/domain/feedback/answer_link_service.hpp>
#include <muster/domain/feedback/feedback_mail.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/mail/fates_sql.hpp>
#include <muster/platform/mail/person_sql.hpp>

namespace muster::feedback {

LinksSoFar::LinksSoFar(store::Session& session, const Round& round, Instant now) : anonymous_(round.form->anonymous) {
  std::unordered_map<std::string, std::string> last_mailings;
  sql::each_link_of_people(session, round.id, [&](sql::LinkOfPerson link) {
    last_mailings[link.id] = link.last_mailing;
    auto person = link.person_id;
    links_.emplace(std::move(person), std::move(link));
  });
  const auto reminders = sql::reminder_ids(session, round.id);
  mail::each_fate(session, link_mail_kind, round.id + " ", iso_instant(now - least_between_mails),
                  [&](const std::string& detail, mail::Fate fate) {
                    const auto parts = parts_of(detail);
                    const bool told = !anonymous_ || !reminders.contains(parts.mailing_id);
                    if (fate == mail::Fate::failed) {
                      const auto last = last_mailings.find(parts.link_id);
                      const bool newest = last != last_mailings.end() && last->second == parts.mailing_id;
                      if (told && newest) failed_.insert(parts.link_id);
                      return;
                    }
                    (fate == mail::Fate::waits ? waiting_ : resting_).insert(parts.link_id);
                    if (told) (fate == mail::Fate::waits ? told_waiting_ : told_resting_).insert(parts.link_id);
                  });
}

const sql::LinkOfPerson* LinksSoFar::link_of(const std::string& person_id) const {
  const auto found = links_.find(person_id);
  return found == links_.end() ? nullptr : &found->second;
}

Standing LinksSoFar::standing(store::Session& session, const std::string& person_id, const std::string& email) const {
  return judged(session, person_id, email, anonymous_);
}

Standing LinksSoFar::in_truth(store::Session& session, const std::string& person_id, const std::string& email) const {
  return judged(session, person_id, email, false);
}

Standing LinksSoFar::judged(store::Session& session, const std::string& person_id, const std::string& email,
                            bool told) const {
  if (email.empty()) return Standing::unreachable;
  const auto* link = link_of(person_id);
  if (link == nullptr) return Standing::wanting;
  if ((told ? told_waiting_ : waiting_).contains(link->id)) return Standing::waiting;
  if (link->mails == 0) return Standing::wanting;
  const bool bounces = mail::held_bounce(session, email).has_value();
  if (failed_.contains(link->id)) return bounces ? Standing::unreachable : Standing::wanting;
  if (!told && link->spent) return Standing::answered;
  if (!told && link->mails >= most_mails_of_a_link) return Standing::reminded;
  if ((told ? told_resting_ : resting_).contains(link->id)) return Standing::resting;
  // Of an anonymous round an address that bounces may do so since a reminder: that one went says who had not answered.
  return bounces && !told ? Standing::unreachable : Standing::due;
}

}  // namespace muster::feedback
