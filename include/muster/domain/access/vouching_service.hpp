#pragma once
// Accounts and sessions of those for whom a directory vouches: inside the transaction of whoever looked at what the
// directory said.

#include <muster/domain/access/link_service.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::access {

/// As whom a directory knows somebody, for ever. Its addresses may be given to others; its subjects never are.
struct Identity {
  std::string issuer;
  std::string subject;
};

/// Id of the account that is joined to it.
[[nodiscard]] std::optional<std::string> account_of(store::Session& session, const Identity& identity);
/// Id of the account with that address, in whatever case.
[[nodiscard]] std::optional<std::string> account_with_address(store::Session& session, const std::string& email);
/// Whether the account is joined to somebody whom that issuer knows.
[[nodiscard]] bool is_joined(store::Session& session, const std::string& account_id, const std::string& issuer);

/// Makes an account; the address must be one, and nobody's yet. Gives its id.
[[nodiscard]] std::string add_account(store::Session& session, Instant now, const std::string& email);
/// From now on whoever it is signs in to the account. Errors: conflict where they sign in to another one.
[[nodiscard]] Outcome join(store::Session& session, const store::AuditContext& audit, const std::string& account_id,
                           const Identity& identity, const std::string& directory);

/// By which directories somebody signs in to the account, by name.
[[nodiscard]] Result<std::vector<std::string>> joined_directories(store::Database& database,
                                                                  const std::string& account_id);
/// Whoever it is signs in to the account by that directory no more, until they join it again; sessions that began by it
/// go on. Errors: not_found where it is not joined; conflict while a rule of that directory gives the account a role,
/// which nobody could take away then by leaving the group.
[[nodiscard]] Outcome leave_directory(store::Database& database, const store::AuditContext& audit,
                                      const std::string& account_id, const std::string& directory);

/// Roles that the directory's rules give now, by programme's id, in the place of those that they gave before. A role
/// that somebody gave by hand stays as it is, and so does the last owner of a programme; of two directories the one
/// that gives the role that may do more counts. False where the account has no role left that it had: then it is taken
/// away.
[[nodiscard]] bool renew_roles(store::Session& session, Instant now, const std::string& account_id,
                               const std::string& directory, const std::map<std::string, Role>& roles);

/// By whose word a session begins.
struct Vouched {
  std::string directory;
  std::string session;  ///< a hash of the directory's own session; may be empty
};
/// Begins a session in the place of `before`, the secret of the one that this browser had.
[[nodiscard]] SignInResult begin_session(store::Session& session, Instant now, const std::string& account_id,
                                         const std::string& browser_name, const std::string& before,
                                         const Vouched& vouched);

/// Ends sessions that began by a directory: those of its own session (a hash), or else all of the account's. How many.
std::int64_t end_vouched_sessions(store::Session& session, Instant now, const Vouched& vouched,
                                  const std::string& account_id);

}  // namespace muster::access
