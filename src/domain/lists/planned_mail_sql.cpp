// Statements about mails to lists that wait: rows of the record whose moment is to come.
#include "planned_mail_sql.hpp"

#include <muster/kit/base/date.hpp>

#include <stdexcept>

namespace muster::lists::sql {
namespace {

PlannedMail mail_from(const store::Row& row, std::size_t first) {
  const auto due = parse_instant(row.text(first + 3));
  if (!due.ok()) throw std::logic_error("the store holds a moment that is none");
  return {row.text(first), {row.text(first + 1), row.text(first + 2)}, *due, row.integer(first + 4) == 2};
}

}  // namespace

std::vector<PlannedMail> planned_of(store::Session& session, const std::string& list_id) {
  std::vector<PlannedMail> all;
  session.each(
      "select id, subject, words, sent_at, planned from mail_list_message where list_id = $1 and planned > 0 "
      "order by sent_at, id",
      {list_id}, [&](const store::Row& row) { all.push_back(mail_from(row, 0)); });
  return all;
}

void insert_planned(store::Session& session, const std::string& list_id, const PlannedMail& mail,
                    const std::string& planned_by) {
  session.execute(
      "insert into mail_list_message (id, list_id, subject, words, people, sent_at, sent_by, planned) values ($1, $2, "
      "$3, $4, 0, $5, $6, 1)",
      {mail.id, list_id, mail.words.subject, mail.words.text, iso_instant(mail.due), planned_by});
}

bool drop_planned(store::Session& session, const std::string& list_id, const std::string& mail_id) {
  return session.execute("delete from mail_list_message where list_id = $1 and id = $2 and planned > 0",
                         {list_id, mail_id}) > 0;
}

std::vector<DueMail> due_mails(store::Session& session, Instant now) {
  std::vector<DueMail> all;
  session.each(
      "select m.list_id, l.programme_id, m.id, m.subject, m.words, m.sent_at, m.planned from mail_list_message m "
      "join mail_list l on l.id = m.list_id where m.planned = 1 and m.sent_at <= $1 order by m.sent_at, m.id",
      {iso_instant(now)}, [&](const store::Row& row) { all.push_back({row.text(0), row.text(1), mail_from(row, 2)}); });
  return all;
}

bool still_waits(store::Session& session, const std::string& mail_id) {
  return session.first("select 1 from mail_list_message where id = $1 and planned = 1", {mail_id}).has_value();
}

void mark_sent(store::Session& session, const std::string& mail_id, std::int64_t people, Instant at) {
  session.execute("update mail_list_message set planned = 0, people = $2, sent_at = $3 where id = $1",
                  {mail_id, people, iso_instant(at)});
}

void stop_planned(store::Session& session, const std::string& mail_id) {
  session.execute("update mail_list_message set planned = 2 where id = $1", {mail_id});
}

}  // namespace muster::lists::sql
