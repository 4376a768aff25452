// Teams for programs: which there are, and page by page who is in each.
#include "team_pages.hpp"

#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>

#include <algorithm>

namespace muster::access {
namespace {

using web::Reply;
using web::Request;

Json member_json(const TeamMember& member) {
  return json_object({{"email", member.email},
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

web::Description members_description() {
  using namespace web;
  std::vector<std::string> role_names;
  for (const auto role : roles) role_names.emplace_back(role_name(role));
  const auto member = object({{"email", text_like("email")},
                              {"role", text_of(role_names)},
                              {"since", text("The day on which the role was given; empty where nobody noted it")},
                              {"reads_answers", truth("Whether they may read single answers beside their role")},
                              {"last_seen", text_like("date", "Their last day in this programme").or_null()},
                              {"bounced", truth("Whether the address takes no mail")},
                              {"directories", list_of(text(), "By which directories they sign in, beside a link")},
                              {"role_by_directory", text("The directory whose rule gave the role").or_null()}});
  return {.summary = "Who may sign in to a programme: owners first, then by role and address",
          .parameters = {{"programme", text("The programme's id, as /api/team says it in its addresses"), "8f1c"}},
          .replies = list_of(member),
          .example = R"([{"email": "pat@example.org", "role": "owner", "since": "2022-05-01", "reads_answers": false,
  "last_seen": null, "bounced": false, "directories": ["camden"], "role_by_directory": null}])",
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
}

}  // namespace muster::access
