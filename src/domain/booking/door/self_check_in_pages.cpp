// Self check-in: the desk's page that opens an address for a tablet, and the tablet's own.
#include "self_check_in_pages.hpp"

#include <muster/domain/access/access_pages.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/session_service.hpp>
#include <muster/domain/access/throttle_pages.hpp>
#include <muster/domain/booking/self_check_in_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/draw/picture.hpp>

#include <memory>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

struct TabletContext {
  PageContext pages;
  /// Two or three tablets of one hall share a network, and each person takes ten seconds.
  std::shared_ptr<access::StrangerLimits> limits =
      std::make_shared<access::StrangerLimits>(access::StrangerLimits::Pace{20, std::chrono::seconds(3)},
                                               access::StrangerLimits::Pace{40, std::chrono::seconds(2)});
};

constexpr double code_width = 220;

std::string desk_path(const Request& request) { return "/events/" + request.capture("event") + "/door/self-check-in"; }
std::string tablet_path(const std::string& key) { return "/check-in/" + key; }

web::Form button_form(const Request& request, const char* words, const char* what, web::Button::Look look) {
  return web::Form(request, desk_path(request)).button({words, {}, look}).look("").knowing("do", what);
}

Reply desk(const PageContext& context, const Request& request, const std::string& key, const std::string& done) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(list, request, door_counts(context.database, context.clock.now(), slug));
  MUSTER_PAGE(open, request, has_self_check_in(context.database, slug));
  View view;
  view.set("DOOR_PATH", "/events/" + slug + "/door");
  view.head("Self check-in", open ? "A tablet’s address is open for " + list.event.title + "."
                                  : "Guests of " + list.event.title + " can check themselves in at a tablet.");
  view.show("DONE", done);
  if (!key.empty()) {
    const auto whole = web::site_of(request) + tablet_path(key);
    view.add("ADDRESS", whole).markup("ADDRESS_CODE", draw::qr_symbol(whole, code_width).svg);
  }
  view.markup("OPEN_FORM", button_form(request, open ? "Make another address" : "Open an address for a tablet", "open",
                                       open ? web::Button::Look::second : web::Button::Look::first)
                               .shown());
  if (open)
    view.add("CLOSE").markup("CLOSE_FORM",
                             button_form(request, "Close it", "close", web::Button::Look::warning).shown());
  auto reply = site::desk_page(request, delegates_frame(list.event, "Self check-in"),
                               web::render("domain/booking/pages/self_check_in_desk.html", view));
  if (!key.empty()) reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

Reply change(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  if (request.form.get("do") == "close") {
    if (const auto closed = close_self_check_in(context.database, context.audit(request), slug); !closed.ok())
      return site::error_page(request, closed.error());
    return web::redirect(desk_path(request) + "?done=closed");
  }
  MUSTER_PAGE(key, request, open_self_check_in(context.database, context.audit(request), slug));
  return desk(context, request, key, "Open. An address that was made before opens nothing any more.");
}

// The tablet.

/// What it shows goes by itself, and is kept nowhere.
Reply tablet_reply(const Request& request, const std::string& title, View& view, int status, std::chrono::seconds stays,
                   bool error = false) {
  view.set("STYLE", web::asset("door.css")).set("SCRIPT", web::asset("self_check_in.js"));
  view.set("CAMERA", web::asset("door_camera.js")).set("READER", web::asset("jsqr.js"));
  auto reply = site::phone_page(request, {title, {}, {}, 0, 0, error},
                                web::render("domain/booking/pages/self_check_in.html", view), status);
  reply.headers.emplace_back("Cache-Control", "no-store");
  if (stays.count() > 0)
    reply.headers.emplace_back("Refresh",
                               std::to_string(stays.count()) + "; url=" + tablet_path(request.capture("key")));
  return reply;
}

Reply shut(const Request& request, const std::string& event, const std::string& head, const std::string& words,
           int status, bool sign_out = false) {
  View view;
  view.set("EVENT", event);
  auto& part = view.add("SHUT");
  part.head(head, words);
  if (sign_out) part.add_link("SIGN_OUT", "Your sessions, where you sign out", "/sessions");
  // It opens by itself in the morning.
  return tablet_reply(request, head, view, status,
                      status == 200 && !sign_out ? std::chrono::minutes(1) : std::chrono::seconds(0));
}

/// Public pages are not told who is signed in; this one must not stand in such a browser.
bool is_signed_in(const PageContext& context, const Request& request) {
  const auto secret = access::session_secret(request);
  if (secret.empty()) return false;
  const auto who = access::use_session(context.database, context.clock.now(), secret);
  return !who.ok() || who->has_value();
}

struct WhoForm {
  web::Form form;
  web::Field<std::string> who = form.text("who", "Your code, or your whole name")
                                    .hint("The code stands on your badge and in your mail: twelve letters and figures.")
                                    .plain()
                                    .missing("Type your code, or your first name and surname");
};

struct WhichForm {
  web::Form form;
  web::Field<std::string> organisation =
      form.text("organisation", "Your organisation").missing("Type the name of your organisation");
};

std::string which_form(const Request& request, const std::string& who) {
  WhichForm asked{web::Form(request, tablet_path(request.capture("key"))).button("Check in").knowing("who", who)};
  return asked.form.shown();
}

Reply ask(const Request& request, const SelfCheckIn& open, const WhoForm& typed, const std::string& not_found,
          int status) {
  View view;
  view.set("EVENT", open.event.title);
  auto& part = view.add("ASK");
  part.head("Check in", "Type your code or your whole name, or hold your code before the camera.");
  part.show("NOT_FOUND", not_found).markup("FORM", typed.form.shown());
  constexpr auto refused_stays = std::chrono::seconds(20);
  const bool refused = !not_found.empty() || typed.form.refused();
  return tablet_reply(request, "Check in", view, status, refused ? refused_stays : std::chrono::seconds(0), refused);
}

Reply ask_which(const Request& request, const SelfCheckIn& open, const std::string& who) {
  View view;
  view.set("EVENT", open.event.title).show_if(true, "WAITS");
  auto& part = view.add("ASK");
  part.head("Where are you from?", "More than one guest has this name.");
  part.markup("FORM", which_form(request, who)).add_link("OVER", "Begin again", tablet_path(request.capture("key")));
  constexpr auto stays = std::chrono::seconds(45);
  return tablet_reply(request, "Where are you from?", view, 200, stays);
}

Reply welcomed(const Request& request, const SelfCheckIn& open, const Welcome& welcome) {
  View view;
  view.set("EVENT", open.event.title).show_if(true, "WAITS");
  auto& part = view.add("WELCOME", "Welcome, " + welcome.first_name).set("AGAIN", tablet_path(request.capture("key")));
  if (welcome.table) part.add("TABLE", "Table " + std::to_string(*welcome.table));
  View* sessions = nullptr;
  for (const auto& each : welcome.sessions) {
    if (sessions == nullptr) sessions = &part.add("SESSION_PART");
    auto detail = each.times + (each.place.empty() ? "" : ", " + each.place);
    if (each.table) detail += ", table " + std::to_string(*each.table);
    sessions->add("SESSION", each.title).show("DETAIL", detail);
  }
  return tablet_reply(request, "Welcome", view, 200, welcome_stays);
}

constexpr const char* unknown_words =
    "That was not found. Look at the letters once more, or ask at the desk: nobody is turned away by this page.";

Reply tablet(const TabletContext& context, const Request& request) {
  const auto& key = request.capture("key");
  const auto now = context.pages.clock.now();
  const auto found = self_check_in(context.pages.database, now, key);
  if (!found.ok()) {
    if (found.error().kind != ErrorKind::not_found) return site::error_page(request, found.error());
    return shut(request, "Muster", "No check-in is open here", "Ask whoever keeps the door for the address.", 404);
  }
  const auto& open = *found;
  if (is_signed_in(context.pages, request))
    return shut(request, open.event.title, "Somebody is signed in here",
                "Guests could open other pages than this one. Sign out, then open this address again.", 409, true);
  if (open.state == DoorState::before)
    return shut(request, open.event.title, "Check-in has not begun",
                "It opens on " + long_date(day_in(open.event.zone, open.times.opens)) + ".", 200);
  if (open.state == DoorState::over)
    return shut(request, open.event.title, "The event is over", "Thank you for coming.", 200);
  WhoForm typed{web::Form(request, tablet_path(key)).button("Check in").when_refused({}, "Nobody was checked in.")};
  if (request.method == web::Method::get) {
    if (const auto scan = request.query.find("scan")) {
      MUSTER_PAGE(welcome, request, welcome_of(context.pages.database, now, key, *scan));
      if (welcome) return welcomed(request, open, *welcome);
    }
    return ask(request, open, typed, {}, 200);
  }
  if (!context.limits->take(request, key, now))
    return access::too_often(request,
                             "Very many tries come from here at this moment. Wait half a minute, or ask at the desk.",
                             std::chrono::seconds(30));
  if (!typed.form.read()) return ask(request, open, typed, {}, typed.form.status());
  constexpr std::size_t longest = 200;
  const auto who = *typed.who;
  const auto organisation = request.form.get("organisation");
  if (character_count(who) > longest || character_count(organisation) > longest)
    return ask(request, open, typed, unknown_words, 422);
  MUSTER_PAGE(arrival, request, check_oneself_in(context.pages.database, now, key, who, organisation));
  switch (arrival.kind) {
    case SelfArrival::Kind::in:
      return web::redirect(tablet_path(key) + "?scan=" + arrival.scan_id);
    case SelfArrival::Kind::which_organisation:
      return ask_which(request, open, who);
    case SelfArrival::Kind::unknown:
      break;
  }
  return ask(request, open, typed, unknown_words, 422);
}

}  // namespace

void add_self_check_in_pages(web::Router& router, const PageContext& context) {
  const std::string of_desk = "/events/{event}/door/self-check-in";
  router.get(of_desk, Permission::mark_attendance, [context](const Request& request) {
    return desk(context, request, {},
                request.query.get("done") == "closed" ? "Closed. The address opens nothing." : "");
  });
  router.post(of_desk, Permission::mark_attendance,
              [context](const Request& request) { return change(context, request); });
  const TabletContext tablets{context};
  const auto page = [tablets](const Request& request) { return tablet(tablets, request); };
  router.get("/check-in/{key}", Permission::open_site, page).holds_secret();
  router.post("/check-in/{key}", Permission::open_site, page).holds_secret();
}

}  // namespace muster::booking
