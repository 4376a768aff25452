#pragma once
// Every SQL statement about rules of directories and about tries to sign in that were spent.

#include <muster/domain/directory/role_rule.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::directory::sql {

void insert_rule(store::Session& session, const RoleRule& rule);
[[nodiscard]] std::optional<RoleRule> rule(store::Session& session, const std::string& programme_id,
                                           const std::string& id);
/// The rule of a programme that asks the same of the same directory.
[[nodiscard]] std::optional<RoleRule> same_rule(store::Session& session, const RoleRule& rule);
void delete_rule(store::Session& session, const std::string& id);
/// Of all programmes.
[[nodiscard]] std::vector<RoleRule> rules_of(store::Session& session, const std::string& directory);
[[nodiscard]] std::vector<RoleRule> all_rules(store::Session& session);
[[nodiscard]] ListPage<RoleRule> listed_rules(store::Session& session, const std::string& programme_id,
                                              const ListQuery& query);
void delete_rules_of(store::Session& session, const std::string& programme_id);

/// False where it was spent before. What has ended by `now` goes.
[[nodiscard]] bool spend(store::Session& session, const std::string& what_hash, Instant ends, Instant now);

}  // namespace muster::directory::sql
