// One person's account in the store.
#include <muster/domain/access/person_sql.hpp>

#include "access_sql.hpp"
#include "team_sql.hpp"

#include <muster/platform/mail/message.hpp>

#include <algorithm>

namespace muster::access {

std::optional<HeldAccount> held_account(store::Session& session, const std::string& email) {
  const auto row =
      session.first("select id, email, added_at from account where email = $1", {mail::folded_address(email)});
  if (!row) return std::nullopt;
  HeldAccount held;
  held.id = row->text(0);
  held.email = row->text(1);
  held.added_at = row->text(2);
  session.each(
      "select p.name, r.role, r.since, r.seen_on, r.reads_answers, r.directory from account_role r join programme p on "
      "p.id = r.programme_id where r.account_id = $1 order by p.name",
      {held.id}, [&](const store::Row& each) {
        held.roles.push_back(
            {each.text(0), each.text(1), each.text(2), each.text(3), each.integer(4) == 1, each.text(5)});
      });
  session.each(
      "select browser, began_at, seen_at, directory from sign_in_session where account_id = $1 order by began_at, id",
      {held.id}, [&](const store::Row& each) {
        held.sessions.push_back({each.text(0), each.text(1), each.text(2), each.text(3)});
      });
  session.each(
      "select directory, issuer, subject, joined_at from account_identity where account_id = $1 order by directory, "
      "subject",
      {held.id}, [&](const store::Row& each) {
        held.identities.push_back({each.text(0), each.text(1), each.text(2), each.text(3)});
      });
  session.each("select expires_at from sign_in_link where account_id = $1 order by expires_at", {held.id},
               [&](const store::Row& each) { held.links_until.push_back(each.text(0)); });
  session.each("select seen_at from known_browser where account_id = $1 order by seen_at", {held.id},
               [&](const store::Row& each) { held.browsers_seen.push_back(each.text(0)); });
  session.each(
      "select role_before, since_before, seen_before, role_after, expires_at, directory_before from team_change where "
      "account_id = $1 "
      "order by expires_at, id",
      {held.id}, [&](const store::Row& each) {
        held.changes.push_back({each.text(0), each.text(1), each.text(2), each.text(3), each.text(4), each.text(5)});
      });
  return held;
}

void forget_team_changes(store::Session& session, const std::string& email) {
  session.execute("delete from team_change where email = $1", {mail::folded_address(email)});
}

std::optional<std::string> owned_alone(store::Session& session, const std::string& account_id) {
  const auto row = session.first(
      "select p.name from account_role r join programme p on p.id = r.programme_id "
      "where r.account_id = $1 and r.role = 'owner' and not exists (select 1 from account_role o "
      "where o.programme_id = r.programme_id and o.role = 'owner' and o.account_id <> $1) order by p.name limit 1",
      {account_id});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::vector<std::string> programmes_outside(store::Session& session, const std::vector<std::string>& programmes) {
  std::vector<std::string> names;
  session.each("select name from programme order by name", {}, [&](const store::Row& row) {
    if (std::find(programmes.begin(), programmes.end(), row.text(0)) == programmes.end()) names.push_back(row.text(0));
  });
  return names;
}

void forget_account(store::Session& session, const std::string& account_id) {
  sql::delete_changes_of(session, account_id);
  sql::delete_account(session, account_id);
}

std::vector<AccountAddress> account_addresses(store::Session& session) {
  std::vector<AccountAddress> all;
  session.each("select id, email from account", {},
               [&](const store::Row& row) { all.push_back({row.text(0), row.text(1)}); });
  return all;
}

}  // namespace muster::access
