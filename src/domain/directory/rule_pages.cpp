// Rules of a programme on a page: whom a directory sends gets which role.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/role_words.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/directory/rule_service.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/view.hpp>

#include <algorithm>

namespace muster::directory {

namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

std::string path_of(const Request& request) { return "/team/" + request.capture("programme") + "/directory-rules"; }

std::string title_of(const PageContext& context, const std::string& name) {
  const auto* provider = context.directories->find(name);
  return provider == nullptr ? name : provider->title;
}

std::vector<web::Choice<access::Role>> role_choices() {
  std::vector<web::Choice<access::Role>> all;
  for (const auto role : access::roles)
    all.push_back({role, std::string(access::role_name(role)), access::role_title(role), access::role_hint(role)});
  return all;
}

std::string usual_claim(const PageContext& context) {
  const auto& all = context.directories->all();
  return all.empty() ? "groups" : all.front().groups_claim;
}

struct RuleForm {
  web::Form form;
  std::vector<web::Choice<std::string>> directories;
  std::string claim_begins;
  web::Field<std::string> directory =
      form.select("directory", "Directory", directories).missing("Choose the directory").if_several();
  web::Field<std::string> claim = form.text("claim", "Claim")
                                      .plain()
                                      .hint("What the directory says of each person by this name: groups, roles, hd.")
                                      .missing("Name the claim, as groups")
                                      .begins(claim_begins);
  web::Field<std::string> value =
      form.text("value", "Holds")
          .plain()
          .hint("Letter by letter as the directory sends it. Microsoft Entra sends the object ID of a group.")
          .missing("Say what the claim must hold");
  web::Field<access::Role> role = form.radios("role", "Role", role_choices()).missing("Choose a role");
};

RuleForm rule_form(const PageContext& context, const Request& request) {
  return {web::Form(request, path_of(request)).button("Add the rule").when_refused("No rule was added", {}),
          web::choices(
              context.directories->all(), [](const Provider& each) { return each.name; },
              [](const Provider& each) { return each.title; }),
          usual_claim(context)};
}

web::Listing<RoleRule> rules_listing(const PageContext& context, const Request& request) {
  const auto here = path_of(request);
  web::Listing<RoleRule> list(
      {.title = "Rules of directories",
       .path = here,
       .sort = "directory",
       .rows = "rules",
       .nothing_yet = {"No rules yet", "Without one a directory signs in only those who have a role here already."}});
  list.column({.name = "directory", .heading = "Directory", .css = "strong"},
              [context](const RoleRule& rule) { return web::Cell(title_of(context, rule.provider)); });
  list.column({.heading = "Claim"}, [](const RoleRule& rule) { return web::Cell(rule.claim).on_phone("Where"); });
  list.column({.name = "value", .heading = "Holds", .css = "address"},
              [](const RoleRule& rule) { return web::Cell(rule.value).on_phone("holds"); });
  list.column({.name = "role", .heading = "Role", .css = "aside"},
              [](const RoleRule& rule) { return web::Cell(access::role_title(rule.role)); });
  list.column({.heading = "What you can do", .kind = web::ListColumn::Kind::actions}, [here](const RoleRule& rule) {
    return web::Cell().action(
        {here + "/" + rule.id + "/remove", "Take away", "the rule for " + rule.value, {}, {}, true});
  });
  return list;
}

Reply rules_page(const PageContext& context, const Request& request, const RuleForm& wanted) {
  MUSTER_PAGE(team, request, access::team_figures(context.database, request.capture("programme")));
  const auto list = rules_listing(context, request);
  const auto query = list.query(request);
  MUSTER_PAGE(rules, request, listed_rules(context.database, team.programme_id, query));
  View view;
  view.set("TEAM_PATH", "/team/" + team.programme_id).set("PROGRAMME", team.programme);
  view.head(rules.all == 0 ? "Rules of directories" : counted(rules.all, "rule", "rules") + " of directories");
  const auto done = request.query.get("done");
  if (done == "added") view.add("DONE", "The rule is added. It counts from each person's next sign-in.");
  if (done == "removed")
    view.add("DONE", "The rule is taken away. Roles that it gave go at each person's next sign-in by the directory.");
  view.markup("LIST", list.html(request, query, rules));
  if (wanted.directories.empty())
    view.show("NO_DIRECTORY");
  else
    view.add("ADDING").markup("FORM", wanted.form.shown());
  return site::form_page(request, {"Rules of directories"}, wanted.form,
                         web::render("domain/directory/pages/rules.html", view));
}

site::ListSource<RoleRule> rules_source(const PageContext& context) {
  return {[context](const Request& request) { return rules_listing(context, request); },
          [context](const Request& request, const ListQuery& query) {
            return listed_rules(context.database, request.capture("programme"), query);
          }};
}

Reply add(const PageContext& context, const Request& request) {
  auto wanted = rule_form(context, request);
  if (wanted.directories.empty())
    return site::error_page(request, not_found("No directory is set up on this site, so a rule would mean nobody."));
  if (wanted.form.read()) {
    const auto added =
        add_rule(context.database, context.audit(request),
                 {{}, request.capture("programme"), *wanted.directory, *wanted.claim, *wanted.value, *wanted.role});
    if (added.ok()) return web::redirect(path_of(request) + "?done=added");
    wanted.form.refuse(added.error());
  }
  return rules_page(context, request, wanted);
}

Reply remove(const PageContext& context, const Request& request) {
  const auto removed = remove_rule(context.database, context.audit(request), request.capture("programme"),
                                   request.capture("directory_rule"));
  return removed.ok() ? web::redirect(path_of(request) + "?done=removed") : site::error_page(request, removed.error());
}

}  // namespace

void add_rule_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/team/{programme}/directory-rules";
  router.get(here, Permission::manage_team,
             [context](const Request& request) { return rules_page(context, request, rule_form(context, request)); });
  site::add_list_files(router, here, Permission::manage_team, rules_source(context));
  router.post(here, Permission::manage_team, [context](const Request& request) { return add(context, request); });
  router.post(here + "/{directory_rule}/remove", Permission::manage_team,
              [context](const Request& request) { return remove(context, request); });
}

}  // namespace muster::directory
