#pragma once
// Links that sign in: single use, ten minutes. Asked for on a page they come by mail and are bound to the browser that
// asked; printed at the command line they are bound to none.

#include <muster/domain/access/session_service.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace muster::access {

inline constexpr std::chrono::minutes link_time{10};

/// A link's secret for the account, good in any browser. The account must exist.
[[nodiscard]] Result<std::string> print_link(store::Database& database, const store::AuditContext& audit,
                                             const std::string& email);

/// The public address of the site, as the last server said that had this database; empty where none did.
[[nodiscard]] Result<std::string> site_address(store::Database& database);
[[nodiscard]] Outcome keep_site_address(store::Database& database, const std::string& address);

/// Asks for a link by mail. Does the same work whether or not the address has an account: who has one is found out when
/// the mail is written. `browser` is the secret of the browser that asked.
[[nodiscard]] Outcome ask_for_link(store::Database& database, Instant now, const std::string& email,
                                   const std::string& browser, const std::string& next);

enum class LinkState { good, of_other_browser, gone };
/// What a link would do; changes nothing, because mail scanners open links.
[[nodiscard]] Result<LinkState> look_at_link(store::Database& database, Instant now, const std::string& secret,
                                             const std::string& browser);

struct SignInResult {
  std::string session;  ///< the new session's secret, for the browser alone
  std::string known;    ///< the secret by which this browser is known later
  std::string next;     ///< where to go on
};
/// Spends a link and begins a session; `before` is the secret of the session that this browser had, which ends. Errors:
/// not_found where the link is gone, not_allowed where it belongs to another browser (then it is not spent).
[[nodiscard]] Result<SignInResult> spend_link(store::Database& database, Instant now, const std::string& secret,
                                              const std::string& browser, const std::string& browser_name,
                                              const std::string& before);

/// Whether that browser signed in to the account with this address before.
[[nodiscard]] Result<bool> knows_browser(store::Database& database, const std::string& email, const std::string& known);

}  // namespace muster::access
