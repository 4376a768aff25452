#pragma once
// Who may sign in, with which role in which programme. There are no passwords.

#include <muster/domain/access/permissions.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <map>
#include <string>
#include <vector>

namespace muster::access {

struct HeldRole {
  std::string programme_id;
  std::string programme;  ///< its name
  Role role = Role::door;
  bool reads_answers = false;  ///< given beside the role: a lead who may read single answers
  std::string directory{};     ///< whose rule gave it; empty where somebody gave it by hand
};

struct Account {
  std::string id;
  std::string email;
  std::vector<HeldRole> roles;  ///< by programme
};

/// Gives a role to an address, which gets an account where it has none. An empty `programme` means every programme
/// there is now; where there is none yet, "Our network" is made. A role that changes ends the account's sessions and
/// links; one that a directory's rule gave is from then on given by hand. Errors: a malformed address, an unknown
/// programme (with the nearest).
[[nodiscard]] Result<Account> give_role(store::Database& database, const store::AuditContext& audit,
                                        const std::string& email, Role role, const std::string& programme);

/// Names of all programmes, by their ids.
[[nodiscard]] Result<std::map<std::string, std::string>> programme_names(store::Database& database);
/// Ids of the programmes of these names.
[[nodiscard]] Result<std::vector<std::string>> programme_ids(store::Database& database,
                                                             const std::vector<std::string>& names);

/// By address.
[[nodiscard]] Result<std::vector<Account>> accounts(store::Database& database);
/// not_found names the nearest address.
[[nodiscard]] Result<Account> find_account(store::Database& database, const std::string& email);

/// Takes the account away with its roles, sessions and links.
[[nodiscard]] Outcome remove_account(store::Database& database, const store::AuditContext& audit,
                                     const std::string& email);

}  // namespace muster::access
