#pragma once
// Mails that somebody wants no more of: a link in each of them says so by one press, and what was stopped stays so.
// What a scope is (the news of a programme, a list), its senders know.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::mail {

/// Where a link stops opens: the secret stands behind it.
inline constexpr const char* stop_path = "/stop/";
/// So long a link stops mails after it was sent.
inline constexpr std::chrono::days stop_key_time{400};

/// Makes the secret of a link that stops mails of `scope` to `address`; only its hash is kept.
[[nodiscard]] std::string make_stop_key(store::Session& session, Instant now, const std::string& scope,
                                        const std::string& address);
struct StopKey {
  std::string scope;
  std::string address;  ///< folded
};
/// Nothing where no link has this secret, or no longer.
[[nodiscard]] std::optional<StopKey> find_stop_key(store::Session& session, const std::string& secret);
void drop_stop_keys(store::Session& session, Instant now);

[[nodiscard]] bool is_stopped(store::Session& session, const std::string& scope, const std::string& address);
[[nodiscard]] std::set<std::string> stopped_in(store::Session& session, const std::string& scope);
/// Again is no error.
void stop_mail(store::Session& session, Instant now, const std::string& scope, const std::string& address);
void allow_mail(store::Session& session, const std::string& scope, const std::string& address);

struct HeldStop {
  std::string scope;
  std::string at;  ///< ISO instant
};
[[nodiscard]] std::vector<HeldStop> held_stops(store::Session& session, const std::string& address);
/// What an erased person stopped, and their links.
std::int64_t forget_stops(store::Session& session, const std::string& address);
/// Everything of a scope that is taken away.
void forget_stop_scope(store::Session& session, const std::string& scope);

}  // namespace muster::mail
