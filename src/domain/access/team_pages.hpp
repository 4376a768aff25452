#pragma once
// What the pages of a team share.

#include <muster/domain/access/role_words.hpp>
#include "context_pages.hpp"

#include <muster/domain/access/team_service.hpp>
#include <muster/platform/web/form.hpp>

#include <string>
#include <vector>

namespace muster::access {

inline constexpr std::string_view team_right = "team";

[[nodiscard]] std::string team_path(const std::string& programme_id);
/// "10 June 2022" of an ISO date.
[[nodiscard]] std::string day_words(const std::string& iso);
/// TEAM_PATH, PROGRAMME, and the section SEVERAL where the visitor looks after more teams than this.
void add_trail(web::View& view, const TeamFigures& team, const web::Request& request);
/// Roles to choose from, each with what it may do.
template <class Roles>
[[nodiscard]] std::vector<web::Choice<Role>> role_choices(const Roles& offered, std::string (*hint)(Role) = role_hint) {
  std::vector<web::Choice<Role>> choices;
  for (const Role role : offered) choices.push_back({role, std::string(role_name(role)), role_title(role), hint(role)});
  return choices;
}
[[nodiscard]] store::AuditContext team_doing(const PageContext& context, const web::Request& request);
/// Where a change leads: whoever gave up being an owner must not be led to a page that is theirs no more.
[[nodiscard]] std::string after_change(const web::Request& request, const TeamChange& change,
                                       const std::string& otherwise);

void add_member_pages(web::Router& router, const PageContext& context);
void add_token_pages(web::Router& router, const PageContext& context);
void add_team_api_pages(web::Router& router, const PageContext& context);

}  // namespace muster::access
