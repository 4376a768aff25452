#pragma once
// The rules of a programme: whom a directory sends gets which role there.

#include <muster/domain/directory/role_rule.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::directory {

inline constexpr std::size_t most_rules = 200;  ///< in one programme

/// Keeps the names of the directories that the settings have, so that every process knows which a rule may name.
[[nodiscard]] Outcome keep_directories(store::Database& database, const std::vector<std::string>& names);

/// `rule` without its id; gives it with one. From the next sign-in of each on. Errors, each about its value: a
/// directory's name that is none, or none of those kept (before any were kept, of whatever name), a claim or value that
/// is none; conflict where the same is asked already; not_found where there is no
/// such programme.
[[nodiscard]] Result<RoleRule> add_rule(store::Database& database, const store::AuditContext& audit, RoleRule rule);
/// not_found where the programme has none of that id.
[[nodiscard]] Outcome remove_rule(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const std::string& id);
/// One page of a programme's rules. Sorted by "directory", "value" or "role".
[[nodiscard]] Result<ListPage<RoleRule>> listed_rules(store::Database& database, const std::string& programme_id,
                                                      const ListQuery& query);
/// Of all programmes.
[[nodiscard]] Result<std::vector<RoleRule>> all_rules(store::Database& database);

}  // namespace muster::directory
