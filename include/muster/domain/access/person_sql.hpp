#pragma once
// What the access room holds of one person, and how it forgets them: inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::access {

/// Moments are ISO instants. No secret is here: only their hashes are kept.
struct HeldAccount {
  std::string id;
  std::string email;
  std::string added_at;
  struct Role {
    std::string programme;
    std::string role;
    std::string since;           ///< ISO date on which it was given
    std::string seen_on;         ///< ISO date of the last visit with it; may be empty
    bool reads_answers = false;  ///< given beside the role
    std::string directory;       ///< whose rule gave it; may be empty
  };
  std::vector<Role> roles;  ///< by programme
  struct Session {
    std::string browser;
    std::string began_at;
    std::string seen_at;
    std::string directory;  ///< by which it began; may be empty
  };
  std::vector<Session> sessions;
  /// As whom a directory knows them.
  struct Identity {
    std::string directory;
    std::string issuer;
    std::string subject;
    std::string joined_at;
  };
  std::vector<Identity> identities;
  std::vector<std::string> links_until;  ///< when links that nobody has used end
  std::vector<std::string> browsers_seen;
  /// Changes of their role that can still be taken back.
  struct Change {
    std::string before;  ///< role; empty where none
    std::string since_before;
    std::string seen_before;
    std::string after;
    std::string until;
    std::string directory_before;  ///< whose rule gave the role before; may be empty
  };
  std::vector<Change> changes;
};
/// By address, in whatever case; nothing where nobody signs in by it.
[[nodiscard]] std::optional<HeldAccount> held_account(store::Session& session, const std::string& email);

/// A programme that would be without an owner if the account went; nothing where each has another.
[[nodiscard]] std::optional<std::string> owned_alone(store::Session& session, const std::string& account_id);

/// Names of all programmes but these.
[[nodiscard]] std::vector<std::string> programmes_outside(store::Session& session,
                                                          const std::vector<std::string>& programmes);

/// Takes the account away with its roles, sessions, links, known browsers and ways back.
void forget_account(store::Session& session, const std::string& account_id);

/// Deletes the ways back of changes to whoever has the address, also where their account is gone.
void forget_team_changes(store::Session& session, const std::string& email);

struct AccountAddress {
  std::string id;
  std::string email;
};
[[nodiscard]] std::vector<AccountAddress> account_addresses(store::Session& session);

}  // namespace muster::access
