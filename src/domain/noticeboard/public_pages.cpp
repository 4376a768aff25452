// Job adverts that everybody may see, at the address of a programme's members' area.
#include "context_pages.hpp"

#include <muster/domain/members/area_service.hpp>
#include <muster/platform/web/assets.hpp>

namespace muster::noticeboard {
namespace {

using web::Reply;
using web::Request;
using web::View;

Reply public_reply(const Request& request, const std::string& title, const std::string& programme, View& view,
                   const char* template_name) {
  view.add("STYLED").set("STYLE", web::asset("member.css"));
  return site::phone_page(request, {title, programme, {}, 0, 0, false},
                          web::render(std::string("domain/noticeboard/pages/") + template_name, view));
}

Reply public_list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(area, request, members::area_at(context.database, request.capture("code")));
  MUSTER_PAGE(found, request, open_notices(context.database, context.clock.now(), area.programme_id, Reader::anybody));
  View view;
  view.head("Jobs", "Posts that " + area.programme + " passes on.");
  if (found.empty()) view.add("NONE", "No job advert is up at the moment.");
  auto* rows = found.empty() ? nullptr : &view.add("ROWS");
  for (const auto& each : found)
    rows->add_link("NOTICE", each.content.title, public_path(area.code, each.id)).set("FACTS", facts_of(each));
  return public_reply(request, "Jobs", area.programme, view, "public_notices.html");
}

Reply public_one(const PageContext& context, const Request& request) {
  MUSTER_PAGE(area, request, members::area_at(context.database, request.capture("code")));
  MUSTER_PAGE(notice, request,
              open_notice(context.database, context.clock.now(), area.programme_id, request.capture("notice"),
                          Reader::anybody));
  View view;
  view.head(notice.content.title, facts_of(notice));
  show_content(view, notice);
  view.set("BACK_PATH", public_path(area.code));
  return public_reply(request, "A job", area.programme, view, "public_notice.html");
}

}  // namespace

std::string public_path(const std::string& code, const std::string& id) {
  return "/notices/" + code + (id.empty() ? std::string() : "/" + id);
}

void add_public_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  router
      .get("/notices/{code}", Permission::open_site,
           [context](const Request& request) { return public_list(context, request); })
      .holds_secret();
  router
      .get("/notices/{code}/{notice}", Permission::open_site,
           [context](const Request& request) { return public_one(context, request); })
      .holds_secret();
}

}  // namespace muster::noticeboard
