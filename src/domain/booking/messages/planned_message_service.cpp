// Written messages: kept, looked at, planned, sent at a press and by the clock.
#include <muster/domain/booking/planned_message_service.hpp>

#include "domain/booking/delegate_list_sql.hpp"
#include "message_addressees_service.hpp"
#include "planned_sql.hpp"

#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/mail/stop_sql.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

constexpr const char* no_such = "There is no such message. Somebody may have deleted it.";
constexpr const char* changed_since = "Somebody changed this message meanwhile. Nothing was done: look at it again.";
constexpr const char* clock_actor = "clock";

Result<PlannedMessage> planned_of(store::Session& session, const events::Event& event, const std::string& id) {
  auto found = sql::find_planned(session, id);
  if (!found || found->event_id != event.id) return not_found(no_such);
  return *std::move(found);
}

Recipients recipients_of(const PlannedMessage& message, const Answering& answering) {
  return {{}, {}, message.audience, answering};
}

/// Gives a message another state, whoever changed it before.
Outcome move(store::Session& session, const store::AuditContext& audit, PlannedMessage message, PlanState state,
             const std::string& because) {
  message.state = state;
  message.because = because;
  message.written_at = iso_instant(audit.at);
  message.written_by = audit.actor;
  if (!sql::update_planned(session, message)) return conflict(changed_since);
  return Success{};
}

}  // namespace

Result<MessageGround> message_ground(store::Database& database, const std::string& event_slug,
                                     const Answering& answering) {
  return database.read([&](store::Session& session) -> Result<MessageGround> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MessageGround ground;
    ground.kinds = sql::kinds_among(session, event.id);
    ground.knows_answers = who_answered(answering, session, event.id).has_value();
    ground.has_links = has_own_links(answering, session, event.id);
    ground.event = std::move(event);
    return ground;
  });
}

Outcome check_planned(const PlannedMessage& wanted, const MessageGround& ground, Instant now) {
  const auto& words = wanted.words;
  MUSTER_CHECK(check_subject(words.subject));
  MUSTER_CHECK(check_fields(words.subject, "subject"));
  MUSTER_CHECK(check_message(words.text));
  MUSTER_CHECK(check_fields(words.text, "text"));
  if (!ground.has_links && (uses_field(words.subject, "link") || uses_field(words.text, "link")))
    return bad_input(
               "Nobody has a link of their own to this event’s form: it is not asked by links, or none has gone "
               "out yet. Leave {link} out, or send the links first.")
        .at("text");
  MUSTER_CHECK(check_condition(wanted.audience.condition, ground.kinds));
  if (wanted.audience.answered != Answered::whether_or_not && !ground.knows_answers)
    return bad_input("Who has answered this event’s form is not known to the team, so nobody can be chosen by it.")
        .at("answered");
  MUSTER_CHECK(check_timing(wanted.timing));
  if (const auto due = due_at(wanted.timing, ground.event); due && *due <= now)
    return bad_input("This moment has passed: " + long_instant(*due, ground.event.zone) + ".")
        .at(wanted.timing.when == When::at ? "at" : "days");
  return Success{};
}

Result<PlannedMessage> save_message(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug, PlannedMessage wanted, const Answering& answering) {
  MUSTER_TRY(ground, message_ground(database, event_slug, answering));
  if (!wanted.timing.time.empty()) {
    MUSTER_TRY(time, parse_time(wanted.timing.time));
    wanted.timing.time = std::move(time);
  }
  MUSTER_CHECK(check_planned(wanted, ground, audit.at));
  return database.write([&](store::Session& session) -> Result<PlannedMessage> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    wanted.event_id = event.id;
    wanted.state = PlanState::draft;
    wanted.because.clear();
    wanted.written_at = iso_instant(audit.at);
    wanted.written_by = audit.actor;
    const bool fresh = wanted.id.empty();
    if (fresh) {
      if (static_cast<std::int64_t>(sql::unsent_of(session, event.id, most_unsent).size()) >= most_unsent)
        return conflict("This event has " + std::to_string(most_unsent) +
                        " messages that were not sent. Delete some that nobody needs.");
      wanted.id = new_id();
      wanted.version = 1;
      sql::insert_planned(session, wanted);
    } else {
      MUSTER_TRY(before, planned_of(session, event, wanted.id));
      if (before.state == PlanState::sent) return conflict("This message was sent, so its words stay as they are.");
      if (!sql::update_planned(session, wanted)) return conflict(changed_since);
    }
    store::write_audit(session, audit, fresh ? "message written" : "message changed", "event", event.id);
    return planned_of(session, event, wanted.id);
  });
}

Result<PlannedMessage> find_planned_message(store::Database& database, const std::string& event_slug,
                                            const std::string& id) {
  return database.read([&](store::Session& session) -> Result<PlannedMessage> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return planned_of(session, event, id);
  });
}

Result<std::vector<PlannedMessage>> unsent_messages(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<PlannedMessage>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sql::unsent_of(session, event.id, most_unsent);
  });
}

Result<CopyPreview> preview_copy(store::Database& database, Instant now, const PlannedMessage& message,
                                 std::int64_t number, const std::string& site, const Answering& answering) {
  return database.read([&](store::Session& session) -> Result<CopyPreview> {
    auto event = events::event_with_id(session, message.event_id);
    CopyPreview copy;
    MUSTER_TRY(all, message_addressees(session, event, recipients_of(message, answering)));
    (void)keep_who_came(session, event, message.words, all);
    const auto scope = news_scope(event.programme_id);
    const bool news = message.kind == MessageKind::news;
    const auto stopped = news ? mail::stopped_in(session, scope) : std::set<std::string>();
    copy.figures = preview_of(event, all, stopped);
    std::erase_if(all, [](const auto& person) { return !mail::check_address(person.email).ok(); });
    if (all.empty()) return copy;
    copy.number = std::clamp<std::int64_t>(number, 1, static_cast<std::int64_t>(all.size()));
    const auto& person = all[static_cast<std::size_t>(copy.number - 1)];
    const auto known = sql::find_copy_for(session, event.id, person.person_id);
    if (!known) return copy;
    copy.name = person.name;
    copy.email = person.email;
    copy.stopped = stopped.contains(mail::folded_address(person.email));
    std::string link;
    if (uses_field(message.words.subject, "link") || uses_field(message.words.text, "link")) {
      link = own_link(answering, session, {event.id, person.person_id, site, now, true});
      copy.no_link = link.empty();
    }
    copy.letter =
        delegate_letter(event, field_values(event, known->first_name, known->last_name, known->organisation, link),
                        message.words, message.kind);
    return copy;
  });
}

Outcome send_test(store::Database& database, const store::AuditContext& audit, const PlannedMessage& message,
                  const CopyPreview& copy, const std::string& email) {
  if (!mail::check_address(email).ok()) return conflict("Your account has no address that a mail could go to.");
  if (!copy.letter) return conflict("This message is for nobody yet, so there is no copy to try.");
  return database.write([&](store::Session& session) -> Outcome {
    mail::Draft draft;
    draft.recipient = email;
    draft.subject = "Test: " + copy.letter->subject;
    draft.text = copy.letter->text;
    draft.html = copy.letter->html;
    draft.programme_id = copy.figures.event.programme_id;
    mail::enqueue(session, audit.at, draft);
    store::write_audit(session, audit, "test of a message", "event", message.event_id);
    return Success{};
  });
}

Outcome plan_message(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                     const std::string& id, std::int64_t version) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(message, planned_of(session, event, id));
    if (message.version != version) return conflict(changed_since);
    if (message.state != PlanState::draft && message.state != PlanState::stopped)
      return conflict("This message is " + std::string(plan_state_word(message.state)) + " already.");
    const auto due = due_at(message.timing, event);
    if (!due) return conflict("This message goes when somebody presses “Send”: it has no moment to be planned for.");
    if (*due <= audit.at)
      return conflict("Its moment has passed: " + long_instant(*due, event.zone) + ". Choose another.");
    if (event.cancelled) return conflict("The event is cancelled, so no message of it can be planned.");
    MUSTER_CHECK(move(session, audit, message, PlanState::planned, {}));
    store::write_audit(session, audit, "message planned", "event", event.id);
    return Success{};
  });
}

Outcome unplan_message(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                       const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(message, planned_of(session, event, id));
    if (message.state == PlanState::sent) return conflict("This message was sent already.");
    MUSTER_CHECK(move(session, audit, message, PlanState::draft, {}));
    store::write_audit(session, audit, "message not planned any more", "event", event.id);
    return Success{};
  });
}

Result<SentMessage> send_planned(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug, const std::string& id, std::optional<std::int64_t> seen,
                                 const Answering& answering, const std::optional<jobs::Order>& job) {
  MUSTER_TRY(message, find_planned_message(database, event_slug, id));
  MUSTER_TRY(sent,
             send_message(database, audit, event_slug,
                          {message.id, message.words, recipients_of(message, answering), seen, message.kind}, job));
  // Whatever ends between the two: sent again it is the same message, and nobody gets it twice.
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    auto now = sql::find_planned(session, message.id);
    if (now && now->state != PlanState::sent) MUSTER_CHECK(move(session, audit, *std::move(now), PlanState::sent, {}));
    return Success{};
  }));
  return sent;
}

Outcome delete_planned(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                       const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(message, planned_of(session, event, id));
    if (message.state == PlanState::sent) return conflict("This message was sent: it stands in the record.");
    sql::delete_planned(session, message.id);
    store::write_audit(session, audit, "message deleted", "event", event.id);
    return Success{};
  });
}

namespace {

Outcome send_due(store::Database& database, Instant now, const PlannedMessage& message, const events::Event& event,
                 const Answering& answering) {
  const store::AuditContext audit{clock_actor, now, event.programme};
  const auto stop = [&](const std::string& because) -> Outcome {
    return database.write([&](store::Session& session) -> Outcome {
      const auto current = sql::find_planned(session, message.id);
      if (!current || current->version != message.version) return Success{};
      MUSTER_CHECK(move(session, audit, *current, PlanState::stopped, because));
      store::write_audit(session, audit, "planned message not sent", "event", event.id);
      return Success{};
    });
  };
  const auto due = due_at(message.timing, event);
  if (!due || *due > now) return Success{};
  if (event.cancelled) return stop("The event was cancelled.");
  if (now - *due > latest_after)
    return stop("It was due on " + long_instant(*due, event.zone) +
                " and nothing could be sent then. A day later what it says might not be true any more.");
  const auto sent = send_planned(database, audit, event.slug, message.id, std::nullopt, answering);
  if (!sent.ok()) return sent.error().kind == ErrorKind::conflict ? stop(sent.error().message) : Outcome(sent.error());
  return queue_mails(database, now, message.id, unwatched(), [](store::Session&) -> Outcome { return Success{}; });
}

}  // namespace

Outcome send_due_messages(store::Database& database, Instant now, const Answering& answering) {
  std::vector<std::pair<PlannedMessage, events::Event>> planned;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    for (auto& message : sql::all_planned(session)) {
      auto event = events::event_with_id(session, message.event_id);
      planned.emplace_back(std::move(message), std::move(event));
    }
    return Success{};
  }));
  for (const auto& [message, event] : planned) MUSTER_CHECK(send_due(database, now, message, event, answering));
  return Success{};
}

Result<ListPage<SentRow>> sent_messages(store::Database& database, const std::string& event_slug,
                                        const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<SentRow>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sql::sent_of(session, event.id, query);
  });
}

Result<SentRecord> sent_record(store::Database& database, const std::string& event_slug, const std::string& id,
                               const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<SentRecord> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto found = sql::find_message(session, id);
    if (!found || found->event_id != event.id) return not_found("There is no such message, or no longer.");
    SentRecord record;
    record.message = {found->id, found->subject, found->written_at, found->people, 0};
    record.text = found->words;
    record.kind = found->kind;
    record.copies = sql::copies_of(session, found->id, query);
    for (const auto& group : record.copies.groups)
      if (group.values.at("state") == "failed") record.message.failed += group.rows;
    return record;
  });
}

std::string copy_state_words(const std::string& state) {
  if (state == "sent") return "Sent";
  if (state == "failed") return "Failed";
  if (state == "stopped") return "Stopped such mails";
  if (state == "waiting") return "Waiting";
  return "Not sent";
}

}  // namespace muster::booking
