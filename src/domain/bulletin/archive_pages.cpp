// The archive: issues that were sent, for everybody who has its address, and for members in their area.
#include "context_pages.hpp"

#include <muster/domain/members/area_service.hpp>
#include <muster/domain/members/member_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/mail/prose.hpp>
#include <muster/platform/web/assets.hpp>

namespace muster::bulletin {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr int heading = 2;

std::string day_of(const std::string& instant) {
  const auto parsed = parse_instant(instant);
  return parsed.ok() ? long_date(day_in_london(*parsed)) : std::string();
}

void show_list(View& view, const std::vector<Issue>& issues, const std::string& home) {
  for (const auto& each : issues)
    view.add_link("ISSUE", each.title, home + "/" + std::to_string(each.number)).set("SENT", day_of(each.sent_at));
  if (issues.empty()) view.show("NONE");
}

void show_issue(View& view, const Issue& issue, const std::string& home) {
  view.head(issue.title, "Sent on " + day_of(issue.sent_at));
  view.set("BACK_PATH", home);
  view.markup("BODY", mail::prose_of(issue.body, heading).html);
}

Reply public_reply(const Request& request, const std::string& title, const std::string& programme, View& view,
                   const char* template_name) {
  view.add("STYLED").set("STYLE", web::asset("member.css"));
  return site::phone_page(request, {title, programme, {}, 0, 0, false},
                          web::render(std::string("domain/bulletin/pages/") + template_name, view));
}

std::int64_t number_in(const Request& request) { return parse_integer(request.capture("number")).value_or(0); }

Reply public_list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(area, request, members::area_at(context.database, request.capture("code")));
  MUSTER_PAGE(issues, request, archive_of(context.database, area.programme_id, false));
  View view;
  view.head("Bulletins", "What " + area.programme + " wrote to its readers.");
  show_list(view, issues, "/bulletins/" + area.code);
  return public_reply(request, "Bulletins", area.programme, view, "archive.html");
}

Reply public_issue(const PageContext& context, const Request& request) {
  MUSTER_PAGE(area, request, members::area_at(context.database, request.capture("code")));
  MUSTER_PAGE(issue, request, archived(context.database, area.programme_id, number_in(request), false));
  View view;
  show_issue(view, issue, "/bulletins/" + area.code);
  return public_reply(request, "Bulletin " + std::to_string(issue.number), area.programme, view, "issue_read.html");
}

Reply member_list(const PageContext& context, const Request& request, const members::Visit& visit) {
  MUSTER_PAGE(issues, request, archive_of(context.database, visit.area.programme_id, true));
  View view;
  view.head("Bulletins", "What " + visit.area.programme + " wrote to its readers.");
  show_list(view, issues, members::area_path(visit.area.code, "/bulletins"));
  return members::area_reply(request, visit, {"Bulletins", members::AreaTab::bulletins}, view,
                             "domain/bulletin/pages/archive.html");
}

Reply member_issue(const PageContext& context, const Request& request, const members::Visit& visit) {
  MUSTER_PAGE(issue, request, archived(context.database, visit.area.programme_id, number_in(request), true));
  View view;
  show_issue(view, issue, members::area_path(visit.area.code, "/bulletins"));
  return members::area_reply(request, visit, {"Bulletin " + std::to_string(issue.number), members::AreaTab::bulletins},
                             view, "domain/bulletin/pages/issue_read.html");
}

}  // namespace

void add_archive_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  router
      .get("/bulletins/{code}", Permission::open_site,
           [context](const Request& request) { return public_list(context, request); })
      .holds_secret();
  router
      .get("/bulletins/{code}/{number}", Permission::open_site,
           [context](const Request& request) { return public_issue(context, request); })
      .holds_secret();
  const auto page = [&](Reply (*shown)(const PageContext&, const Request&, const members::Visit&)) {
    return members::member_page(context.database, context.clock,
                                [context, shown](const Request& request, const members::Visit& visit) {
                                  return shown(context, request, visit);
                                });
  };
  router.get("/my/{code}/bulletins", members::own_things, page(member_list));
  router.get("/my/{code}/bulletins/{number}", members::own_things, page(member_issue));
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const PageContext context{database, clock};
  add_team_pages(router, context);
  add_archive_pages(router, context);
  add_api_pages(router, context);
}

}  // namespace muster::bulletin
