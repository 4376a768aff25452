// What other programs read: calendars by their secret addresses, and the list of public events in every form that web
// sites take it in.
#include "context_pages.hpp"

#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/assets.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/open_reply.hpp>

namespace muster::feeds {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

constexpr const char* calendar_type = "text/calendar; charset=utf-8";

/// A calendar asks every few hours, for as many readers as an office has.
struct ReadingContext {
  PageContext pages;
  std::shared_ptr<access::StrangerLimits> limits;
};

Reply as_file(std::string bytes, const char* type) {
  Reply reply;
  reply.body = std::move(bytes);
  reply.content_type = type;
  return reply;
}

Reply open_file(std::string bytes, const char* type) { return web::for_other_sites(as_file(std::move(bytes), type)); }

Reply too_many(const Request& request) {
  return access::too_often(request, "Very many programs ask at this moment. Ask again in a minute.",
                           std::chrono::seconds(60));
}

Reply calendar_page(const ReadingContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  if (!context.limits->take(request, "calendar", now)) return too_many(request);
  MUSTER_PAGE(bytes, request, calendar_at(context.pages.database, now, request.capture("feed"), web::site_of(request)));
  auto reply = as_file(std::move(bytes), calendar_type);
  reply.headers.emplace_back("Cache-Control", "private, no-store");
  return reply;
}

std::string list_markup(const PublicList& list) {
  View view;
  for (const auto& event : list.events) {
    auto& row = view.add("EVENT", event.title).set("EVENT_PATH", event.url).set("WHEN", event.when);
    row.show("WHERE", event.where).show_if(event.cancelled, "CANCELLED");
    row.show("ABOUT", event.about);
  }
  if (list.events.empty()) view.add("NONE", "Nothing is announced at the moment.");
  return web::render(folder("event_list.html"), view);
}

/// A block of data in a page: no sign in it ends its element.
std::string data_block(const Json& data) {
  std::string safe;
  for (const char letter : json_text(data)) {
    if (letter == '<')
      safe += "\\u003c";
    else
      safe += letter;
  }
  return "<script type=\"application/ld+json\">" + safe + "</script>";
}

Reply list_page(const Request& request, const PublicList& list) {
  View view;
  view.set("STYLE", web::asset("member.css"));
  view.head("Events of " + list.name());
  view.markup("LIST", list_markup(list)).markup("DATA", data_block(json_ld(list)));
  view.set("RSS_PATH", list.url + "/events.rss").set("CALENDAR_PATH", list.url + "/events.ics");
  return site::phone_page(request, {"Events", list.name(), {}, 0, 0, false},
                          web::render(folder("public_events.html"), view));
}

Reply frame_page(const PublicList& list) {
  View view;
  view.set("STYLE", web::asset("embed.css")).set("TITLE", "Events of " + list.name());
  view.markup("LIST", list_markup(list));
  return open_file(web::render(folder("embed.html"), view), "text/html; charset=utf-8");
}

template <class Make>
web::Handler public_handler(const ReadingContext& context, Make make) {
  return [context, make](const Request& request) -> Reply {
    const auto now = context.pages.clock.now();
    const auto& code = request.capture("code");
    if (!context.limits->take(request, code, now)) return too_many(request);
    MUSTER_PAGE(list, request, public_events_at(context.pages.database, now, code, web::site_of(request)));
    return make(request, list);
  };
}

Reply public_calendar(const ReadingContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  const auto& code = request.capture("code");
  if (!context.limits->take(request, code, now)) return too_many(request);
  MUSTER_PAGE(bytes, request, public_calendar_at(context.pages.database, now, code, web::site_of(request)));
  return open_file(std::move(bytes), calendar_type);
}

}  // namespace

void add_reading_pages(web::Router& router, const PageContext& pages) {
  using Limits = access::StrangerLimits;
  const ReadingContext context{pages, std::make_shared<Limits>(Limits::Pace{300, std::chrono::seconds(1)},
                                                               Limits::Pace{3000, std::chrono::seconds(1)})};
  router
      .get("/calendar/{feed}/events.ics", Permission::open_site,
           [context](const Request& request) { return calendar_page(context, request); })
      .holds_secret();
  const std::string here = "/public-events/{code}";
  // Their code is passed on to everybody, and yet who knows it is nobody's business.
  const auto add = [&](const char* below, web::Handler handler) {
    router.get(here + below, Permission::open_site, std::move(handler)).holds_secret();
  };
  add("", public_handler(context, list_page));
  add("/frame", public_handler(context, [](const Request&, const PublicList& list) { return frame_page(list); }));
  add("/list", public_handler(context, [](const Request&, const PublicList& list) {
        return open_file(list_markup(list), "text/html; charset=utf-8");
      }));
  add("/events.jsonld", public_handler(context, [](const Request&, const PublicList& list) {
        return open_file(json_text(json_ld(list), 2) + "\n", "application/ld+json; charset=utf-8");
      }));
  add("/events.rss", public_handler(context, [](const Request&, const PublicList& list) {
        return open_file(rss(list, list.url + "/events.rss"), "application/rss+xml; charset=utf-8");
      }));
  add("/events.ics", [context](const Request& request) { return public_calendar(context, request); });
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const PageContext context{database, clock};
  add_reading_pages(router, context);
  add_team_pages(router, context);
  add_own_pages(router, context);
  add_api_pages(router, context);
}

}  // namespace muster::feeds
