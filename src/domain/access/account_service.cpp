// Gives and takes roles; every change ends what was signed in with the old ones.
#include "access_sql.hpp"

#include "programme_choice.hpp"
#include "role_change.hpp"
#include "team_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>

namespace muster::access {

void end_where_nothing_else_holds(store::Session& session, const std::string& account_id,
                                  const std::vector<std::string>& changed) {
  const auto held = sql::roles_of(session, account_id);
  const bool elsewhere = std::ranges::any_of(
      held, [&](const HeldRole& each) { return std::ranges::find(changed, each.programme_id) == changed.end(); });
  if (!elsewhere) sql::end_everything(session, account_id);
}

namespace {

/// A programme without an owner could be handed to nobody any more but at the command line.
Outcome leaves_an_owner(store::Session& session, const HeldRole& held, const std::string& email) {
  if (held.role != Role::owner || sql::owners(session, held.programme_id) > 1) return Success{};
  return bad_input(email + " is the only owner of " + held.programme +
                   ". Make somebody else an owner first: muster account add EMAIL --role owner");
}

}  // namespace

Result<std::vector<Programme>> find_or_add_programmes(store::Session& session, const std::string& name) {
  auto all = all_programmes(session);
  if (name.empty()) {
    if (all.empty()) all.push_back(programme_for(session, ""));
    return all;
  }
  std::vector<std::string> names;
  for (const auto& programme : all) {
    if (folded_name(programme.name) == folded_name(name)) return std::vector{programme};
    names.push_back(programme.name);
  }
  const auto hint = did_you_mean(name, names);
  std::string known;
  for (const auto& each : names) known += (known.empty() ? "" : ", ") + each;
  return not_found("There is no programme \"" + name + "\"" + (hint.empty() ? "" : "; " + hint) +
                   ". Known: " + (known.empty() ? "none yet" : known) + ". A programme begins with its first event.");
}

Result<Account> give_role(store::Database& database, const store::AuditContext& audit, const std::string& email,
                          Role role, const std::string& programme) {
  const auto address = mail::folded_address(email);
  MUSTER_CHECK(mail::check_address(address));
  return database.write([&](store::Session& session) -> Result<Account> {
    MUSTER_TRY(chosen, find_or_add_programmes(session, programme));
    auto account = sql::account_by_email(session, address);
    if (!account) {
      account = Account{new_id(), address, {}};
      sql::insert_account(session, account->id, address, audit.at);
      store::write_audit(session, audit, "account added", "account", account->id);
    }
    std::vector<std::string> changed;
    for (const auto& each : chosen) {
      const auto held = std::ranges::find(account->roles, each.id, &HeldRole::programme_id);
      if (held != account->roles.end() && held->role == role && held->directory.empty()) continue;
      if (held != account->roles.end() && held->role != role) MUSTER_CHECK(leaves_an_owner(session, *held, address));
      const auto before = sql::member(session, each.id, account->id);
      sql::hold_role(session, account->id, each.id,
                     {role, iso_date(day_in_london(audit.at)), before ? before->seen_on : ""});
      changed.push_back(each.id);
    }
    if (!changed.empty()) {
      end_where_nothing_else_holds(session, account->id, changed);
      store::write_audit(session, audit, "role given", "account", account->id, {std::string(role_name(role))});
    }
    return *sql::account_by_email(session, address);
  });
}

Result<std::map<std::string, std::string>> programme_names(store::Database& database) {
  return database.read([](store::Session& session) -> Result<std::map<std::string, std::string>> {
    std::map<std::string, std::string> names;
    for (const auto& programme : all_programmes(session)) names.emplace(programme.id, programme.name);
    return names;
  });
}

Result<std::vector<std::string>> programme_ids(store::Database& database, const std::vector<std::string>& names) {
  return database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
    std::vector<std::string> ids;
    for (const auto& programme : all_programmes(session))
      if (std::ranges::find(names, programme.name) != names.end()) ids.push_back(programme.id);
    return ids;
  });
}

Result<std::vector<Account>> accounts(store::Database& database) {
  return database.read([](store::Session& session) -> Result<std::vector<Account>> { return sql::accounts(session); });
}

namespace {

Result<Account> find(store::Session& session, const std::string& email) {
  const auto address = mail::folded_address(email);
  if (auto account = sql::account_by_email(session, address)) return *account;
  std::vector<std::string> known;
  for (const auto& account : sql::accounts(session)) known.push_back(account.email);
  const auto hint = did_you_mean(address, known);
  return not_found("Nobody signs in as \"" + email + "\"" + (hint.empty() ? "." : "; " + hint) +
                   " Add them with: muster account add EMAIL --role ROLE");
}

}  // namespace

Result<Account> find_account(store::Database& database, const std::string& email) {
  return database.read([&](store::Session& session) { return find(session, email); });
}

Outcome remove_account(store::Database& database, const store::AuditContext& audit, const std::string& email) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(account, find(session, email));
    for (const auto& held : account.roles) MUSTER_CHECK(leaves_an_owner(session, held, account.email));
    sql::delete_account(session, account.id);
    store::write_audit(session, audit, "account removed", "account", account.id);
    return Success{};
  });
}

}  // namespace muster::access
