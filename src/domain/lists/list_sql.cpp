// Lists in the store.
#include "list_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>

namespace muster::lists::sql {
namespace {

const std::string select_lists =
    "select l.id, l.programme_id, l.code, l.name, l.about, l.taken_in, l.version, (select count(*) from "
    "mail_list_member m where m.list_id = l.id and m.joined = 1) from mail_list l ";

MailList list_from(const store::Row& row) {
  return {row.text(0), row.text(1),         row.text(2),    row.text(3),
          row.text(4), row.integer(5) == 1, row.integer(6), row.integer(7)};
}

const std::string select_members = "select id, name, email, joined, since from mail_list_member ";

Member member_from(const store::Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.integer(3) == 1, row.text(4)};
}

std::int64_t number_of(bool truth) { return truth ? 1 : 0; }

}  // namespace

std::vector<MailList> lists_of(store::Session& session, const std::string& programme_id) {
  std::vector<MailList> all;
  session.each(select_lists + "where l.programme_id = $1", {programme_id},
               [&](const store::Row& row) { all.push_back(list_from(row)); });
  std::ranges::sort(all, [](const auto& left, const auto& right) { return compare_names(left.name, right.name) < 0; });
  return all;
}

std::optional<MailList> find_list(store::Session& session, const std::string& id) {
  const auto row = session.first(select_lists + "where l.id = $1", {id});
  return row ? std::optional(list_from(*row)) : std::nullopt;
}

std::optional<MailList> list_with_code(store::Session& session, const std::string& code) {
  const auto row = session.first(select_lists + "where l.code = lower($1)", {code});
  return row ? std::optional(list_from(*row)) : std::nullopt;
}

bool name_is_taken(store::Session& session, const MailList& list) {
  const auto all = lists_of(session, list.programme_id);
  return std::ranges::any_of(
      all, [&](const auto& other) { return other.id != list.id && folded_name(other.name) == folded_name(list.name); });
}

void save_list(store::Session& session, const MailList& list) {
  session.execute(
      "insert into mail_list (id, programme_id, code, name, about, taken_in, version) values ($1, $2, $3, $4, $5, $6, "
      "1) "
      "on conflict (id) do update set name = excluded.name, about = excluded.about, taken_in = excluded.taken_in, "
      "version = mail_list.version + 1",
      {list.id, list.programme_id, list.code, list.name, list.about, number_of(list.taken_in)});
}

void delete_list(store::Session& session, const std::string& id) {
  for (const auto* statement :
       {"delete from mail_list_message where list_id = $1", "delete from mail_list_member where list_id = $1",
        "delete from mail_list where id = $1"})
    session.execute(statement, {id});
}

std::vector<Member> members_of(store::Session& session, const std::string& list_id) {
  std::vector<Member> all;
  session.each(select_members + "where list_id = $1", {list_id},
               [&](const store::Row& row) { all.push_back(member_from(row)); });
  std::ranges::sort(all, [](const auto& left, const auto& right) {
    const auto order = compare_names(left.name, right.name);
    return order != 0 ? order < 0 : left.id < right.id;
  });
  return all;
}

std::optional<Member> find_member(store::Session& session, const std::string& list_id, const std::string& address) {
  const auto row = session.first(select_members + "where list_id = $1 and search_email = $2",
                                 {list_id, mail::folded_address(address)});
  return row ? std::optional(member_from(*row)) : std::nullopt;
}

std::int64_t count_asked(store::Session& session, const std::string& list_id) {
  return session.first("select count(*) from mail_list_member where list_id = $1 and joined = 0", {list_id})
      ->integer(0);
}

void drop_oldest_asked(store::Session& session, const std::string& list_id) {
  session.execute(
      "delete from mail_list_member where id = (select id from mail_list_member where list_id = $1 and joined = 0 "
      "order "
      "by since, id limit 1)",
      {list_id});
}

void insert_member(store::Session& session, const std::string& list_id, const Member& member) {
  session.execute(
      "insert into mail_list_member (id, list_id, name, email, search_email, joined, since) values ($1, $2, $3, $4, "
      "$5, "
      "$6, $7)",
      {member.id, list_id, member.name, member.email, mail::folded_address(member.email), number_of(member.joined),
       member.since});
}

void renew_asked(store::Session& session, const std::string& member_id, const Member& asked) {
  session.execute("update mail_list_member set name = $2, since = $3 where id = $1 and joined = 0",
                  {member_id, asked.name, asked.since});
}

void set_joined(store::Session& session, const std::string& member_id, Instant at) {
  session.execute("update mail_list_member set joined = 1, since = $2 where id = $1", {member_id, iso_instant(at)});
}

bool remove_member(store::Session& session, const std::string& list_id, const std::string& member_id) {
  return session.execute("delete from mail_list_member where list_id = $1 and id = $2", {list_id, member_id}) > 0;
}

void insert_message(store::Session& session, const std::string& id, const std::string& list_id,
                    const booking::MessageWords& words, std::int64_t people, const store::AuditContext& audit) {
  session.execute(
      "insert into mail_list_message (id, list_id, subject, words, people, sent_at, sent_by) values ($1, $2, $3, $4, "
      "$5, "
      "$6, $7)",
      {id, list_id, words.subject, words.text, people, iso_instant(audit.at), audit.actor});
}

std::vector<SentToList> sent_to(store::Session& session, const std::string& list_id) {
  std::vector<SentToList> all;
  session.each(
      "select subject, words, people, sent_at from mail_list_message where list_id = $1 and planned = 0 "
      "order by sent_at desc, id",
      {list_id},
      [&](const store::Row& row) { all.push_back({row.text(0), row.text(1), row.integer(2), row.text(3)}); });
  return all;
}

std::optional<booking::MessageWords> words_of(store::Session& session, const std::string& message_id) {
  const auto row = session.first("select subject, words from mail_list_message where id = $1", {message_id});
  return row ? std::optional(booking::MessageWords{row->text(0), row->text(1)}) : std::nullopt;
}

}  // namespace muster::lists::sql
