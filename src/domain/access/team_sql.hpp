#pragma once
// Every SQL statement about the team of one programme.

#include <muster/domain/access/team_service.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::access::sql {

[[nodiscard]] std::optional<TeamMember> member(store::Session& session, const std::string& programme_id,
                                               const std::string& account_id);
/// Names of the directories by which the account may sign in.
[[nodiscard]] std::vector<std::string> directories_of(store::Session& session, const std::string& account_id);
[[nodiscard]] std::int64_t owners(store::Session& session, const std::string& programme_id);
[[nodiscard]] std::int64_t people_of(store::Session& session, const std::string& programme_id);
[[nodiscard]] std::int64_t tokens_of(store::Session& session, const std::string& programme_id);

[[nodiscard]] ListPage<TeamMember> listed_members(store::Session& session, const std::string& programme_id,
                                                  const ListQuery& query);

/// How a role is held: which, since when, and when it was last used (ISO dates).
struct RoleTenure {
  Role role = Role::door;
  std::string since;
  std::string seen_on;
  std::string directory{};  ///< whose rule gave it; empty: it is given by hand
};
/// Puts it in the place of whatever the account had in the programme.
void hold_role(store::Session& session, const std::string& account_id, const std::string& programme_id,
               const RoleTenure& held);
void let_read_answers(store::Session& session, const std::string& account_id, const std::string& programme_id,
                      bool reads);
void delete_role(store::Session& session, const std::string& account_id, const std::string& programme_id);
[[nodiscard]] bool has_roles(store::Session& session, const std::string& account_id);
/// Notes that an account was here on that day.
void mark_seen_on(store::Session& session, const std::string& account_id, const std::string& day);

struct KeptChange {
  TeamChange change;
  std::string since_before;
  std::string seen_before;
  Instant expires;
  std::string directory_before{};
};
void keep_change(store::Session& session, const std::string& programme_id, const KeptChange& kept);
[[nodiscard]] std::optional<KeptChange> kept_change(store::Session& session, const std::string& programme_id,
                                                    const std::string& id);
void delete_change(store::Session& session, const std::string& id);
void delete_changes_of(store::Session& session, const std::string& account_id);
/// Returns how many.
std::int64_t delete_changes_before(store::Session& session, Instant now);

}  // namespace muster::access::sql
