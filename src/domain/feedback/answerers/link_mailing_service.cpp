// Puts mails with links and reminders into the outbox, a few at a time, each where it still has to go.
#include <muster/domain/feedback/answer_link_service.hpp>

#include "answer_link_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "people_to_ask_service.hpp"

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/feedback_mail.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <utility>

namespace muster::feedback {
namespace {

constexpr std::int64_t piece = 100;

/// Somebody whom the mail may have to go to.
struct Candidate {
  AskedPerson person;
  std::string link_id;  ///< of a reminder
  std::string email;
};

struct Sending {
  sql::Mailing mailing;
  Round round;
  events::Event about;
  std::string whole_id;
};

class Pieces {
 public:
  Pieces(const Sending& sending, Instant now)
      : sending_(sending), people_(sending.round, sending.about, sending.whole_id, day_in_london(now)) {}

  /// The next of them, before the writers' line; empty at the end.
  std::vector<Candidate> next(store::Session& session) {
    return sending_.mailing.kind == LinkMail::link ? next_unasked(session) : next_asked(session);
  }

  void write(store::Session& session, Instant now, const std::vector<Candidate>& some) const {
    const auto& round_id = sending_.round.id;
    const store::AuditContext audit{link_mail_kind, now, sending_.about.programme};
    for (const auto& each : some) {
      if (each.email.empty()) continue;
      const bool reminds = sending_.mailing.kind == LinkMail::reminder;
      const auto link_id = reminds ? each.link_id : new_id();
      const bool goes = reminds ? sql::note_reminder(session, round_id, link_id, sending_.mailing.id)
                                : sql::insert_link_of(session, round_id, link_id,
                                                      settled_person(session, audit, sending_.about, each.person),
                                                      sending_.mailing.id);
      if (goes) mail::enqueue(session, now, draft_for(each, link_id));
    }
  }

 private:
  std::vector<Candidate> next_unasked(store::Session& session) {
    std::vector<Candidate> some;
    for (auto& person : people_.next(session, piece)) {
      auto email = person.email;
      some.push_back({std::move(person), {}, std::move(email)});
    }
    return some;
  }

  std::vector<Candidate> next_asked(store::Session& session) {
    std::vector<Candidate> some;
    for (auto& link : sql::links_of_people(session, sending_.round.id, after_, piece)) {
      after_ = link.id;
      const auto person = people::find_person(session, link.person_id);
      const bool reachable = person && mail::check_address(person->email).ok();
      some.push_back(
          {{std::move(link.person_id), {}, {}}, std::move(link.id), reachable ? person->email : std::string()});
    }
    return some;
  }

  [[nodiscard]] mail::Draft draft_for(const Candidate& each, const std::string& link_id) const {
    mail::Draft draft;
    draft.kind = link_mail_kind;
    draft.recipient = each.email;
    draft.subject = sending_.mailing.subject;
    draft.text = sending_.mailing.words;
    draft.detail = link_mail_detail(sending_.round.id, link_id);
    // Whose reminder it is stands in no list of mail: the list would tell who of an anonymous round has not answered.
    if (is_listed(sending_.round, sending_.mailing.kind)) draft.programme_id = sending_.about.programme_id;
    return draft;
  }

  const Sending& sending_;
  PeopleToAsk people_;
  std::string after_;
};

}  // namespace

bool is_listed(const Round& round, LinkMail kind) { return !round.form->anonymous || kind == LinkMail::link; }

Outcome queue_link_mails(store::Database& database, Instant now, const std::string& mailing_id, Progress& progress,
                         const std::function<Outcome(store::Session&)>& keep) {
  std::optional<Sending> sending;
  std::int64_t asked = 0;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    auto mailing = sql::find_mailing(session, mailing_id);
    if (!mailing || mailing->subject.empty()) return Success{};
    auto round = sql::round_by_id(session, mailing->round_id);
    if (!round) return Success{};
    auto about = events::event_with_id(session, round->event_id);
    auto whole = events::asked(session, round->event_id).whole_id;
    asked = sql::count_links(session, round->id).of_people;
    sending = Sending{*std::move(mailing), *std::move(round), std::move(about), std::move(whole)};
    return Success{};
  }));
  if (!sending) return Success{};
  // Of reminders all links are walked, used or not: how far it is tells nothing of how many answered.
  progress.begin("people", sending->mailing.kind == LinkMail::reminder ? asked : 0);
  Pieces pieces(*sending, now);
  for (std::int64_t done = 0; true;) {
    MUSTER_TRY(some, database.read([&](store::Session& session) -> Result<std::vector<Candidate>> {
      return pieces.next(session);
    }));
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      if (some.empty()) sql::clear_words(session, mailing_id);
      pieces.write(session, now, some);
      return keep(session);
    }));
    if (some.empty()) return Success{};
    done += static_cast<std::int64_t>(some.size());
    MUSTER_CHECK(go_on(progress, done));
  }
}

}  // namespace muster::feedback
