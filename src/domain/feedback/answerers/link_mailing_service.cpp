// Puts mails with links and reminders into the outbox, a few at a time, each where it still has to go.
#include <muster/domain/feedback/answer_link_service.hpp>

#include "answer_link_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "link_standing_service.hpp"
#include "people_to_ask_service.hpp"

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/feedback_mail.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <optional>
#include <utility>

namespace muster::feedback {
namespace {

constexpr std::int64_t piece = 100;

struct Sending {
  sql::Mailing mailing;
  Round round;
  events::Event about;
  std::string whole_id;
};

class Pieces {
 public:
  Pieces(const Sending& sending, Instant now)
      : sending_(sending), now_(now), people_(sending.round, sending.about, sending.whole_id, day_in_london(now)) {}

  /// The next of them, before the writers' line; empty at the end.
  std::vector<AskedPerson> next(store::Session& session) {
    if (!links_) links_.emplace(session, sending_.round, now_);
    auto some = people_.next(session, piece);
    walked_ += static_cast<std::int64_t>(some.size());
    return some;
  }
  [[nodiscard]] std::int64_t walked() const { return walked_; }

  void write(store::Session& session, const std::vector<AskedPerson>& some) const {
    const store::AuditContext audit{link_mail_kind, now_, sending_.about.programme};
    std::int64_t queued = 0;
    for (const auto& each : some) {
      if (const auto link_id = link_noted(session, audit, each); !link_id.empty()) {
        mail::enqueue(session, now_, draft_for(each, link_id));
        ++queued;
      }
    }
    if (queued > 0) sql::count_mails(session, sending_.mailing.id, queued);
  }

 private:
  /// The link that a mail has to go with; empty where none has to go.
  std::string link_noted(store::Session& session, const store::AuditContext& audit, const AskedPerson& person) const {
    const auto& round_id = sending_.round.id;
    const auto& mailing_id = sending_.mailing.id;
    const auto standing = links_->in_truth(session, person.id, person.email);
    const auto* link = links_->link_of(person.id);
    if (sending_.mailing.kind == LinkMail::reminder)
      return standing == Standing::due && sql::note_reminder(session, round_id, *link, mailing_id) ? link->id
                                                                                                   : std::string();
    if (standing != Standing::wanting) return {};
    if (link != nullptr) return sql::note_link_again(session, round_id, *link, mailing_id) ? link->id : std::string();
    auto made = new_id();
    const auto person_id = settled_person(session, audit, sending_.about, person);
    return sql::insert_link_of(session, round_id, made, person_id, mailing_id) ? made : std::string();
  }

  [[nodiscard]] mail::Draft draft_for(const AskedPerson& each, const std::string& link_id) const {
    mail::Draft draft;
    draft.kind = link_mail_kind;
    draft.recipient = each.email;
    draft.subject = sending_.mailing.subject;
    draft.text = sending_.mailing.words;
    draft.detail = link_mail_detail(sending_.round.id, link_id, sending_.mailing.id);
    // Whose reminder it is stands in no list of mail: the list would tell who of an anonymous round has not answered.
    if (is_listed(sending_.round, sending_.mailing.kind)) draft.programme_id = sending_.about.programme_id;
    return draft;
  }

  const Sending& sending_;
  Instant now_;
  PeopleToAsk people_;
  std::optional<LinksSoFar> links_{};
  std::int64_t walked_ = 0;
};

}  // namespace

bool is_listed(const Round& round, LinkMail kind) { return !round.form->anonymous || kind == LinkMail::link; }

Outcome queue_link_mails(store::Database& database, Instant now, const std::string& mailing_id, Progress& progress,
                         const std::function<Outcome(store::Session&)>& keep) {
  std::optional<Sending> sending;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    auto mailing = sql::find_mailing(session, mailing_id);
    if (!mailing || mailing->subject.empty()) return Success{};
    auto round = sql::round_by_id(session, mailing->round_id);
    if (!round) return Success{};
    auto about = events::event_with_id(session, round->event_id);
    auto whole = events::asked(session, round->event_id).whole_id;
    sending = Sending{*std::move(mailing), *std::move(round), std::move(about), std::move(whole)};
    return Success{};
  }));
  if (!sending) return Success{};
  // Of reminders everybody is walked, answered or not: how far it is tells nothing of how many answered.
  progress.begin("people", 0);
  Pieces pieces(*sending, now);
  while (true) {
    MUSTER_TRY(some, database.read([&](store::Session& session) -> Result<std::vector<AskedPerson>> {
      return pieces.next(session);
    }));
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      if (some.empty()) sql::clear_words(session, mailing_id);
      pieces.write(session, some);
      return keep(session);
    }));
    if (some.empty()) return Success{};
    MUSTER_CHECK(go_on(progress, pieces.walked()));
  }
}

}  // namespace muster::feedback
