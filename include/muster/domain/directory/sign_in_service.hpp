#pragma once
// What becomes of somebody whom a directory sent: a session, an account to be joined first, or neither.

#include <muster/domain/access/vouching_service.hpp>
#include <muster/domain/directory/id_token.hpp>
#include <muster/domain/directory/logout_token.hpp>
#include <muster/domain/directory/provider.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace muster::directory {

/// True once for each `what` until `ends`; only its hash is kept.
[[nodiscard]] Result<bool> spend_once(store::Database& database, Instant now, const std::string& what, Instant ends);

struct Entrance {
  enum class Way {
    signed_in,
    to_be_joined,  ///< nobody says that the address is theirs: they must show it by a link first
    unknown,       ///< no account, and no rule that gives a role
  };
  /// Why it must be joined first.
  enum class Why {
    no_address,        ///< the directory says none, or none that mail could reach
    not_verified,      ///< it does not say that the address is theirs
    verified_as_text,  ///< it says so by the text "true", where OpenID Connect has true or false
    other_domain,      ///< the settings do not take its word for addresses of that domain
    of_another,        ///< here the address belongs to somebody else whom it has signed in
  };
  Way way = Way::unknown;
  Why why = Why::not_verified;   ///< where it is to be joined
  access::SignInResult session;  ///< where signed in
};
/// In one transaction: finds the account, by what it was joined to, or else by an address that the directory vouches
/// for; makes one where a rule gives a role; renews the roles that its rules give; begins the session. An address
/// whose account is joined to another subject of the same issuer has been given to somebody else, so it is not enough.
[[nodiscard]] Result<Entrance> enter(store::Database& database, Instant now, const Provider& provider,
                                     const Claims& claims, const std::string& browser_name, const std::string& before);

/// Whom a directory sent, until they have shown who they are here.
struct Pending {
  access::Identity identity;
  std::string email;  ///< as the directory writes it; may be empty
};
/// How long that is remembered, by the browser alone.
inline constexpr std::chrono::minutes pending_time{60};
[[nodiscard]] std::string sealed_pending(std::string_view key, const Provider& provider, const Pending& pending,
                                         Instant now);
[[nodiscard]] std::optional<Pending> opened_pending(std::string_view key, const Provider& provider,
                                                    const std::string& sealed, Instant now);
/// Joins it to the account of whoever is signed in. Errors: conflict where it belongs to another one.
[[nodiscard]] Outcome join(store::Database& database, const store::AuditContext& audit, const std::string& account_id,
                           const Provider& provider, const Pending& pending);

/// Ends the sessions here that began there. How many; none where the token came before.
[[nodiscard]] Result<std::int64_t> end_sessions(store::Database& database, Instant now, const Provider& provider,
                                                const SignedOut& out);

}  // namespace muster::directory
