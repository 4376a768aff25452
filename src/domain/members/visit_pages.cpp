// The cookie of a visit, the frame of the area's pages, and how a page learns who visits.
#include "context_pages.hpp"

#include <muster/domain/lists/own_lists_service.hpp>
#include <muster/platform/web/assets.hpp>

#include <array>

namespace muster::members {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr std::size_t secret_bytes = 60;

std::string cookie_name(const Request& request) { return request.encrypted ? "__Host-muster-my" : "muster-my"; }

std::string cookie(const Request& request, const std::string& value) {
  return cookie_name(request) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" +
         (request.encrypted ? "; Secure" : "");
}

struct TabRow {
  AreaTab tab;
  const char* words;
  const char* below;
};
constexpr std::array tabs{
    TabRow{AreaTab::bookings, "Bookings", "/bookings"},    TabRow{AreaTab::lists, "Lists", "/lists"},
    TabRow{AreaTab::documents, "Documents", "/documents"}, TabRow{AreaTab::adverts, "Notices", "/notices"},
    TabRow{AreaTab::bulletins, "Bulletins", "/bulletins"}, TabRow{AreaTab::data, "My data", "/data"}};

}  // namespace

std::string visit_secret(const Request& request) {
  const auto found = request.cookies.find(cookie_name(request));
  return found == request.cookies.end() || found->second.size() > secret_bytes ? std::string() : found->second;
}

std::string visit_cookie(const Request& request, const std::string& secret) { return cookie(request, secret); }
std::string no_visit_cookie(const Request& request) { return cookie(request, "") + "; Max-Age=0"; }

web::Handler member_page(store::Database& database, const Clock& clock, MemberHandler page) {
  return [&database, &clock, page = std::move(page)](const Request& request) -> Reply {
    const auto& code = request.capture("code");
    MUSTER_PAGE(visit, request, use_session(database, clock.now(), visit_secret(request), code));
    if (!visit) return web::redirect(area_path(code));
    return page(request, *visit);
  };
}

Reply area_reply(const Request& request, const Visit& visit, const AreaFrame& frame, View& view,
                 const std::string& template_name) {
  View head;
  for (const auto& tab : tabs)
    head.add_link("TAB", tab.words, area_path(visit.area.code, tab.below)).show_if(tab.tab == frame.tab, "CURRENT");
  head.set("STYLE", web::asset("member.css"));
  head.set("WHO", visit.member.name.empty() ? visit.address : visit.member.name);
  head.markup("OUT_FORM", web::Form(request, area_path(visit.area.code, "/out"))
                              .look("")
                              .button({"Sign out", {}, web::Button::Look::link})
                              .shown());
  const bool refused = frame.form != nullptr && frame.form->refused();
  const site::PhoneFrame phone{frame.title, visit.area.programme, {}, 0, 0, refused};
  auto reply =
      site::phone_page(request, phone,
                       (refused ? frame.form->summary() : std::string()) +
                           web::render("domain/members/pages/head.html", head) + web::render(template_name, view),
                       frame.form == nullptr ? 200 : frame.form->status());
  reply.headers.emplace_back("Cache-Control", "private, no-store");
  return reply;
}

}  // namespace muster::members
