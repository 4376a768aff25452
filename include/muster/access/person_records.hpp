#pragma once
// What the access room holds of one person, and how it forgets them: inside somebody's transaction.

#include <muster/store/database.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::access {

/// Moments are ISO instants. No secret is here: only their hashes are kept.
struct HeldAccount {
  std::string id;
  std::string email;
  std::string added_at;
  std::vector<std::pair<std::string, std::string>> roles;  ///< programme, role; by programme
  struct Days {
    std::string since;    ///< ISO date on which a role was given
    std::string seen_on;  ///< ISO date of the last visit with it; may be empty
  };
  std::vector<Days> days;  ///< one for each role, by programme
  struct Session {
    std::string browser;
    std::string began_at;
    std::string seen_at;
  };
  std::vector<Session> sessions;
  std::vector<std::string> links_until;  ///< when links that nobody has used end
  std::vector<std::string> browsers_seen;
};
/// By address, in whatever case; nothing where nobody signs in by it.
[[nodiscard]] std::optional<HeldAccount> held_account(store::Session& session, const std::string& email);

/// A programme that would be without an owner if the account went; nothing where each has another.
[[nodiscard]] std::optional<std::string> owned_alone(store::Session& session, const std::string& account_id);

/// Names of all programmes but these.
[[nodiscard]] std::vector<std::string> programmes_outside(store::Session& session,
                                                          const std::vector<std::string>& programmes);

/// Takes the account away with its roles, sessions, links and known browsers.
void forget_account(store::Session& session, const std::string& account_id);

struct AccountAddress {
  std::string id;
  std::string email;
};
[[nodiscard]] std::vector<AccountAddress> account_addresses(store::Session& session);

}  // namespace muster::access
