// The list of events and what is next for each; adding one.
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/events/events_pages.hpp>

#include "event_overview_service.hpp"
#include "new_event_pages.hpp"
#include "organisations_pages.hpp"
#include "series_pages.hpp"
#include "session_pages.hpp"

#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

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
                        {path + "/form/import", "Import answers"},
                        {path + "/form/sheets", "Type in sheets of paper"}};
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
                         : web::EmptyList{"No events yet", "They appear here as soon as an organiser has added one."};
  web::Listing<ListedEvent> list({.title = "Events",
                                  .path = "/events",
                                  .search = "Title or venue",
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
    return web::Cell(event.title)
        .to(ways.empty() ? "/events" : ways.front().path)
        .second_line(event.cancelled ? "Cancelled: " + event.cancelled_because : event.programme);
  });
  list.column({.heading = "Programme", .where = web::ListColumn::ShownOn::file},
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
  list.column({.heading = "What is next", .where = web::ListColumn::ShownOn::page, .css = "ways"},
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

/// The first run ends here: what is set up stands beside the events, or beside the way to the first one.
Result<std::optional<SetUpBeside>> beside(const SetUpLookup& set_up, const Request& request) {
  if (!set_up) return std::optional<SetUpBeside>{};
  return set_up(request);
}

void add_first_event(View& view, const SetUpBeside& network) {
  auto& first = view.add("FIRST_EVENT").markup("FIRST_LIST", network.list);
  if (!network.example_offer.empty()) first.add("EXAMPLE").markup("EXAMPLE_OFFER", network.example_offer);
}

/// What was done with the example, or the way to take it away.
void add_example(View& view, const Request& request, const std::optional<SetUpBeside>& network) {
  if (request.query.get("example") == "removed") view.show("EXAMPLE_GONE");
  if (network && !network->example_loaded.empty())
    view.add("EXAMPLE_LOADED").markup("EXAMPLE_REMOVE", network->example_loaded);
}

/// The programmes whose figures the visitor may read, each with its year on one page.
Outcome add_years(store::Database& database, View& view, const Request& request) {
  const auto names = request.visitor.programmes(access::permission_name(access::Permission::read_figures));
  if (names.empty()) return Success{};
  constexpr std::size_t most = 6;  // more make no line
  MUSTER_TRY(programmes, database.read([&](store::Session& session) -> Result<std::vector<access::Programme>> {
    std::vector<access::Programme> out;
    for (const auto& name : names) {
      auto programme = access::programme_called(session, name);
      if (programme && out.size() < most) out.push_back(std::move(*programme));
    }
    return out;
  }));
  auto& years = view.add("YEARS");
  for (const auto& programme : programmes)
    years.add_link("YEAR_OF", programme.name, "/programmes/" + programme.id + "/years")
        .show_if(&programme != &programmes.front(), "YEAR_COMMA");
  auto& series = view.add("SERIES_LINE");
  for (const auto& programme : programmes)
    series.add_link("SERIES_OF", programme.name, "/programmes/" + programme.id + "/series")
        .show_if(&programme != &programmes.front(), "SERIES_COMMA");
  auto& actions = view.add("ACTIONS_LINE");
  for (const auto& programme : programmes)
    actions.add_link("ACTIONS_OF", programme.name, "/programmes/" + programme.id + "/actions")
        .show_if(&programme != &programmes.front(), "ACTIONS_COMMA");
  // Who reads figures may not see who is a member.
  const auto changed = request.visitor.programmes(access::permission_name(access::Permission::change_events));
  View* members = nullptr;
  for (const auto& programme : programmes) {
    if (std::ranges::find(changed, programme.name) == changed.end()) continue;
    const bool first = members == nullptr;
    if (first) members = &view.add("MEMBERS");
    members->add_link("MEMBERS_OF", programme.name, "/programmes/" + programme.id + "/memberships")
        .show_if(!first, "MEMBERS_COMMA");
  }
  View* feeds = nullptr;
  for (const auto& programme : programmes) {
    if (std::ranges::find(changed, programme.name) == changed.end()) continue;
    const bool first = feeds == nullptr;
    if (first) feeds = &view.add("FEEDS");
    feeds->add_link("FEEDS_OF", programme.name, "/programmes/" + programme.id + "/feeds")
        .show_if(!first, "FEEDS_COMMA");
  }
  const auto written_to = request.visitor.programmes(access::permission_name(access::Permission::change_delegates));
  View* areas = nullptr;
  for (const auto& programme : programmes) {
    if (std::ranges::find(written_to, programme.name) == written_to.end()) continue;
    const bool first = areas == nullptr;
    if (first) areas = &view.add("AREAS");
    areas->add_link("AREA_OF", programme.name, "/programmes/" + programme.id + "/members-area")
        .show_if(!first, "AREA_COMMA");
  }
  View* lists = nullptr;
  for (const auto& programme : programmes) {
    if (std::ranges::find(written_to, programme.name) == written_to.end()) continue;
    const bool first = lists == nullptr;
    if (first) lists = &view.add("LISTS");
    lists->add_link("LISTS_OF", programme.name, "/programmes/" + programme.id + "/lists")
        .show_if(!first, "LISTS_COMMA");
  }
  return Success{};
}

Reply events_page(store::Database& database, const Clock& clock, const NextStepOf& next_step, const SetUpLookup& set_up,
                  const Request& request) {
  MUSTER_PAGE(network, request, beside(set_up, request));
  if (network && network->untouched && request.query.entries().empty()) return web::redirect(network->first_page);
  const auto list = events_listing(request);
  const auto query = list.query(request);
  MUSTER_PAGE(events, request,
              listed_events(database, seen_by(request.visitor), query, day_in_london(clock.now()), next_step));
  View view;
  const bool first = events.all == 0 && network.has_value();
  if (first)
    add_first_event(view, *network);
  else
    view.show("HEAD");
  view.head(events.all == 0 ? "Events" : counted(events.all, "event", "events"));
  view.show_if(events.all > 0 && request.visitor.can_open("/events/new"), "ACTIONS");
  if (request.query.get("deleted") == "yes") view.show("DELETED");
  add_example(view, request, network);
  if (network && request.query.get("set-up") == "done") view.add("IS_SET_UP", network->done_words);
  if (!first && network && !network->list.empty()) view.add("SET_UP").markup("SET_UP_LIST", network->list);
  if (!first) view.add("EVENTS").markup("LIST", list.html(request, query, events));
  if (events.all > 0) {
    MUSTER_PAGE(years, request, add_years(database, view, request));
    (void)years;
  }
  return site::desk_page(request, {"Events", {}, {}, {}, site::Tab::none, false},
                         web::render("domain/events/pages/events.html", view));
}

/// For files, which say nothing of what is next.
site::ListSource<ListedEvent> events_source(store::Database& database, const Clock& clock) {
  return {events_listing, [&](const Request& request, const ListQuery& query) {
            const auto nothing = [](auto&, const auto&) -> std::optional<NextStep> { return std::nullopt; };
            return listed_events(database, seen_by(request.visitor), query, day_in_london(clock.now()), nothing);
          }};
}

}  // namespace

void add_pages(web::Router& router, store::Database& database, const Clock& clock, const NextStepOf& next_step,
               SetUpLookup set_up, SessionWatch watch) {
  using access::Permission;
  router.get("/", Permission::own_account, [](const Request&) { return web::redirect("/events"); });
  router.get("/events", Permission::own_account,
             [&database, &clock, next_step, set_up = std::move(set_up)](const Request& request) {
               return events_page(database, clock, next_step, set_up, request);
             });
  site::add_list_files(router, "/events", Permission::own_account, events_source(database, clock));
  const auto new_event = [&](const Request& request) { return new_event_page(database, clock, request); };
  router.form("/events/new", Permission::change_events, new_event);
  add_organisations_pages(router, database);
  add_session_pages(router, database, clock, std::move(watch));
  add_series_pages(router, database, clock);
  add_series_api_pages(router, database, clock);
}

}  // namespace muster::events
