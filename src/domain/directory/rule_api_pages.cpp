// Rules of directories for programs.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/directory/rule_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::directory {

namespace {

using access::Permission;
using web::Reply;
using web::Request;

Json rule_json(const RoleRule& rule) {
  return json_object({{"id", rule.id},
                      {"directory", rule.provider},
                      {"claim", rule.claim},
                      {"value", rule.value},
                      {"role", access::role_name(rule.role)}});
}

Reply rules_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(found, request,
              listed_rules(context.database, request.capture("programme"), paging.of({.sort = "directory"})));
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, json_array(found.rows, rule_json)));
  return reply;
}

Reply rule_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(rules, request, all_rules(context.database));
  const auto found = std::ranges::find_if(rules, [&](const RoleRule& rule) {
    return rule.programme_id == request.capture("programme") && rule.id == request.capture("directory_rule");
  });
  if (found == rules.end())
    return site::error_page(request, not_found("There is no such rule: it may be taken away already."));
  return web::json(rule_json(*found));
}

Reply add(const PageContext& context, const Request& request) {
  web::SentObject sent(request);
  RoleRule rule;
  std::string role;
  rule.programme_id = request.capture("programme");
  rule.claim = "groups";
  sent.text("directory", rule.provider, "Name the directory, as the settings do.")
      .text("claim", rule.claim)
      .text("value", rule.value, "Say what the claim must hold.")
      .text("role", role, "Name the role.");
  if (const auto told = sent.outcome(); !told.ok()) return site::error_page(request, told.error());
  auto parsed = access::parse_role(role);
  if (!parsed.ok()) return site::error_page(request, Error(parsed.error()).at("role"));
  rule.role = *parsed;
  MUSTER_PAGE(added, request, add_rule(context.database, context.audit(request), std::move(rule)));
  return web::json(rule_json(added));
}

Reply remove(const PageContext& context, const Request& request) {
  const auto& id = request.capture("directory_rule");
  const auto removed = remove_rule(context.database, context.audit(request), request.capture("programme"), id);
  if (!removed.ok()) return site::error_page(request, removed.error());
  return web::json(json_object({{"removed", id}}));
}

}  // namespace

void add_rule_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  const std::string home = "/api/team/{programme}/directory-rules";
  std::vector<std::string> role_names;
  for (const auto role : access::roles) role_names.emplace_back(access::role_name(role));
  auto typed_roles = role_names;
  typed_roles.emplace_back("data-entry");  // as commands write it
  const Parameter programme{"programme", text("The programme's id, as /api/team says it in its addresses"), "8f1c"};
  const auto rule = object({{"id", text()},
                            {"directory", text("Its name in the settings")},
                            {"claim", text("Of the token: groups, roles, hd")},
                            {"value", text("What it must hold, letter by letter")},
                            {"role", text_of(role_names)}});
  const std::string example =
      R"({"id": "dr1", "directory": "camden", "claim": "groups", "value": "muster-team", "role": "organiser"})";
  router.get(home, Permission::manage_team, [context](const Request& request) { return rules_reply(context, request); })
      .describe({.summary = "Whom a directory sends gets which role in a programme",
                 .parameters = {programme},
                 .replies = list_of(rule),
                 .example = "[" + example + "]",
                 .by_pages = true});
  router.post(home, Permission::manage_team, [context](const Request& request) { return add(context, request); })
      .describe({.summary = "Adds a rule; it counts from each person's next sign-in by that directory",
                 .parameters = {programme},
                 .takes = {object({{"directory", text("Its name in the settings")},
                                   {"claim", text("Left out: groups").where_known()},
                                   {"value", text()},
                                   {"role", text_of(typed_roles)}})},
                 .replies = rule,
                 .example = example});
  router
      .get(home + "/{directory_rule}", Permission::manage_team,
           [context](const Request& request) { return rule_reply(context, request); })
      .describe({.summary = "One rule",
                 .parameters = {programme, {"directory_rule", text("Its id"), "dr1"}},
                 .replies = rule,
                 .example = example});
  router
      .add(Method::delete_, home + "/{directory_rule}", Permission::manage_team,
           [context](const Request& request) { return remove(context, request); })
      .describe({.summary = "Takes a rule away; roles that it gave go at each person's next sign-in by the directory",
                 .parameters = {programme, {"directory_rule", text("Its id"), "dr1"}},
                 .replies = object({{"removed", text("The id of the rule")}}),
                 .example = R"({"removed": "dr1"})"});
}

}  // namespace muster::directory
