// Finds whom a mail goes to and puts it into the outbox: a letter for each, written when it is sent.
#include <muster/domain/booking/message_service.hpp>

#include "delegate_list_sql.hpp"
#include "message_sql.hpp"

#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/store/judged_write.hpp>

#include <set>

namespace muster::booking {
namespace {

constexpr std::size_t names_shown = 12;

bool has_address(const sql::Addressee& person) { return mail::check_address(person.email).ok(); }

Error too_many() {
  return bad_input("A mail goes to at most " + grouped(most_people_at_once) +
                   " people at once. Narrow the list by its filters; nothing was sent.");
}

Result<std::vector<sql::Addressee>> addressees(store::Session& session, const events::Event& event,
                                               const Recipients& to) {
  std::vector<sql::Addressee> found;
  if (to.people.empty()) {
    auto query = to.shown;
    query.page = 1;
    query.page_size = 0;
    const auto listed = sql::listed_delegates(session, event.id, query, Contacts::shown);
    if (listed.found > static_cast<std::int64_t>(most_people_at_once)) return too_many();
    for (const auto& each : listed.rows)
      found.push_back({each.person_id, each.first_name + " " + each.last_name, each.email});
    return found;
  }
  if (to.people.size() > most_people_at_once) return too_many();
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

mail::Draft draft_for(const events::Event& event, const sql::Message& message, const sql::Addressee& person) {
  mail::Draft draft;
  draft.kind = delegate_mail;
  draft.recipient = person.email;
  draft.subject = message.subject;
  draft.text = message.words;
  draft.detail = message_detail(event.id, person.person_id);
  draft.programme_id = event.programme_id;
  return draft;
}

}  // namespace

Result<MessagePreview> preview_message(store::Database& database, const std::string& event_slug, const Recipients& to) {
  return database.read([&](store::Session& session) -> Result<MessagePreview> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(all, addressees(session, event, to));
    MessagePreview preview;
    for (const auto& person : all) {
      if (!has_address(person)) {
        ++preview.without;
        continue;
      }
      ++preview.people;
      if (preview.names.size() < names_shown) preview.names.push_back(person.name);
    }
    preview.event = std::move(event);
    return preview;
  });
}

Result<SentMessage> send_message(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug, const MessageRequest& request,
                                 const std::optional<jobs::Order>& job) {
  MUSTER_CHECK(check_subject(request.words.subject));
  MUSTER_CHECK(check_message(request.words.text));
  MUSTER_TRY(event, database.read([&](store::Session& session) { return events::find_event(session, event_slug); }));
  // The list is read and filtered before the writers' line: it may hold everybody of a large event.
  const auto judge = [&](store::Session& session) {
    Result<std::vector<sql::Addressee>> all(std::vector<sql::Addressee>{});
    if (sql::find_message(session, request.id)) return all;  // it was sent before, and to whom is no question any more
    all = addressees(session, event, request.to);
    if (all.ok()) std::erase_if(*all, [](const auto& person) { return !has_address(person); });
    return all;
  };
  const auto save = [&](store::Session& session, const auto& all) -> Result<SentMessage> {
    MUSTER_CHECK(events::find_event(session, event_slug));
    if (const auto before = sql::find_message(session, request.id)) {
      if (before->event_id != event.id) return conflict("Another mail has this id already, so nothing was sent.");
      return SentMessage{before->id, before->subject, before->people};
    }
    const auto people = static_cast<std::int64_t>(all.size());
    if (all.empty()) return conflict("None of these people has an e-mail address, so nothing was sent.");
    if (request.seen && *request.seen != people)
      return conflict("The list changed meanwhile: the mail would go to " + counted(people, "person", "people") +
                      " now. Look at it once more; nothing was sent.");
    const sql::Message message{request.id.empty() ? new_id() : request.id, event.id, request.words.subject,
                               request.words.text, people};
    sql::insert_message(session, audit, message);
    SentMessage sent{message.id, message.subject, people};
    if (people <= most_mails_at_once) {
      for (const auto& person : all) mail::enqueue(session, audit.at, draft_for(event, message, person));
    } else {
      for (const auto& person : all) sql::add_recipient(session, message.id, person.person_id);
      if (job) {
        MUSTER_TRY(id, jobs::order(session, audit, *job));
        sent.job_id = std::move(id);
      }
    }
    store::write_audit(session, audit, "mail to delegates", "event", event.id);
    return sent;
  };
  return store::write_judged(database, event.programme, judge, save);
}

Outcome queue_mails(store::Database& database, Instant now, const std::string& message_id, Progress& progress,
                    const std::function<Outcome(store::Session&)>& keep) {
  constexpr std::int64_t piece = 100;
  std::int64_t left = 1;
  bool began = false;
  while (left > 0) {
    std::int64_t people = 0;
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      left = 0;
      const auto message = sql::find_message(session, message_id);
      if (!message) return Success{};
      people = message->people;
      const auto event = events::event_with_id(session, message->event_id);
      for (const auto& person : sql::next_recipients(session, message_id, piece)) {
        if (has_address(person)) mail::enqueue(session, now, draft_for(event, *message, person));
        sql::remove_recipient(session, message_id, person.person_id);
      }
      left = sql::recipients_left(session, message_id);
      return keep(session);
    }));
    if (!began) progress.begin("mails", people);
    began = true;
    MUSTER_CHECK(go_on(progress, people - left));
  }
  return Success{};
}

Result<SentMessage> find_message(store::Session& session, const std::string& event_id, const std::string& message_id) {
  auto found = sql::find_message(session, message_id);
  if (!found || found->event_id != event_id) return not_found("There is no such mail.");
  return SentMessage{std::move(found->id), std::move(found->subject), found->people};
}

}  // namespace muster::booking
