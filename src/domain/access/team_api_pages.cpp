// Teams for programs: which there are, and page by page who is in each.
#include "member_change_service.hpp"
#include "team_pages.hpp"

#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::access {
namespace {

using web::Reply;
using web::Request;

Json member_json(const TeamMember& member) {
  return json_object({{"member", member.account_id},
                      {"email", member.email},
                      {"role", role_name(member.role)},
                      {"since", member.since},
                      {"reads_answers", member.reads_answers},
                      {"last_seen", member.seen_on.empty() ? Json() : Json(member.seen_on)},
                      {"bounced", !member.bounced.empty()},
                      {"directories", member.directories},
                      {"role_by_directory", member.role_by.empty() ? Json() : Json(member.role_by)}});
}

Json team_json(const TeamFigures& team) {
  return json_object({{"programme", team.programme},
                      {"people", team.people},
                      {"tokens", team.tokens},
                      {"members", "/api/v1/team/" + team.programme_id}});
}

Reply teams_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  const auto all = request.visitor.programmes(team_right);
  const auto page = web::one_page(all, paging, [](const std::string& name) { return name; });
  MUSTER_PAGE(found, request, figures_of_teams(context.database, page.rows));
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_array(found, team_json)));
  return reply;
}

Reply members_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(found, request,
              listed_members(context.database, request.capture("programme"), paging.of({.sort = "role"})));
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, json_array(found.rows, member_json)));
  return reply;
}

Reply member_reply(const PageContext& context, const Request& request, const std::string& account_id) {
  MUSTER_PAGE(sheet, request, member_sheet(context.database, request.capture("programme"), account_id));
  return web::json(member_json(sheet.member));
}

Result<Role> role_sent(const std::string& name) {
  auto role = parse_role(name);
  if (!role.ok()) return Error(role.error()).at("role");
  return *role;
}

/// The mail that says how to sign in goes as it goes from the page.
Reply add_reply(const PageContext& context, const Request& request) {
  std::string email;
  std::string role;
  web::SentObject sent(request);
  sent.text("email", email, "Send the person's e-mail address.").text("role", role, "Name the role.");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(parsed, request, role_sent(role));
  MUSTER_PAGE(change, request,
              add_member(context.database, team_doing(context, request), request.capture("programme"), email, parsed,
                         context.options.mail ? Notification::by_mail : Notification::not_by_mail));
  return member_reply(context, request, change.account_id);
}

/// What is left out stays.
Reply change_reply(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto& account = request.capture("member");
  MUSTER_PAGE(sheet, request, member_sheet(context.database, programme, account));
  std::string role(role_name(sheet.member.role));
  bool reads = sheet.member.reads_answers;
  web::SentObject sent(request);
  sent.text("role", role).truth("reads_answers", reads);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(parsed, request, role_sent(role));
  // A role that a directory's rule gave is given by hand where it is sent once more, as on the page.
  const bool by_hand = !sheet.member.role_by.empty() && request.json && request.json->find("role") != nullptr;
  MemberChange wanted;
  if (parsed != sheet.member.role || by_hand) wanted.role = parsed;
  if (reads != sheet.member.reads_answers) wanted.reads_answers = reads;
  const auto done = change_together(context.database, team_doing(context, request), programme, account, wanted);
  if (!done.ok()) return site::error_page(request, done.error());
  return member_reply(context, request, account);
}

Reply remove_reply(const PageContext& context, const Request& request) {
  const auto& account = request.capture("member");
  MUSTER_PAGE(done, request,
              remove_member(context.database, team_doing(context, request), request.capture("programme"), account));
  (void)done;
  return web::json(json_object({{"removed", account}}));
}

web::Schema member_schema() {
  using namespace web;
  std::vector<std::string> role_names;
  for (const auto role : roles) role_names.emplace_back(role_name(role));
  return object({{"member", text("The id of their account")},
                 {"email", text_like("email")},
                 {"role", text_of(role_names)},
                 {"since", text("The day on which the role was given; empty where nobody noted it")},
                 {"reads_answers", truth("Whether they may read single answers beside their role")},
                 {"last_seen", text_like("date", "Their last day in this programme").or_null()},
                 {"bounced", truth("Whether the address takes no mail")},
                 {"directories", list_of(text(), "By which directories they sign in, beside a link")},
                 {"role_by_directory", text("The directory whose rule gave the role").or_null()}});
}

web::Description teams_description() {
  using namespace web;
  return {.summary = "The teams of the programmes of which you are an owner",
          .replies = list_of(object({{"programme", text()},
                                     {"people", whole_number("Who may sign in to it")},
                                     {"tokens", whole_number("Access tokens of the programme")},
                                     {"members", text_like("uri-reference", "Address of the list of its people")}})),
          .example = R"([{"programme": "Our network", "people": 12, "tokens": 1, "members": "/api/v1/team/8f1c"}])",
          .by_pages = true};
}

constexpr const char* member_example = R"({"member": "a1", "email": "pat@example.org", "role": "owner",
  "since": "2022-05-01", "reads_answers": false, "last_seen": null, "bounced": false, "directories": ["camden"],
  "role_by_directory": null})";

web::Description members_description() {
  using namespace web;
  return {.summary = "Who may sign in to a programme: owners first, then by role and address",
          .parameters = {{"programme", text("The programme's id, as /api/team says it in its addresses"), "8f1c"}},
          .replies = list_of(member_schema()),
          .example = "[" + std::string(member_example) + "]",
          .by_pages = true};
}

}  // namespace

void add_team_api_pages(web::Router& router, const PageContext& context) {
  router
      .get("/api/team", Permission::manage_team,
           [context](const Request& request) { return teams_reply(context, request); })
      .describe(teams_description());
  router
      .get("/api/team/{programme}", Permission::manage_team,
           [context](const Request& request) { return members_reply(context, request); })
      .describe(members_description());
  using namespace web;
  std::vector<std::string> typed_roles;
  for (const auto role : roles) typed_roles.emplace_back(role_name(role));
  typed_roles.emplace_back("data-entry");  // as commands write it
  const auto right = Permission::manage_team;
  const std::string home = "/api/team/{programme}";
  const std::string one = home + "/members/{member}";
  const Parameter programme{"programme", text("The programme's id, as /api/team says it in its addresses"), "8f1c"};
  const Parameter member{"member", text("The id of their account, as the list says it"), "a1"};
  router.post(home, right, [context](const Request& request) { return add_reply(context, request); })
      .describe({.summary = "Adds somebody to a team; a mail says how to sign in, where Muster sends mail",
                 .parameters = {programme},
                 .takes = {object({{"email", text_like("email")}, {"role", text_of(typed_roles)}})},
                 .replies = member_schema(),
                 .example = member_example});
  router
      .get(one, right,
           [context](const Request& request) { return member_reply(context, request, request.capture("member")); })
      .describe({.summary = "One member of a team",
                 .parameters = {programme, member},
                 .replies = member_schema(),
                 .example = member_example});
  router.put(one, right, [context](const Request& request) { return change_reply(context, request); })
      .describe({.summary = "Gives a member another role, or lets a lead read single answers; what is left out stays",
                 .parameters = {programme, member},
                 .takes = {object({{"role", text_of(typed_roles).where_known()},
                                   {"reads_answers", truth("Of a lead").where_known()}})},
                 .replies = member_schema(),
                 .example = member_example});
  router.add(Method::delete_, one, right, [context](const Request& request) { return remove_reply(context, request); })
      .describe({.summary = "Takes somebody's role away, and their account where it was the only one; not the last "
                            "owner's",
                 .parameters = {programme, member},
                 .replies = object({{"removed", text("The id of their account")}}),
                 .example = R"({"removed": "a1"})"});
}

}  // namespace muster::access
