#pragma once
// Who comes in by a directory, and as what: rules that an owner sets for a programme.

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/directory/id_token.hpp>

#include <map>
#include <string>
#include <vector>

namespace muster::directory {

/// "Whoever Camden's directory says is in the group muster-team comes in as organiser."
struct RoleRule {
  std::string id;
  std::string programme_id;
  std::string provider;  ///< its name
  std::string claim;  ///< of the token: "groups", "roles", "department"; the directory's own claim of groups as a rule
  std::string value;  ///< one word that it must hold, letter by letter
  access::Role role = access::Role::door;
};

/// Whether a claim holds the value: as its text, or as one of its list.
[[nodiscard]] bool holds(const Json& claims, const std::string& claim, const std::string& value);

/// The role in each programme of whose rules one applies: the one that may do most, in the order of access::roles.
[[nodiscard]] std::map<std::string, access::Role> roles_by(const std::vector<RoleRule>& rules,
                                                           const std::string& provider, const Json& claims);

}  // namespace muster::directory
