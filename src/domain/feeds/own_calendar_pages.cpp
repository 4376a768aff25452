// The calendar of whoever visits the members' area: made, given another address, switched off by themselves.
#include "context_pages.hpp"

#include <muster/domain/members/member_pages.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::feeds {
namespace {

using web::Button;
using web::Reply;
using web::Request;
using web::View;

std::string here_of(const members::Visit& visit, const std::string& below = {}) {
  return members::area_path(visit.area.code, "/calendar" + below);
}

std::string button(const Request& request, const members::Visit& visit, const char* step, const char* words,
                   Button::Look look) {
  return web::Form(request, here_of(visit)).look("").knowing("step", step).button({words, {}, look}).shown();
}

Reply shown(const PageContext& context, const Request& request, const members::Visit& visit,
            const std::string& secret = {}) {
  MUSTER_PAGE(calendar, request, own_calendar(context.database, visit));
  View view;
  view.head("My bookings in my calendar",
            "An address that your calendar reads by itself: your places, where and when, and nothing else.");
  if (request.query.get("done") == "ended") view.add("DONE", "The address opens nothing any more.");
  if (!secret.empty()) view.add("MADE", web::site_of(request) + calendar_path(secret));
  view.set("BACK_PATH", members::area_path(visit.area.code, "/bookings"));
  if (!calendar) {
    view.add("NONE").markup("MAKE_FORM", button(request, visit, "make", "Make my address", Button::Look::first));
  } else {
    auto& part = view.add("HAS").set("SINCE", day_words(calendar->made_on));
    part.set("READ", calendar->used_on.empty() ? std::string("No calendar has read it yet.")
                                               : "It was last read on " + day_words(calendar->used_on) + ".");
    part.markup("RENEW_FORM", button(request, visit, "make", "Make another address", Button::Look::second));
    part.markup("END_FORM", button(request, visit, "end", "Switch it off", Button::Look::second));
  }
  return members::area_reply(request, visit, {"My calendar", members::AreaTab::bookings}, view,
                             folder("own_calendar.html"));
}

Reply page(const PageContext& context, const Request& request, const members::Visit& visit) {
  if (!asks_for_change(request.method)) return shown(context, request, visit);
  const auto now = context.clock.now();
  const auto step = request.form.get("step");
  if (step == "end") {
    const auto ended = end_own_calendar(context.database, now, visit);
    return ended.ok() ? web::redirect(here_of(visit, "?done=ended")) : site::error_page(request, ended.error());
  }
  if (step != "make")
    return site::error_page(request, bad_input("Nothing was changed. Go back, and press one of the buttons."));
  MUSTER_PAGE(made, request, make_own_calendar(context.database, now, visit));
  return shown(context, request, visit, made.secret);
}

}  // namespace

void add_own_pages(web::Router& router, const PageContext& context) {
  router.form("/my/{code}/calendar", members::own_things,
              members::member_page(context.database, context.clock,
                                   [context](const Request& request, const members::Visit& visit) {
                                     return page(context, request, visit);
                                   }));
}

}  // namespace muster::feeds
