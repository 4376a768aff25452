// Accounts, links, sessions and tokens in the store.
#include "access_sql.hpp"

#include "team_sql.hpp"
#include "throttle_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <stdexcept>

namespace muster::access::sql {
namespace {

Instant instant(const std::string& text) {
  const auto read = parse_instant(text);
  if (!read.ok()) throw std::logic_error("the store holds an account's time that is none");
  return *read;
}

Role role(const std::string& text) {
  const auto read = parse_role(text);
  if (!read.ok()) throw std::logic_error("the store holds an unknown role");
  return *read;
}

AccessToken token_from(const store::Row& row) {
  return {row.text(0), row.text(1), row.text(2), role(row.text(3)), instant(row.text(4)), row.text(5), row.text(6)};
}

}  // namespace

std::vector<HeldRole> roles_of(store::Session& session, const std::string& account_id) {
  std::vector<HeldRole> held;
  session.each(
      "select p.id, p.name, r.role, r.reads_answers, r.directory from account_role r join programme p on p.id = "
      "r.programme_id where r.account_id = $1 order by p.name",
      {account_id}, [&](const store::Row& row) {
        held.push_back({row.text(0), row.text(1), role(row.text(2)), row.integer(3) == 1, row.text(4)});
      });
  return held;
}

void insert_account(store::Session& session, const std::string& id, const std::string& email, Instant now) {
  session.execute("insert into account (id, email, added_at) values ($1, $2, $3)", {id, email, iso_instant(now)});
}

std::optional<Account> account_by_email(store::Session& session, const std::string& email) {
  const auto row = session.first("select id, email from account where email = $1", {email});
  if (!row) return std::nullopt;
  return Account{row->text(0), row->text(1), roles_of(session, row->text(0))};
}

std::vector<Account> accounts(store::Session& session) {
  std::vector<Account> found;
  session.each("select id, email from account order by email", {},
               [&](const store::Row& row) { found.push_back({row.text(0), row.text(1), {}}); });
  for (auto& account : found) account.roles = roles_of(session, account.id);
  return found;
}

void end_everything(store::Session& session, const std::string& account_id) {
  session.execute("delete from sign_in_session where account_id = $1", {account_id});
  session.execute("delete from sign_in_link where account_id = $1", {account_id});
}

void delete_account(store::Session& session, const std::string& account_id) {
  end_everything(session, account_id);
  session.execute("delete from known_browser where account_id = $1", {account_id});
  session.execute("delete from account_identity where account_id = $1", {account_id});
  session.execute("delete from account_role where account_id = $1", {account_id});
  session.execute("delete from account where id = $1", {account_id});
}

void insert_link(store::Session& session, const std::string& hash, const Link& link) {
  session.execute(
      "insert into sign_in_link (token_hash, account_id, browser_hash, next_path, expires_at) "
      "values ($1, $2, $3, $4, $5)",
      {hash, link.account_id, link.browser_hash, link.next, iso_instant(link.expires)});
}

std::optional<Link> link(store::Session& session, const std::string& hash) {
  const auto row = session.first(
      "select account_id, browser_hash, next_path, expires_at from sign_in_link where token_hash = $1", {hash});
  if (!row) return std::nullopt;
  return Link{row->text(0), row->text(1), row->text(2), instant(row->text(3))};
}

bool delete_link(store::Session& session, const std::string& hash) {
  return session.execute("delete from sign_in_link where token_hash = $1", {hash}) == 1;
}

void insert_session(store::Session& session, const std::string& hash, const std::string& account_id,
                    const OpenSession& begun, const std::string& directory_session) {
  session.execute(
      "insert into sign_in_session (token_hash, id, account_id, browser, began_at, seen_at, directory, "
      "directory_session) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {hash, begun.id, account_id, begun.browser, iso_instant(begun.began), iso_instant(begun.seen), begun.directory,
       directory_session});
}

std::optional<KeptSession> session_by_hash(store::Session& session, const std::string& hash) {
  const auto row = session.first(
      "select a.id, a.email, s.id, s.began_at, s.seen_at, s.directory from sign_in_session s "
      "join account a on a.id = s.account_id where s.token_hash = $1",
      {hash});
  if (!row) return std::nullopt;
  const auto& directory = row->text(5);
  auto roles = roles_of(session, row->text(0));
  std::erase_if(roles, [&](const HeldRole& each) { return !each.directory.empty() && each.directory != directory; });
  return KeptSession{{row->text(0), row->text(1), std::move(roles)},
                     row->text(2),
                     instant(row->text(3)),
                     instant(row->text(4)),
                     directory};
}

void mark_seen(store::Session& session, const std::string& hash, Instant now) {
  session.execute("update sign_in_session set seen_at = $2 where token_hash = $1", {hash, iso_instant(now)});
}

std::vector<OpenSession> sessions(store::Session& session, const std::string& account_id) {
  std::vector<OpenSession> found;
  session.each(
      "select id, browser, began_at, seen_at, directory from sign_in_session where account_id = $1 order by seen_at "
      "desc, id",
      {account_id}, [&](const store::Row& row) {
        found.push_back({row.text(0), row.text(1), instant(row.text(2)), instant(row.text(3)), row.text(4)});
      });
  return found;
}

std::int64_t delete_session(store::Session& session, const std::string& account_id, const std::string& id) {
  return session.execute("delete from sign_in_session where account_id = $1 and id = $2", {account_id, id});
}

std::int64_t delete_other_sessions(store::Session& session, const std::string& account_id, const std::string& id) {
  return session.execute("delete from sign_in_session where account_id = $1 and id <> $2", {account_id, id});
}

void delete_session_by_hash(store::Session& session, const std::string& hash) {
  session.execute("delete from sign_in_session where token_hash = $1", {hash});
}

void know_browser(store::Session& session, const std::string& hash, const std::string& account_id, Instant now) {
  session.execute("insert into known_browser (token_hash, account_id, seen_at) values ($1, $2, $3)",
                  {hash, account_id, iso_instant(now)});
}

bool knows_browser(store::Session& session, const std::string& hash, const std::string& email) {
  return session
      .first(
          "select 1 from known_browser k join account a on a.id = k.account_id where k.token_hash = $1 and a.email = "
          "$2",
          {hash, email})
      .has_value();
}

void insert_token(store::Session& session, const std::string& hash, const AccessToken& token,
                  const std::string& programme_id, Instant now) {
  session.execute(
      "insert into access_token (id, name, token_hash, programme_id, role, added_at, ends_at) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      {token.id, token.name, hash, programme_id, std::string(role_name(token.role)), iso_instant(now),
       iso_instant(token.ends)});
}

std::vector<AccessToken> tokens(store::Session& session) {
  std::vector<AccessToken> found;
  session.each(
      "select t.id, t.name, p.name, t.role, t.ends_at, t.used_on, p.id from access_token t "
      "join programme p on p.id = t.programme_id order by t.name, t.id",
      {}, [&](const store::Row& row) { found.push_back(token_from(row)); });
  return found;
}

ListPage<AccessToken> listed_tokens(store::Session& session, const std::string& programme_id, const ListQuery& query) {
  store::ListStatement list("access_token t join programme p on p.id = t.programme_id", "t.id");
  list.where("p.id = {}", {programme_id})
      .sort("name", {"t.name"})
      .sort("ends", {"t.ends_at"})
      .sort("used", {"t.used_on"});
  return list.columns("t.id, t.name, p.name, t.role, t.ends_at, t.used_on, p.id").page(session, query, token_from);
}

std::int64_t delete_token(store::Session& session, const std::string& id) {
  return session.execute("delete from access_token where id = $1", {id});
}

void mark_used_on(store::Session& session, const std::string& id, const std::string& day) {
  session.execute("update access_token set used_on = $2 where id = $1", {id, day});
}

std::optional<AccessToken> token_by_hash(store::Session& session, const std::string& hash) {
  const auto row = session.first(
      "select t.id, t.name, p.name, t.role, t.ends_at, t.used_on, p.id from access_token t "
      "join programme p on p.id = t.programme_id where t.token_hash = $1",
      {hash});
  return row ? std::optional(token_from(*row)) : std::nullopt;
}

}  // namespace muster::access::sql
