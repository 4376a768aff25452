// The team of one programme in the store.
#include "team_sql.hpp"

#include <muster/domain/access/list_keys_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/platform/store/key_renewal.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <stdexcept>

namespace muster::access::sql {
namespace {

Role role(const std::string& text) {
  const auto read = parse_role(text);
  if (!read.ok()) throw std::logic_error("the store holds an unknown role");
  return *read;
}

std::optional<Role> role_or_none(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(role(text));
}

std::string name_or_none(const std::optional<Role>& role) { return role ? std::string(role_name(*role)) : ""; }

TeamMember member_from(const store::Row& row) {
  return {row.text(0), row.text(1), role(row.text(2)), row.text(3), row.text(4), row.integer(5) == 1, {}, row.text(6)};
}

}  // namespace

ListPage<TeamMember> listed_members(store::Session& session, const std::string& programme_id, const ListQuery& query) {
  store::ListStatement list("account_role r", "r.account_id");
  list.among("r.programme_id = {}", {programme_id}).search("r.search_email").filter("role", "r.role");
  // In the order of what they may do.
  list.sort("role", {"case r.role when 'owner' then 1 when 'organiser' then 2 when 'lead' then 3 when 'door' then 4 "
                     "else 5 end",
                     "r.sort_email"});
  list.sort("email", {"r.sort_email"}).sort("since", {"r.since"}).sort("seen", {"r.seen_on"});
  list.columns("a.id, a.email, r.role, r.since, r.seen_on, r.reads_answers, r.directory",
               "account_role r join account a on a.id = r.account_id");
  return list.page(session, query, member_from);
}

std::optional<TeamMember> member(store::Session& session, const std::string& programme_id,
                                 const std::string& account_id) {
  const auto row = session.first(
      "select a.id, a.email, r.role, r.since, r.seen_on, r.reads_answers, r.directory from account_role r join account "
      "a on a.id = r.account_id where r.programme_id = $1 and r.account_id = $2",
      {programme_id, account_id});
  return row ? std::optional(member_from(*row)) : std::nullopt;
}

std::vector<std::string> directories_of(store::Session& session, const std::string& account_id) {
  std::vector<std::string> names;
  session.each("select distinct directory from account_identity where account_id = $1 order by directory", {account_id},
               [&](const store::Row& row) { names.push_back(row.text(0)); });
  return names;
}

std::int64_t owners(store::Session& session, const std::string& programme_id) {
  return session.first("select count(*) from account_role where programme_id = $1 and role = 'owner'", {programme_id})
      ->integer(0);
}

std::int64_t people_of(store::Session& session, const std::string& programme_id) {
  return session.first("select count(*) from account_role where programme_id = $1", {programme_id})->integer(0);
}

std::int64_t tokens_of(store::Session& session, const std::string& programme_id) {
  return session.first("select count(*) from access_token where programme_id = $1", {programme_id})->integer(0);
}

void hold_role(store::Session& session, const std::string& account_id, const std::string& programme_id,
               const RoleTenure& held) {
  delete_role(session, account_id, programme_id);
  const auto email = session.first("select email from account where id = $1", {account_id})->text(0);
  session.execute(
      "insert into account_role (account_id, programme_id, role, since, seen_on, sort_email, "
      "search_email, directory) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {account_id, programme_id, std::string(role_name(held.role)), held.since, held.seen_on, email, search_key(email),
       held.directory});
}

void let_read_answers(store::Session& session, const std::string& account_id, const std::string& programme_id,
                      bool reads) {
  session.execute("update account_role set reads_answers = $3 where account_id = $1 and programme_id = $2",
                  {account_id, programme_id, std::int64_t{reads ? 1 : 0}});
}

void delete_role(store::Session& session, const std::string& account_id, const std::string& programme_id) {
  session.execute("delete from account_role where account_id = $1 and programme_id = $2", {account_id, programme_id});
}

bool has_roles(store::Session& session, const std::string& account_id) {
  return session.first("select 1 from account_role where account_id = $1", {account_id}).has_value();
}

void mark_seen_on(store::Session& session, const std::string& account_id, const std::string& day) {
  session.execute("update account_role set seen_on = $2 where account_id = $1 and seen_on <> $2", {account_id, day});
}

void keep_change(store::Session& session, const std::string& programme_id, const KeptChange& kept) {
  const auto& change = kept.change;
  session.execute(
      "insert into team_change (id, programme_id, account_id, email, role_before, since_before, seen_before, "
      "role_after, expires_at, directory_before) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {change.id, programme_id, change.account_id, change.email, name_or_none(change.before), kept.since_before,
       kept.seen_before, name_or_none(change.after), iso_instant(kept.expires), kept.directory_before});
}

std::optional<KeptChange> kept_change(store::Session& session, const std::string& programme_id, const std::string& id) {
  const auto row = session.first(
      "select account_id, email, role_before, role_after, since_before, seen_before, expires_at, directory_before from "
      "team_change where id = $1 and programme_id = $2",
      {id, programme_id});
  if (!row) return std::nullopt;
  const auto expires = parse_instant(row->text(6));
  if (!expires.ok()) throw std::logic_error("the store holds a change's time that is none");
  return KeptChange{{id, row->text(0), row->text(1), role_or_none(row->text(2)), role_or_none(row->text(3))},
                    row->text(4),
                    row->text(5),
                    *expires,
                    row->text(7)};
}

void delete_change(store::Session& session, const std::string& id) {
  session.execute("delete from team_change where id = $1", {id});
}

void delete_changes_of(store::Session& session, const std::string& account_id) {
  session.execute("delete from team_change where account_id = $1", {account_id});
}

std::int64_t delete_changes_before(store::Session& session, Instant now) {
  return session.execute("delete from team_change where expires_at < $1", {iso_instant(now)});
}

}  // namespace muster::access::sql

namespace muster::access {

std::optional<std::string> renew_list_keys(store::Session& session, const std::string& after, std::int64_t most) {
  return store::renew_rows(session, "select id, email from account where id > $1 order by id limit $2", after, most,
                           [&](const store::Row& row) {
                             session.execute(
                                 "update account_role set sort_email = $2, search_email = $3 where account_id = $1",
                                 {row.text(0), row.text(1), search_key(row.text(1))});
                           });
}

}  // namespace muster::access
