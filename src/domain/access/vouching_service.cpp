// Joins accounts to those whom a directory knows, and renews the roles that its rules give.
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/access/vouching_service.hpp>

#include "access_sql.hpp"
#include "entering.hpp"
#include "identity_sql.hpp"
#include "team_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>

namespace muster::access {

namespace {

/// How one change of a role is told: by the directory, in that programme.
struct Renewal {
  store::Session& session;
  Instant now;
  const std::string& account_id;
  const std::string& directory;

  void trace(const std::string& action, const std::string& programme_id, Role role) const {
    const auto programme = programme_with_id(session, programme_id);
    store::write_audit(session, {account_id, now, programme ? programme->name : std::string()}, action, "account",
                       account_id,
                       {"programme " + programme_id, std::string(role_name(role)), "directory " + directory});
  }
  void give(const std::string& programme_id, Role role) const {
    const auto before = sql::member(session, programme_id, account_id);
    sql::hold_role(session, account_id, programme_id,
                   {role, iso_date(day_in_london(now)), before ? before->seen_on : "", directory});
    trace("role given", programme_id, role);
  }
  [[nodiscard]] bool is_last_owner(const HeldRole& held) const {
    return held.role == Role::owner && sql::owners(session, held.programme_id) == 1;
  }
};

/// In the order of what they may do.
bool may_more(Role left, Role right) { return std::ranges::find(roles, left) < std::ranges::find(roles, right); }

}  // namespace

std::optional<std::string> account_of(store::Session& session, const Identity& identity) {
  return sql::account_of(session, identity);
}

std::optional<std::string> account_with_address(store::Session& session, const std::string& email) {
  const auto account = sql::account_by_email(session, mail::folded_address(email));
  return account ? std::optional(account->id) : std::nullopt;
}

bool is_joined(store::Session& session, const std::string& account_id, const std::string& issuer) {
  return sql::is_joined(session, account_id, issuer);
}

std::string add_account(store::Session& session, Instant now, const std::string& email) {
  auto id = new_id();
  sql::insert_account(session, id, mail::folded_address(email), now);
  store::write_audit(session, {id, now}, "account added", "account", id);
  return id;
}

Outcome join(store::Session& session, const store::AuditContext& audit, const std::string& account_id,
             const Identity& identity, const std::string& directory) {
  const auto joined = sql::account_of(session, identity);
  if (joined == account_id) return Success{};
  if (joined)
    return conflict(
        "This sign-in belongs to another account already. Sign out, and sign in by the directory's button.");
  sql::insert_identity(session, identity, account_id, directory, audit.at);
  store::write_audit(session, audit, "directory joined", "account", account_id, {"directory " + directory});
  return Success{};
}

Result<std::vector<std::string>> joined_directories(store::Database& database, const std::string& account_id) {
  return database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
    return sql::directories_of(session, account_id);
  });
}

Outcome leave_directory(store::Database& database, const store::AuditContext& audit, const std::string& account_id,
                        const std::string& directory) {
  return database.write([&](store::Session& session) -> Outcome {
    for (const auto& held : sql::roles_of(session, account_id))
      if (held.directory == directory)
        return conflict("Your role in " + held.programme +
                        " was given by a rule of that directory. Ask an owner to give it to you by hand first. "
                        "Nothing was changed.");
    if (sql::delete_identity(session, account_id, directory) == 0)
      return not_found("Your account is not joined to that directory: it may be taken away already.");
    store::write_audit(session, audit, "directory left", "account", account_id, {"directory " + directory});
    return Success{};
  });
}

bool renew_roles(store::Session& session, Instant now, const std::string& account_id, const std::string& directory,
                 const std::map<std::string, Role>& wanted) {
  const Renewal renewal{session, now, account_id, directory};
  const auto held = sql::roles_of(session, account_id);
  for (const auto& each : held) {
    const auto found = wanted.find(each.programme_id);
    if (each.directory == directory) {
      if (found != wanted.end() && found->second == each.role) continue;
      if (renewal.is_last_owner(each)) {
        renewal.trace("last owner kept", each.programme_id, each.role);
      } else if (found != wanted.end()) {
        renewal.give(each.programme_id, found->second);
      } else {
        sql::delete_role(session, account_id, each.programme_id);
        renewal.trace("role taken away", each.programme_id, each.role);
      }
    } else if (!each.directory.empty() && found != wanted.end() && may_more(found->second, each.role)) {
      renewal.give(each.programme_id, found->second);
    }
  }
  for (const auto& [programme_id, role] : wanted)
    if (std::ranges::find(held, programme_id, &HeldRole::programme_id) == held.end()) renewal.give(programme_id, role);
  if (held.empty() || sql::has_roles(session, account_id)) return true;
  sql::delete_account(session, account_id);
  store::write_audit(session, {account_id, now}, "account removed", "account", account_id, {"directory " + directory});
  return false;
}

SignInResult enter(store::Session& session, Instant now, const std::string& account_id, const std::string& browser_name,
                   const std::string& before, const Vouched& vouched) {
  SignInResult entered{new_id(), new_id(), {}};
  if (!before.empty()) sql::delete_session_by_hash(session, fingerprint(before));
  sql::insert_session(session, fingerprint(entered.session), account_id,
                      {new_id(), browser_name, now, now, vouched.directory}, vouched.session);
  sql::know_browser(session, fingerprint(entered.known), account_id, now);
  sql::mark_seen_on(session, account_id, iso_date(day_in_london(now)));
  std::vector<std::string> how;
  if (!vouched.directory.empty()) how.push_back("directory " + vouched.directory);
  store::write_audit(session, {account_id, now}, "signed in", "account", account_id, how);
  return entered;
}

SignInResult begin_session(store::Session& session, Instant now, const std::string& account_id,
                           const std::string& browser_name, const std::string& before, const Vouched& vouched) {
  return enter(session, now, account_id, browser_name, before, vouched);
}

std::int64_t end_vouched_sessions(store::Session& session, Instant now, const Vouched& vouched,
                                  const std::string& account_id) {
  const auto accounts = sql::vouched_accounts(session, vouched, account_id);
  if (accounts.empty()) return 0;
  for (const auto& id : accounts)
    store::write_audit(session, {"directory " + vouched.directory, now}, "session ended", "account", id);
  return sql::delete_vouched_sessions(session, vouched, account_id);
}

}  // namespace muster::access
