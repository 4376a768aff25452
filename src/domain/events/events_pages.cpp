// The list of events and what is next for each; adding one; the organisations that are known.
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/events_pages.hpp>

#include "event_overview_service.hpp"
#include "new_event_pages.hpp"

#include <muster/domain/people/people_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <map>

namespace muster::events {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

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

void add_event_row(View& list, const ListedEvent& listed, web::Visitor visitor) {
  const auto& event = listed.event;
  const auto path = "/events/" + event.slug;
  visitor.programme = event.programme;
  auto& row = list.add("EVENT");
  row.set("TITLE", event.title).set("PROGRAMME", event.programme);
  row.set("DATE", long_date(event.date));
  const auto attendance = capitalised(std::string(attendance_name(event.attendance)));
  row.set("PLACE", event.venue.empty() ? attendance : event.venue);
  if (!event.venue.empty() && event.attendance != Attendance::in_person) {
    row.add("ATTENDANCE").set("ATTENDANCE_NAME", attendance);
  }
  if (!visitor.can_open(path)) {
    const auto ways = ways_in(visitor, path);
    row.set("EVENT_PATH", ways.empty() ? "/events" : ways.front().path);
    for (const auto& way : ways)
      row.add("NEXT_LINK").set("NEXT_PATH", way.path).set("NEXT_WORDS", way.words).set("NEXT_OF", event.title);
    return;
  }
  row.set("EVENT_PATH", path);
  const auto next = next_step(listed);
  if (!visitor.can_open(path + next.path)) return;
  row.add("NEXT_LINK").set("NEXT_PATH", path + next.path).set("NEXT_WORDS", next.words).set("NEXT_OF", event.title);
  if (!next.note.empty()) row.add("NEXT_NOTE").set("NEXT_NOTE_WORDS", next.note);
}

Reply events_page(store::Database& database, const Clock& clock, const Request& request) {
  auto events = listed_events(database, day_in_london(clock.now()));
  if (!events.ok()) return site::problem_page(request, events.problem());
  std::erase_if(*events, [&](const ListedEvent& listed) { return !request.visitor.sees(listed.event.programme); });
  const bool can_add = request.visitor.can_open("/events/new");
  View view;
  if (events->empty()) {
    view.set("HEADLINE", "Events").show(can_add ? "EMPTY" : "NOTHING_YET");
  } else {
    view.set("HEADLINE", counted(static_cast<std::int64_t>(events->size()), "event", "events"));
    view.show_if(can_add, "ACTIONS");
    auto& list = view.add("LIST");
    for (const auto& listed : *events) add_event_row(list, listed, request.visitor);
  }
  return site::desk_page(request, {"Events", {}, {}, {}, site::Tab::none, false},
                         web::render("domain/events/pages/events.html", view));
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
          .set("SERVES", served.empty() ? "No single place" : joined(served))
          .set("ALIASES", joined(organisation->aliases));
    }
  }
  return site::desk_page(request, {"Organisations", {}, {}, {}, site::Tab::none, false},
                         web::render("domain/events/pages/organisations.html", view));
}

}  // namespace

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using access::Permission;
  router.get("/", Permission::own_account, [](const Request&) { return web::redirect("/events"); });
  router.get("/events", Permission::own_account,
             [&](const Request& request) { return events_page(database, clock, request); });
  router.get("/events/new", Permission::change_events,
             [&](const Request& request) { return new_event_page(database, request); });
  router.post("/events/new", Permission::change_events,
              [&](const Request& request) { return take_new_event(database, clock, request); });
  router.get("/organisations", Permission::see_organisations,
             [&](const Request& request) { return organisations_page(database, request); });
}

}  // namespace muster::events
