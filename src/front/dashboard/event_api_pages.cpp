// An event for programs: read, added, changed, called off and deleted, by the same services as its pages.
#include "event_api_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/events/asked.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/front/dashboard/event_upkeep_service.hpp>
#include <muster/platform/web/dry_run.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

using access::Permission;
using events::Event;
using web::Reply;
using web::Request;

struct Events {
  store::Database& database;
  const Clock& clock;
  const intake::Kinds& kinds;
  [[nodiscard]] store::AuditContext audit(const Request& request, const std::string& programme) const {
    return {request.visitor.actor(), clock.now(), programme};
  }
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return audit(request, request.visitor.programme);
  }
};

/// The region of an event by the name that it has in lists; empty where the programme left it.
Result<std::string> region_of(const Events& site, const Event& event) {
  return site.database.read([&](store::Session& session) -> Result<std::string> {
    const auto regions = people::regions_in_use(session, event.programme_id);
    const auto found = std::ranges::find(regions, event.region_id, &people::RegionInUse::id);
    return found == regions.end() ? std::string() : found->slug;
  });
}

Reply reply_of(const Events& site, const Request& request, const Event& event) {
  MUSTER_PAGE(region, request, region_of(site, event));
  MUSTER_PAGE(zone, request, events::zone_of(site.database, event.id));
  return web::json(json_object({{"event", event.slug},
                                {"title", event.title},
                                {"date", iso_date(event.date)},
                                {"venue", event.venue},
                                {"attendance", events::attendance_name(event.attendance)},
                                {"programme", event.programme_id},
                                {"region", region},
                                {"time_zone", zone.name()},
                                {"cancelled", event.cancelled},
                                {"cancelled_because", event.cancelled_because}}));
}

Reply shown(const Events& site, const Request& request, const std::string& slug) {
  MUSTER_PAGE(event, request, events::find_event(site.database, slug));
  return reply_of(site, request, event);
}

/// The name of the programme that was sent by its id, or the token's only one.
Result<std::string> programme_of(const Events& site, const Request& request, const std::string& id) {
  const auto held = request.visitor.programmes(access::permission_name(Permission::change_events));
  if (id.empty() && held.size() == 1) return held.front();
  return site.database.read([&](store::Session& session) -> Result<std::string> {
    const auto found = access::programme_with_id(session, id);
    if (found && std::ranges::find(held, found->name) != held.end()) return found->name;
    return bad_input("Send the id of a programme in which you may add events, as /api/v1/programmes lists them.")
        .at("programme");
  });
}

Reply add(const Events& site, const Request& request) {
  events::NewEvent wanted;
  std::string programme;
  web::SentObject sent(request);
  sent.text("title", wanted.title, "Give the event a title.").text("date", wanted.date, "Give the event a date.");
  sent.text("event", wanted.slug).text("venue", wanted.venue).text("attendance", wanted.attendance);
  sent.text("region", wanted.region).text("programme", programme);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  const auto date = parse_date(wanted.date);
  if (!date.ok()) return site::error_page(request, Error(date.error()).at("date"));
  if (wanted.slug.empty()) wanted.slug = events::suggested_slug(wanted.title, *date);
  MUSTER_PAGE(name, request, programme_of(site, request, programme));
  wanted.programme = name;
  MUSTER_PAGE(added, request, events::add_event(site.database, site.audit(request, name), wanted));
  return reply_of(site, request, added);
}

/// The details of events alone: a survey or a further round has others, on its own page.
Result<Event> whole_event(const Events& site, const Request& request) {
  MUSTER_TRY(event, events::find_event(site.database, request.capture("event")));
  if (events::is_within(event.slug))
    return conflict("This is no event, but something that is asked. A survey is changed at /api/v1/surveys/" +
                    event.slug + ", the moments of a round at /api/v1/events/" + event.slug + "/round.");
  return event;
}

Reply change(const Events& site, const Request& request) {
  MUSTER_PAGE(event, request, whole_event(site, request));
  events::EventDetails details{
      event.title, iso_date(event.date), {}, event.venue, std::string(events::attendance_name(event.attendance))};
  web::SentObject sent(request);
  sent.text("title", details.title).text("date", details.date).text("region", details.region);
  sent.text("venue", details.venue).text("attendance", details.attendance).text("time_zone", details.time_zone);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(changed, request, events::change_event(site.database, site.audit(request), event.slug, details));
  return reply_of(site, request, changed);
}

Reply cancel(const Events& site, const Request& request) {
  std::string reason;
  web::SentObject sent(request);
  sent.text("reason", reason, "Say why the event will not take place.");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  const auto& slug = request.capture("event");
  MUSTER_PAGE(done, request, events::cancel_event(site.database, site.audit(request), slug, reason));
  (void)done;
  return shown(site, request, slug);
}

Reply restore(const Events& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(done, request, events::restore_event(site.database, site.audit(request), slug));
  (void)done;
  return shown(site, request, slug);
}

/// What stands in the way is told in the same words as on the page; asked for with ?dry_run=yes nothing is deleted.
Reply remove(const Events& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(contents, request, event_contents(site.database, slug));
  MUSTER_PAGE(dry, request, web::is_dry_run(request));
  if (!dry) {
    MUSTER_PAGE(done, request, delete_event(site.database, site.audit(request), site.kinds, slug));
    (void)done;
  }
  return web::json(json_object({{"event", slug}, {"deleted", !dry}, {"belongs_to_it", contents.words}}));
}

Reply remove_survey(const Events& site, const Request& request) {
  MUSTER_PAGE(kind, request, site.database.read([&](store::Session& session) -> Result<events::AskedKind> {
    MUSTER_TRY(event, events::find_event(session, request.capture("event")));
    return events::asked(session, event.id).kind;
  }));
  if (kind != events::AskedKind::survey)
    return site::error_page(
        request, not_found("This is no survey: it stands at /api/v1/events/" + request.capture("event") + "."));
  return remove(site, request);
}

web::Schema event_schema() {
  using namespace web;
  return object({{"event", text("Its short name, which other addresses are made of")},
                 {"title", text()},
                 {"date", text_like("date")},
                 {"venue", text("May be empty")},
                 {"attendance", text_of({"in person", "online", "hybrid"})},
                 {"programme", text("The id of its programme")},
                 {"region", text("Short name of its region; empty where the programme left it")},
                 {"time_zone", text("Such as Europe/London")},
                 {"cancelled", truth("It will not take place")},
                 {"cancelled_because", text("May be empty")}});
}

constexpr const char* example =
    R"({"event": "summit-2022", "title": "Summit", "date": "2022-06-10", "venue": "Town Hall",
  "attendance": "in person", "programme": "p1", "region": "london", "time_zone": "Europe/London", "cancelled": false,
  "cancelled_because": ""})";

}  // namespace

void add_event_api_pages(web::Router& router, store::Database& database, const Clock& clock,
                         const intake::Kinds& kinds) {
  using namespace web;
  const Events site{database, clock, kinds};
  const auto right = Permission::change_events;
  const Parameter event{"event", text("The event's short name, as /api/events lists it"), "summit-2022"};
  const std::string one = "/api/events/{event}";
  const auto details = [](bool needed) {
    const auto must = [&](Schema schema) { return needed ? schema : schema.where_known(); };
    return std::vector<std::pair<std::string, Schema>>{
        {"title", must(text("One line of at most 150 characters"))},
        {"date", must(text_like("date"))},
        {"venue", text().where_known()},
        {"attendance", text_of({"in person", "online", "hybrid"}).where_known()},
        {"region", text("Short name of a region of the programme").where_known()}};
  };
  auto added = details(true);
  added.emplace_back("event", text("Its short name; left out: made of the title").where_known());
  added.emplace_back("programme", text("The id of a programme; left out: the token's own").where_known());
  auto changed = details(false);
  changed.emplace_back("time_zone", text("Such as Europe/London").where_known());
  router.post("/api/events", right, [site](const Request& request) { return add(site, request); })
      .describe({.summary = "Adds an event",
                 .takes = {object(std::move(added))},
                 .replies = event_schema(),
                 .example = example});
  router
      .get(one, Permission::read_figures,
           [site](const Request& request) { return shown(site, request, request.capture("event")); })
      .describe({.summary = "One event", .parameters = {event}, .replies = event_schema(), .example = example});
  router.put(one, right, [site](const Request& request) { return change(site, request); })
      .describe({.summary = "Changes an event; what is left out stays, and its short name never changes",
                 .parameters = {event},
                 .takes = {object(std::move(changed))},
                 .replies = event_schema(),
                 .example = example});
  router.add(Method::delete_, one, right, [site](const Request& request) { return remove(site, request); })
      .describe(
          {.summary = "Deletes an event to which nothing belongs",
           .parameters = {event, dry_run_parameter("what belongs to it")},
           .replies = object({{"event", text()},
                              {"deleted", truth()},
                              {"belongs_to_it", list_of(text(), "In words; while there is any, it stays")}}),
           .example = R"({"event": "summit-2022", "deleted": false, "belongs_to_it": ["104 people are booked"]})"});
  router
      .add(Method::delete_, "/api/surveys/{event}", right,
           [site](const Request& request) { return remove_survey(site, request); })
      .describe({.summary = "Deletes a survey to which nothing belongs",
                 .parameters = {event, dry_run_parameter("what belongs to it")},
                 .replies = object({{"event", text()},
                                    {"deleted", truth()},
                                    {"belongs_to_it", list_of(text(), "In words; while there is any, it stays")}}),
                 .example = R"({"event": "transport-2026", "deleted": false, "belongs_to_it": ["12 answers"]})"});
  router.post(one + "/cancel", right, [site](const Request& request) { return cancel(site, request); })
      .describe({.summary = "Says that an event will not take place; nobody gets a mail",
                 .parameters = {event},
                 .takes = {object({{"reason", text("At most 300 characters")}})},
                 .replies = event_schema()});
  router.post(one + "/restore", right, [site](const Request& request) { return restore(site, request); })
      .describe({.summary = "Says that it takes place after all", .parameters = {event}, .replies = event_schema()});
}

}  // namespace muster::dashboard
