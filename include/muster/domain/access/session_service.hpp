#pragma once
// Signed-in browsers. The browser holds a random secret, the store its hash.

#include <muster/domain/access/account_service.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace muster::access {

/// A session ends when nothing was asked for so long, ...
inline constexpr std::chrono::minutes idle_limit{30};
/// ... and in any case after so long.
inline constexpr std::chrono::hours absolute_limit{12};
/// How exactly the last use is kept: a write for every page would be too many.
inline constexpr std::chrono::seconds seen_exactness{60};
/// How long a browser that signed in once is known.
inline constexpr std::chrono::days known_for{180};

/// Whether a session is still good. A clock that was set back before its beginning ends it.
[[nodiscard]] bool still_holds(Instant began, Instant seen, Instant now);

/// Who sent a request.
struct SignedIn {
  Account account;
  std::string session_id;   ///< empty for an access token
  std::string directory{};  ///< by which the session began; empty where it began by a link
};

/// The account behind a session's secret, or nothing. Of roles that a directory's rule gave only those of the
/// directory by which the session began: whoever it no longer lets in has them no more, however they sign in. Keeps the
/// session from growing idle.
[[nodiscard]] Result<std::optional<SignedIn>> use_session(store::Database& database, Instant now,
                                                          const std::string& secret);

struct OpenSession {
  std::string id;
  std::string browser;  ///< "Firefox on Windows"
  Instant began;
  Instant seen;
  std::string directory{};  ///< by which it began; empty where it began by a link
};
/// Those that still hold, the last used first.
[[nodiscard]] Result<std::vector<OpenSession>> open_sessions(store::Database& database, Instant now,
                                                             const std::string& account_id);

/// Ends one of the account's sessions; not_found where it has none of that id.
[[nodiscard]] Outcome end_session(store::Database& database, const store::AuditContext& audit,
                                  const std::string& account_id, const std::string& session_id);
/// Ends all of the account's sessions but that one.
[[nodiscard]] Outcome end_other_sessions(store::Database& database, const store::AuditContext& audit,
                                         const std::string& account_id, const std::string& session_id);

}  // namespace muster::access
