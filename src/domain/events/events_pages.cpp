// The list of events and what is next for each; adding one; the organisations that are known.
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/events_pages.hpp>

#include "event_overview_service.hpp"
#include "new_event_pages.hpp"

#include <muster/domain/people/people_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/listing.hpp>

#include <map>

namespace muster::events {
namespace {

using web::Reply;
using web::Request;
using web::View;

struct Way {
  std::string path;
  std::string words;
};

/// What the visitor may do in an event whose own page they may not see.
std::vector<Way> ways_in(const web::Visitor& visitor, const std::string& path) {
  std::vector<Way> ways{{path + "/delegates", "See who is coming"},
                        {path + "/notes", "Type in notes"},
                        {path + "/form/import", "Import answers"}};
  std::erase_if(ways, [&](const Way& way) { return !visitor.can_open(way.path); });
  return ways;
}

web::Cell next_cell(const ListedEvent& listed, const web::Visitor& visitor, const std::string& path) {
  web::Cell cell;
  if (!visitor.can_open(path)) {
    for (const auto& way : ways_in(visitor, path)) cell.link({way.path, way.words, "of " + listed.event.title});
    return cell;
  }
  const auto& next = listed.next;
  if (next && visitor.can_open(path + next->path))
    cell.link({path + next->path, next->words, "of " + listed.event.title}).second_line(listed.when);
  return cell;
}

std::string where_words(const Event& event) {
  const auto attendance = capitalised(std::string(attendance_name(event.attendance)));
  return event.venue.empty() ? attendance : event.venue;
}

/// Asked of the programme that the event belongs to.
web::Visitor visitor_of(const Request& request, const Event& event) {
  auto visitor = request.visitor;
  visitor.programme = event.programme;
  return visitor;
}

web::Listing<ListedEvent> events_listing(const Request& request) {
  const auto first = request.visitor.can_open("/events/new")
                         ? web::EmptyList{"Add your first event",
                                          "A title and a date are enough to begin. Then import its delegates, publish "
                                          "its form, and read its summary.",
                                          "/events/new", "Add your first event"}
                         : web::EmptyList{"No events yet", "They stand here as soon as an organiser has added one."};
  web::Listing<ListedEvent> list({.title = "Events",
                                  .path = "/events",
                                  .filters = {{.name = "programme", .label = "Programme"}},
                                  .sort = "date",
                                  .descending = true,
                                  .rows = "events",
                                  .nothing_yet = first});
  list.column({.name = "event", .heading = "Event", .css = "strong"}, [&request](const ListedEvent& listed) {
    const auto& event = listed.event;
    const auto path = "/events/" + event.slug;
    const auto visitor = visitor_of(request, event);
    const auto ways = visitor.can_open(path) ? std::vector<Way>{{path, {}}} : ways_in(visitor, path);
    return web::Cell(event.title).to(ways.empty() ? "/events" : ways.front().path).second_line(event.programme);
  });
  list.column({.heading = "Programme", .where = web::ListColumn::Where::file},
              [](const ListedEvent& listed) { return web::Cell(listed.event.programme); });
  list.column({.name = "date", .heading = "Date", .kind = web::ListColumn::Kind::date},
              [](const ListedEvent& listed) { return web::Cell(long_date(listed.event.date)); });
  list.column({.name = "where", .heading = "Where"}, [](const ListedEvent& listed) {
    const auto& event = listed.event;
    web::Cell cell(where_words(event));
    if (!event.venue.empty() && event.attendance != Attendance::in_person)
      cell.second_line(capitalised(std::string(attendance_name(event.attendance))));
    return cell;
  });
  list.column({.heading = "What is next", .where = web::ListColumn::Where::page, .css = "ways"},
              [&request](const ListedEvent& listed) {
                return next_cell(listed, visitor_of(request, listed.event), "/events/" + listed.event.slug);
              });
  return list;
}

/// Those that the visitor may know of.
Programmes seen_by(const web::Visitor& visitor) {
  if (!visitor.opens) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& [name, rights] : visitor.rights) names.push_back(name);
  return names;
}

Reply events_page(store::Database& database, const Clock& clock, const NextStepOf& next_step, const Request& request) {
  const auto list = events_listing(request);
  const auto query = list.query(request);
  MUSTER_PAGE(events, request,
              listed_events(database, seen_by(request.visitor), query, day_in_london(clock.now()), next_step));
  View view;
  view.set("HEADLINE", events.all == 0 ? "Events" : counted(events.all, "event", "events"));
  view.show_if(events.all > 0 && request.visitor.can_open("/events/new"), "ACTIONS");
  view.markup("LIST", list.html(request, query, events));
  return site::desk_page(request, {"Events", {}, {}, {}, site::Tab::none, false},
                         web::render("domain/events/pages/events.html", view));
}

Reply events_file(store::Database& database, const Clock& clock, const Request& request, const std::string& format) {
  const auto list = events_listing(request);
  MUSTER_PAGE(events, request,
              listed_events(database, seen_by(request.visitor), list.whole_query(request), day_in_london(clock.now()),
                            [](auto&, const auto&) -> std::optional<NextStep> { return std::nullopt; }));
  MUSTER_PAGE(file, request, list.file(events, format));
  return file;
}

Reply organisations_page(store::Database& database, const Request& request) {
  const auto organisations = people::organisations(database);
  const auto regions = people::regions(database);
  if (!organisations.ok()) return site::problem_page(request, organisations.problem());
  if (!regions.ok()) return site::problem_page(request, regions.problem());
  std::map<std::string, std::string> places;
  for (const auto& region : *regions) {
    for (const auto& place : region.places) places.emplace(place.code, place.name);
  }
  std::map<std::string, std::vector<const people::Organisation*>> kinds;
  for (const auto& organisation : *organisations) kinds[organisation.kind].push_back(&organisation);
  View view;
  const auto count = static_cast<std::int64_t>(organisations->size());
  view.set("HEADLINE", counted(count, "organisation", "organisations") + " of " +
                           counted(static_cast<std::int64_t>(kinds.size()), "kind", "kinds"));
  view.set("LEAD", "A delegate list is read against these names, and against the other names people type for them.");
  if (kinds.empty()) view.set("HEADLINE", "Organisations").show("EMPTY");
  auto* list = kinds.empty() ? nullptr : &view.add("LIST");
  for (const auto& [kind, members] : kinds) {
    auto& group = list->add("KIND");
    group.set("KIND_NAME", kind.empty() ? "Kind not known" : capitalised(kind));
    group.set("KIND_COUNT", grouped(static_cast<std::int64_t>(members.size())));
    for (const auto* organisation : members) {
      std::vector<std::string> served;
      for (const auto& code : organisation->serves) {
        const auto found = places.find(code);
        served.push_back(found == places.end() ? code : found->second);
      }
      group.add("ORGANISATION")
          .set("NAME", organisation->name)
          .set("SERVES", served.empty() ? "No single place" : joined(served, ", "))
          .set("ALIASES", joined(organisation->aliases, ", "));
    }
  }
  return site::desk_page(request, {"Organisations", {}, {}, {}, site::Tab::none, false},
                         web::render("domain/events/pages/organisations.html", view));
}

}  // namespace

void add_pages(web::Router& router, store::Database& database, const Clock& clock, const NextStepOf& next_step) {
  using access::Permission;
  router.get("/", Permission::own_account, [](const Request&) { return web::redirect("/events"); });
  router.get("/events", Permission::own_account, [&database, &clock, next_step](const Request& request) {
    return events_page(database, clock, next_step, request);
  });
  for (const std::string format : {"csv", "xlsx"}) {
    router.get("/events." + format, Permission::own_account,
               [&, format](const Request& request) { return events_file(database, clock, request, format); });
  }
  const auto new_event = [&](const Request& request) { return new_event_page(database, clock, request); };
  router.get("/events/new", Permission::change_events, new_event);
  router.post("/events/new", Permission::change_events, new_event);
  router.get("/organisations", Permission::see_organisations,
             [&](const Request& request) { return organisations_page(database, request); });
}

}  // namespace muster::events
