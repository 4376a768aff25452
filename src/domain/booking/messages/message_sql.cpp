// Mails to delegates in the store; and how they are forgotten.
#include "message_sql.hpp"

#include <muster/domain/booking/delegate_retention_sql.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::booking {

std::int64_t drop_messages(store::Session& session, const std::string& before) {
  return session.execute("delete from delegate_message where written_at < $1", {before});
}

std::vector<std::string> messages_concerning(store::Session& session, const Concerns& concerns) {
  std::vector<std::string> ids;
  session.each("select id, subject, words from delegate_message", {}, [&](const store::Row& row) {
    if (concerns(row.text(1) + "\n" + row.text(2))) ids.push_back(row.text(0));
  });
  return ids;
}

void forget_messages(store::Session& session, const std::vector<std::string>& ids) {
  for (const auto& id : ids) session.execute("delete from delegate_message where id = $1", {id});
}

namespace sql {

void insert_message(store::Session& session, const store::AuditContext& audit, const Message& message) {
  session.execute(
      "insert into delegate_message (id, event_id, subject, words, people, written_at, written_by, request_id, ready, "
      "kind) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {message.id, message.event_id, message.subject, message.words, message.people, iso_instant(audit.at), audit.actor,
       message.request_id, std::int64_t{message.ready ? 1 : 0}, std::string(message_kind_word(message.kind))});
}

std::optional<Message> find_message(store::Session& session, const std::string& id) {
  const auto row = session.first(
      "select id, event_id, subject, words, people, request_id, kind, written_at from delegate_message where (id = $1 "
      "or "
      "request_id = $1) and ready = 1",
      {id});
  if (!row || id.empty()) return std::nullopt;
  return Message{
      row->text(0),    row->text(1), row->text(2), row->text(3),
      row->integer(4), row->text(5), true,         row->text(6) == "news" ? MessageKind::news : MessageKind::told,
      row->text(7)};
}

bool is_unready(store::Session& session, const std::string& id) {
  return session.first("select 1 from delegate_message where id = $1 and ready = 0", {id}).has_value();
}

void make_ready(store::Session& session, const std::string& id) {
  session.execute("update delegate_message set ready = 1 where id = $1", {id});
}

std::vector<std::string> unready_before(store::Session& session, Instant moment) {
  std::vector<std::string> ids;
  session.each("select id from delegate_message where ready = 0 and written_at < $1 order by id", {iso_instant(moment)},
               [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

bool remove_unready(store::Session& session, const std::string& id, std::int64_t most) {
  if (!is_unready(session, id)) return false;
  const auto gone = session.execute(
      "delete from delegate_message_to where message_id = $1 and person_id in (select t.person_id from "
      "delegate_message_to t where t.message_id = $1 order by t.person_id limit $2)",
      {id, most});
  if (gone > 0) return true;
  session.execute("delete from delegate_message where id = $1 and ready = 0", {id});
  return false;
}

void insert_sent(store::Session& session, const std::string& message_id, const std::string& person_id,
                 const std::string& outcome, const std::string& mail_id) {
  session.execute(
      "insert into delegate_message_sent (message_id, person_id, outcome, mail_id) values ($1, $2, $3, $4) on conflict "
      "do nothing",
      {message_id, person_id, outcome, mail_id});
}

std::optional<Addressee> find_addressee(store::Session& session, const std::string& event_id,
                                        const std::string& person_id) {
  const auto row = session.first(
      "select p.id, p.first_name, p.last_name, p.email from booking b join person p on p.id = b.person_id "
      "where b.event_id = $1 and b.person_id = $2",
      {event_id, person_id});
  if (!row) return std::nullopt;
  return Addressee{row->text(0), trimmed(row->text(1) + " " + row->text(2)), row->text(3)};
}

std::optional<CopyFor> find_copy_for(store::Session& session, const std::string& event_id,
                                     const std::string& person_id) {
  const auto row = session.first(
      "select p.first_name, p.last_name, coalesce(o.name, ''), p.email from booking b join person p on p.id = "
      "b.person_id left join organisation o on o.id = p.organisation_id where b.event_id = $1 and b.person_id = $2",
      {event_id, person_id});
  if (!row) return std::nullopt;
  return CopyFor{row->text(0), row->text(1), row->text(2), row->text(3)};
}

void add_recipient(store::Session& session, const std::string& message_id, const std::string& person_id) {
  session.execute("insert into delegate_message_to (message_id, person_id) values ($1, $2)", {message_id, person_id});
}

std::vector<Addressee> next_recipients(store::Session& session, const std::string& message_id, std::int64_t most) {
  std::vector<Addressee> found;
  session.each(
      "select p.id, p.first_name, p.last_name, p.email from delegate_message_to t join person p on p.id = t.person_id "
      "where t.message_id = $1 order by t.person_id limit $2",
      {message_id, most}, [&](const store::Row& row) {
        found.push_back({row.text(0), trimmed(row.text(1) + " " + row.text(2)), row.text(3)});
      });
  return found;
}

std::int64_t recipients_left(store::Session& session, const std::string& message_id) {
  return session.first("select count(*) from delegate_message_to where message_id = $1", {message_id})->integer(0);
}

bool remove_recipient(store::Session& session, const std::string& message_id, const std::string& person_id) {
  return session.execute("delete from delegate_message_to where message_id = $1 and person_id = $2",
                         {message_id, person_id}) > 0;
}

}  // namespace sql
}  // namespace muster::booking
