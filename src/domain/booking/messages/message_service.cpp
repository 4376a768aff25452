// Finds whom a mail goes to and puts it into the outbox: a letter for each, written when it is sent.
#include <muster/domain/booking/message_service.hpp>

#include "domain/booking/delegate_list_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"
#include "message_addressees_service.hpp"

#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/message_fields.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/mail/stop_sql.hpp>
#include <muster/platform/store/judged_write.hpp>

#include <algorithm>
#include <set>

namespace muster::booking {
namespace {

constexpr std::size_t names_shown = 12;

bool has_address(const sql::Addressee& person) { return mail::check_address(person.email).ok(); }

constexpr std::size_t people_in_a_piece = 500;
constexpr std::chrono::minutes begun_at_most{10};  // longer is begun by a process that died

Error too_many(std::size_t most) {
  return bad_input("A mail goes to at most " + grouped(static_cast<std::int64_t>(most)) +
                   " people at once. Narrow the list by its filters; nothing was sent.");
}

Result<std::vector<sql::Addressee>> audience_of(store::Session& session, const events::Event& event,
                                                const Recipients& to) {
  MUSTER_TRY(filter, AudienceFilter::of(*to.audience, who_answered(to.answering, session, event.id)));
  ListQuery everybody;
  everybody.page_size = 0;
  const auto listed = sql::listed_delegates(session, event.id, everybody, Contacts::shown);
  std::vector<sql::Addressee> found;
  for (const auto& each : listed.rows)
    if (filter.holds({each.person_id, each.state, each.kind, each.organisation, each.job_title}))
      found.push_back({each.person_id, each.first_name + " " + each.last_name, each.email});
  if (found.size() > most_people_of_a_list) return too_many(most_people_of_a_list);
  return found;
}

}  // namespace

Result<std::vector<sql::Addressee>> message_addressees(store::Session& session, const events::Event& event,
                                                       const Recipients& to) {
  if (to.audience) return audience_of(session, event, to);
  std::vector<sql::Addressee> found;
  if (to.people.empty()) {
    auto query = to.shown;
    query.page = 1;
    query.page_size = 0;
    const auto listed = sql::listed_delegates(session, event.id, query, Contacts::shown);
    if (listed.found > static_cast<std::int64_t>(most_people_of_a_list)) return too_many(most_people_of_a_list);
    for (const auto& each : listed.rows)
      found.push_back({each.person_id, each.first_name + " " + each.last_name, each.email});
    return found;
  }
  if (to.people.size() > most_people_named) return too_many(most_people_named);
  std::set<std::string> seen;
  for (const auto& id : to.people) {
    if (!seen.insert(id).second) continue;
    auto one = sql::find_addressee(session, event.id, id);
    if (!one)
      return not_found("Somebody you chose is no delegate of " + event.title +
                       " any more. Load the list again; nothing was sent.");
    found.push_back(*std::move(one));
  }
  return found;
}

std::int64_t keep_who_came(store::Session& session, const events::Event& event, const MessageWords& words,
                           std::vector<sql::Addressee>& all) {
  if (!uses_field(words.subject, "certificate") && !uses_field(words.text, "certificate")) return 0;
  return static_cast<std::int64_t>(std::erase_if(all, [&](const sql::Addressee& person) {
    const auto standing = sql::find_standing(session, event.id, person.person_id);
    return !standing || standing->state != State::came;
  }));
}

MessagePreview preview_of(const events::Event& event, const std::vector<sql::Addressee>& all,
                          const std::set<std::string>& stopped) {
  MessagePreview preview;
  preview.event = event;
  for (const auto& person : all) {
    if (!has_address(person)) {
      ++preview.without;
      continue;
    }
    if (stopped.contains(mail::folded_address(person.email))) ++preview.stopped;
    ++preview.people;
    if (preview.names.size() < names_shown) preview.names.push_back(person.name);
  }
  return preview;
}

namespace {

mail::Draft draft_for(const events::Event& event, const sql::Message& message, const sql::Addressee& person) {
  mail::Draft draft;
  draft.kind = message.kind == MessageKind::news ? delegate_news : delegate_mail;
  draft.recipient = person.email;
  draft.subject = message.subject;
  draft.text = message.words;
  draft.detail = message_detail(event.id, person.person_id);
  draft.programme_id = event.programme_id;
  return draft;
}

/// Puts one copy into the outbox, or notes that whoever it is for wants none.
void queue_one(store::Session& session, Instant now, const events::Event& event, const sql::Message& message,
               const sql::Addressee& person) {
  const bool stopped =
      message.kind == MessageKind::news && mail::is_stopped(session, news_scope(event.programme_id), person.email);
  const auto mail_id = stopped ? std::string() : mail::enqueue(session, now, draft_for(event, message, person));
  sql::insert_sent(session, message.id, person.person_id, stopped ? "stopped" : "queued", mail_id);
}

/// Why a mail to these people would not be the one that was looked at.
Outcome is_the_list_seen(const MessageRequest& request, std::int64_t people) {
  const bool to_who_came =
      uses_field(request.words.subject, "certificate") || uses_field(request.words.text, "certificate");
  // Whoever chose the people was told of all of them; the mail itself says that it is for those who came.
  if (to_who_came && people > 0 && request.seen && *request.seen >= people) return Success{};
  if (people == 0) return conflict("None of these people has an e-mail address, so nothing was sent.");
  if (request.seen && *request.seen != people)
    return conflict("The list changed meanwhile: the mail would go to " + counted(people, "person", "people") +
                    " now. Look at it once more; nothing was sent.");
  return Success{};
}

Result<SentMessage> sent_before(const sql::Message& before, const events::Event& event) {
  if (before.event_id != event.id) return conflict("Another mail has this id already, so nothing was sent.");
  return SentMessage{before.request_id.empty() ? before.id : before.request_id, before.subject, before.people};
}

/// A mail to so many that they are written down in pieces: it is none before the last of them stands there.
class LongMessage {
 public:
  LongMessage(store::Database& database, const store::AuditContext& audit, const events::Event& event,
              const MessageRequest& request, std::int64_t people)
      : database_(database),
        audit_(audit),
        event_(event),
        message_{new_id(),   event.id, request.words.subject, request.words.text, people,
                 request.id, false,    request.kind} {}

  Result<SentMessage> send(const std::vector<sql::Addressee>& all, const std::optional<jobs::Order>& job) {
    auto sent = written(all, job);
    // What is left where that fails is taken away by the clock.
    if (!sent.ok() || is_second_) (void)remove_unready(database_, message_.id);
    return sent;
  }

 private:
  Result<SentMessage> written(const std::vector<sql::Addressee>& all, const std::optional<jobs::Order>& job) {
    MUSTER_CHECK(database_.write([&](store::Session& session) -> Outcome {
      MUSTER_CHECK(events::find_event(session, event_.slug));
      sql::insert_message(session, audit_, message_);
      return Success{};
    }));
    for (std::size_t at = 0; at < all.size();) {
      MUSTER_CHECK(database_.write([&](store::Session& session) -> Outcome {
        if (!sql::is_unready(session, message_.id)) return unavailable("The mail was not sent. Try again.");
        for (const auto end = std::min(all.size(), at + people_in_a_piece); at < end; ++at)
          sql::add_recipient(session, message_.id, all[at].person_id);
        return Success{};
      }));
    }
    return database_.write([&](store::Session& session) -> Result<SentMessage> {
      if (const auto before = sql::find_message(session, message_.request_id)) {
        is_second_ = true;
        return sent_before(*before, event_);
      }
      if (!sql::is_unready(session, message_.id)) return unavailable("The mail was not sent. Try again.");
      sql::make_ready(session, message_.id);
      SentMessage sent{message_.request_id.empty() ? message_.id : message_.request_id, message_.subject,
                       message_.people};
      if (job) {
        MUSTER_TRY(id, jobs::order(session, audit_, *job));
        sent.job_id = std::move(id);
      }
      store::write_audit(session, audit_, "mail to delegates", "event", event_.id);
      return sent;
    });
  }

 public:
  static Outcome remove_unready(store::Database& database, const std::string& id) {
    for (bool more = true; more;) {
      MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
        more = sql::remove_unready(session, id, people_in_a_piece);
        return Success{};
      }));
    }
    return Success{};
  }

 private:
  store::Database& database_;
  const store::AuditContext& audit_;
  const events::Event& event_;
  const sql::Message message_;
  bool is_second_ = false;
};

}  // namespace

Result<MessagePreview> preview_message(store::Database& database, const std::string& event_slug, const Recipients& to,
                                       MessageKind kind) {
  return database.read([&](store::Session& session) -> Result<MessagePreview> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(all, message_addressees(session, event, to));
    const auto stopped =
        kind == MessageKind::news ? mail::stopped_in(session, news_scope(event.programme_id)) : std::set<std::string>();
    return preview_of(event, all, stopped);
  });
}

Result<SentMessage> send_message(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug, const MessageRequest& request,
                                 const std::optional<jobs::Order>& job) {
  MUSTER_CHECK(check_subject(request.words.subject));
  MUSTER_CHECK(check_message(request.words.text));
  MUSTER_CHECK(check_fields(request.words.subject, "subject"));
  MUSTER_CHECK(check_fields(request.words.text, "text"));
  MUSTER_TRY(event, database.read([&](store::Session& session) { return events::find_event(session, event_slug); }));
  // The list is read and filtered before the writers' line: it may hold everybody of a large event.
  const auto judge = [&](store::Session& session) {
    Result<std::vector<sql::Addressee>> all(std::vector<sql::Addressee>{});
    if (sql::find_message(session, request.id)) return all;  // it was sent before, and to whom is no question any more
    all = message_addressees(session, event, request.to);
    if (!all.ok()) return all;
    std::erase_if(*all, [](const auto& person) { return !has_address(person); });
    const auto reached = std::ssize(*all);
    if (keep_who_came(session, event, request.words, *all) > 0 && all->empty() && reached > 0)
      return Result<std::vector<sql::Addressee>>(
          conflict("{certificate} is for those who came, and none of these people is marked as having come. Nothing "
                   "was sent.")
              .at("text"));
    return all;
  };
  MUSTER_TRY(everybody, database.read(judge));
  if (const auto people = static_cast<std::int64_t>(everybody.size()); people > most_mails_at_once) {
    MUSTER_CHECK(is_the_list_seen(request, people));
    return LongMessage(database, audit, event, request, people).send(everybody, job);
  }
  const auto save = [&](store::Session& session, const auto& all) -> Result<SentMessage> {
    MUSTER_CHECK(events::find_event(session, event_slug));
    if (const auto before = sql::find_message(session, request.id)) return sent_before(*before, event);
    const auto people = static_cast<std::int64_t>(all.size());
    MUSTER_CHECK(is_the_list_seen(request, people));
    if (people > most_mails_at_once) return conflict("The list changed meanwhile. Nothing was sent; send it again.");
    const sql::Message message{request.id.empty() ? new_id() : request.id,
                               event.id,
                               request.words.subject,
                               request.words.text,
                               people,
                               {},
                               true,
                               request.kind};
    sql::insert_message(session, audit, message);
    for (const auto& person : all) queue_one(session, audit.at, event, message, person);
    store::write_audit(session, audit, "mail to delegates", "event", event.id);
    return SentMessage{message.id, message.subject, people};
  };
  return store::write_judged(database, event.programme, judge, save);
}

Outcome queue_mails(store::Database& database, Instant now, const std::string& message_id, Progress& progress,
                    const std::function<Outcome(store::Session&)>& keep) {
  constexpr std::int64_t piece = 100;
  std::optional<sql::Message> message;
  std::optional<events::Event> event;
  std::int64_t left = 0;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    message = sql::find_message(session, message_id);
    if (!message) return Success{};
    event = events::event_with_id(session, message->event_id);
    left = sql::recipients_left(session, message->id);
    return Success{};
  }));
  if (!message) return Success{};
  progress.begin("mails", message->people);
  while (true) {
    // Each mail goes into the outbox with the recipient's row that it takes the place of.
    MUSTER_TRY(next, database.read([&](store::Session& session) -> Result<std::vector<sql::Addressee>> {
      return sql::next_recipients(session, message->id, piece);
    }));
    if (next.empty()) return Success{};
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      for (std::size_t at = 0; at < next.size(); ++at) {
        const bool waits = sql::remove_recipient(session, message->id, next[at].person_id);
        if (waits && has_address(next[at])) queue_one(session, now, *event, *message, next[at]);
      }
      return keep(session);
    }));
    left -= static_cast<std::int64_t>(next.size());
    MUSTER_CHECK(go_on(progress, message->people - std::max<std::int64_t>(left, 0)));
  }
}

Outcome discard_unready_messages(store::Database& database, Instant now) {
  MUSTER_TRY(begun, database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
    return sql::unready_before(session, now - begun_at_most);
  }));
  for (const auto& id : begun) MUSTER_CHECK(LongMessage::remove_unready(database, id));
  return Success{};
}

Result<SentMessage> find_message(store::Session& session, const std::string& event_id, const std::string& message_id) {
  auto found = sql::find_message(session, message_id);
  if (!found || found->event_id != event_id) return not_found("There is no such mail.");
  return SentMessage{message_id, std::move(found->subject), found->people};
}

}  // namespace muster::booking
