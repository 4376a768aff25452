#pragma once
// Access tokens for programs: a role in one programme until a day.

#include <muster/domain/access/session_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/list_query.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace muster::access {

inline constexpr std::chrono::days longest_token{366};
inline constexpr std::size_t longest_token_name = 100;  // characters

struct AccessToken {
  std::string id;
  std::string name;  ///< what it is for
  std::string programme;
  Role role = Role::lead;
  Instant ends;
  std::string used_on;  ///< ISO date of its last use; empty where there was none
  std::string programme_id;
};

struct NewToken {
  AccessToken token;
  std::string secret;  ///< shown once, kept nowhere
};
/// Errors: no name, no days or more than longest_token, an unknown programme; an empty programme is the only one there
/// is.
[[nodiscard]] Result<NewToken> add_token(store::Database& database, const store::AuditContext& audit,
                                         const std::string& name, Role role, const std::string& programme,
                                         std::chrono::days lasts);
[[nodiscard]] Result<std::vector<AccessToken>> tokens(store::Database& database);
[[nodiscard]] Outcome remove_token(store::Database& database, const store::AuditContext& audit, const std::string& id);

/// The same for one programme, by its id: another programme's tokens are not there. A token made here is good until the
/// end of `last_day`.
[[nodiscard]] Result<NewToken> add_token_to(store::Database& database, const store::AuditContext& audit,
                                            const std::string& programme_id, const std::string& name, Role role,
                                            Date last_day);
[[nodiscard]] Result<std::vector<AccessToken>> tokens_of(store::Database& database, const std::string& programme_id);
/// One page of them. Sorted by "name", "ends" or "used".
[[nodiscard]] Result<ListPage<AccessToken>> listed_tokens(store::Database& database, const std::string& programme_id,
                                                          const ListQuery& query);
[[nodiscard]] Outcome remove_token_of(store::Database& database, const store::AuditContext& audit,
                                      const std::string& programme_id, const std::string& id);

/// The token's bearer as an account with one role, or nothing.
[[nodiscard]] Result<std::optional<SignedIn>> use_token(store::Database& database, Instant now,
                                                        const std::string& secret);

}  // namespace muster::access
