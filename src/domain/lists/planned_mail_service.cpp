// Keeps mails to lists until their moment, and sends each in the transaction that marks it as sent.
#include <muster/domain/lists/planned_mail_service.hpp>

#include "planned_mail_sql.hpp"
#include "sending_service.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/lists/list_mail.hpp>
#include <muster/domain/lists/own_lists_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>

namespace muster::lists {
namespace {

constexpr const char* subject = "mail list";

Outcome check_words(const booking::MessageWords& words) {
  MUSTER_CHECK(booking::check_subject(words.subject));
  return booking::check_message(words.text);
}

/// One of those that wait: sent, or marked as not sent.
void settle(store::Session& session, Instant now, const sql::DueMail& due) {
  const auto list = list_in(session, due.programme_id, due.list_id);
  if (!list.ok()) return;
  const auto programme = access::programme_with_id(session, list->programme_id);
  const store::AuditContext audit{"clock", now, programme ? programme->name : std::string()};
  const auto members = addressees(session, list->programme_id, list->id);
  if (now - due.mail.due > latest_after || members.empty()) {
    sql::stop_planned(session, due.mail.id);
    store::write_audit(session, audit, "planned mail to a list not sent", subject, list->id);
    return;
  }
  sql::mark_sent(session, due.mail.id, static_cast<std::int64_t>(members.size()), now);
  queue_copies(session, audit, *list, due.mail.id, due.mail.words, members);
  store::write_audit(session, audit, "mail to a list", subject, list->id);
}

}  // namespace

Result<std::vector<PlannedMail>> planned_mails(store::Database& database, const std::string& programme_id,
                                               const std::string& list_id) {
  return database.read([&](store::Session& session) -> Result<std::vector<PlannedMail>> {
    MUSTER_TRY(list, list_in(session, programme_id, list_id));
    return sql::planned_of(session, list.id);
  });
}

Result<std::string> plan_mail(store::Database& database, const store::AuditContext& audit,
                              const std::string& programme_id, const std::string& list_id,
                              const booking::MessageWords& words, Instant due) {
  MUSTER_CHECK(check_words(words));
  if (due <= audit.at) return bad_input("This moment has passed. Choose a later one, or send the mail now.").at("at");
  if (due - audit.at > latest_plan) return bad_input("Choose a moment within a year.").at("at");
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(list, list_in(session, programme_id, list_id));
    if (sql::planned_of(session, list.id).size() >= most_planned)
      return conflict("A list has " + grouped(most_planned) + " planned mails at most. Take one of them back first.");
    const auto id = new_id();
    sql::insert_planned(session, list.id, {id, words, due}, audit.actor);
    store::write_audit(session, audit, "mail to a list planned", subject, list.id);
    return id;
  });
}

Outcome drop_planned_mail(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                          const std::string& list_id, const std::string& mail_id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(list, list_in(session, programme_id, list_id));
    if (!sql::drop_planned(session, list.id, mail_id))
      return not_found("This mail does not wait any more: it was sent, or somebody took it back.");
    store::write_audit(session, audit, "planned mail to a list taken back", subject, list.id);
    return Success{};
  });
}

Outcome send_due_mails(store::Database& database, Instant now) {
  MUSTER_TRY(due, database.read([&](store::Session& session) -> Result<std::vector<sql::DueMail>> {
    return sql::due_mails(session, now);
  }));
  for (const auto& each : due)
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      // Another process may have sent it, or somebody taken it back.
      if (sql::still_waits(session, each.mail.id)) settle(session, now, each);
      return Success{};
    }));
  return Success{};
}

Outcome send_test(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                  const std::string& list_id, const booking::MessageWords& words, const std::string& name,
                  const std::string& email) {
  MUSTER_CHECK(check_words(words));
  if (!mail::check_address(email).ok()) return conflict("Your account has no address that a mail could go to.");
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(list, list_in(session, programme_id, list_id));
    const auto programme = access::programme_with_id(session, programme_id);
    const auto letter = list_letter(list.name, programme ? programme->name : std::string(), name, words);
    mail::Draft draft;
    draft.recipient = email;
    draft.subject = "Test: " + letter.subject;
    draft.text = letter.text;
    draft.html = letter.html;
    draft.programme_id = programme_id;
    mail::enqueue(session, audit.at, draft);
    store::write_audit(session, audit, "test of a mail to a list", subject, list.id);
    return Success{};
  });
}

}  // namespace muster::lists
