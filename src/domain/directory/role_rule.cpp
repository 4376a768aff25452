// A rule applies or does not; the strongest that applies counts.
#include <muster/domain/directory/role_rule.hpp>

#include <algorithm>

namespace muster::directory {

bool holds(const Json& claims, const std::string& claim, const std::string& value) {
  const auto* const said = claims.find(claim);
  if (said == nullptr || value.empty()) return false;
  const auto is_it = [&](const Json& each) { return each.text() != nullptr && *each.text() == value; };
  return is_it(*said) || (said->array() != nullptr && std::ranges::any_of(*said->array(), is_it));
}

std::map<std::string, access::Role> roles_by(const std::vector<RoleRule>& rules, const std::string& provider,
                                             const Json& claims) {
  std::map<std::string, access::Role> roles;
  for (const auto& rule : rules) {
    if (rule.provider != provider || !holds(claims, rule.claim, rule.value)) continue;
    const auto [held, is_new] = roles.emplace(rule.programme_id, rule.role);
    const auto rank = [](access::Role role) { return std::ranges::find(access::roles, role); };
    if (!is_new && rank(rule.role) < rank(held->second)) held->second = rule.role;
  }
  return roles;
}

}  // namespace muster::directory
