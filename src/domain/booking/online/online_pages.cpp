// The online half of an event on the desk: who joined, minutes, and the way to reports.
#include "online_pages.hpp"

#include "domain/booking/address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/online_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/listing.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::Tone;
using web::View;

std::string online_path(const std::string& event_slug) { return "/events/" + event_slug + "/online"; }

std::string presence_of(const OnlinePerson& person) {
  if (person.minutes) return "reported";
  return person.joined_at.empty() ? "neither" : "joined";
}

std::string joined_words(const OnlinePerson& person) {
  const auto at = parse_instant(person.joined_at);
  return at.ok() ? long_instant(*at) : std::string();
}

std::string padded(std::int64_t number) {
  constexpr std::size_t width = 9;
  const auto digits = std::to_string(number);
  return std::string(width - std::min(digits.size(), width), '0') + digits;
}

web::Listing<OnlinePerson> listing_of(const events::Event& event) {
  const auto here = online_path(event.slug);
  web::ListFilter presence{.name = "presence", .label = "Online"};
  presence.choices = {{"reported", "In a report", "done", Tone::good},
                      {"joined", "Joined by their page", "next"},
                      {"neither", "Neither", "unknown", Tone::plain}};
  web::Listing<OnlinePerson> list({.title = "Online attendance of " + event.title,
                                   .path = here,
                                   .search = "Name or organisation",
                                   .filters = {presence},
                                   .sort = "name",
                                   .rows = "people",
                                   .nothing_yet = {"Nobody has a place yet", "Whoever books stands here.",
                                                   delegates_path(event.slug), "Look at the delegates"},
                                   .files = false});
  list.column({.name = "name", .heading = "Person"}, [event](const OnlinePerson& person) {
    return web::Cell(person.name).to(address(delegates_path(event.slug), {{"person", person.person_id}}) + "#person");
  });
  list.column({.name = "organisation", .heading = "Organisation", .css = "quiet"},
              [](const OnlinePerson& person) { return web::Cell(person.organisation); });
  list.column({.name = "joined", .heading = "Joined by their page"},
              [](const OnlinePerson& person) { return web::Cell(joined_words(person)); });
  list.column(
      {.name = "minutes", .heading = "Minutes", .kind = web::ListColumn::Kind::number},
      [](const OnlinePerson& person) { return web::Cell(person.minutes ? grouped(*person.minutes) : std::string()); });
  list.column({.heading = "State"}, [](const OnlinePerson& person) {
    web::Cell cell{std::string(state_label(person.state))};
    return person.state == State::came ? cell.marked("done", Tone::good) : cell;
  });
  return list;
}

ListPage<OnlinePerson> rows_of(std::vector<OnlinePerson> people, const ListQuery& query) {
  const Picking<OnlinePerson> how{
      [](const OnlinePerson& person) { return person.name + " " + person.organisation; },
      {{"presence", presence_of}},
      {{"name", [](const OnlinePerson& person) { return person.name; }},
       {"organisation", [](const OnlinePerson& person) { return person.organisation; }},
       {"joined", [](const OnlinePerson& person) { return person.joined_at; }},
       {"minutes", [](const OnlinePerson& person) { return padded(person.minutes.value_or(0)); }}}};
  return picked(std::move(people), query, how);
}

std::string lead_of(const OnlineBook& book) {
  std::string lead = book.reported == 0 ? "No report of the meeting names anybody of the list yet."
                                        : "Reports of the meeting name " + counted(book.reported, "person", "people") +
                                              " of the list.";
  if (!book.has_link) lead += " No link to join is typed under Booking, so nobody has a button to join.";
  return lead;
}

Reply desk(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(book, request, online_book(context.database, slug));
  const auto list = listing_of(book.event);
  const auto query = list.query(request);
  View view;
  view.set("TITLE_PATH", delegates_path(slug));
  view.head(grouped(book.joined) + " of " + grouped(static_cast<std::int64_t>(book.people.size())) +
                " joined by their own page",
            lead_of(book));
  if (request.query.get("imported").empty() && request.query.get("done") == "came") view.add("DONE", "Marked as came.");
  view.markup("LIST", list.html(request, query, rows_of(book.people, query)));
  const auto import = online_path(slug) + "/import";
  if (request.visitor.can_open(import)) view.add_link("IMPORT", "Take in a report", import);
  const bool marks = request.visitor.may(access::permission_name(Permission::mark_attendance));
  if (book.joined_not_came > 0 && marks)
    view.add("MARK").markup(
        "MARK_FORM",
        web::Form(request, online_path(slug) + "/came")
            .look("")
            .button(
                {"Mark the " + grouped(book.joined_not_came) + " who joined as came", {}, web::Button::Look::second})
            .shown());
  return site::desk_page(request, delegates_frame(book.event, "Online attendance"),
                         web::render("domain/booking/pages/online.html", view));
}

Reply mark_came(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(book, request, online_book(context.database, slug));
  std::vector<std::string> waiting;
  for (const auto& person : book.people)
    if (!person.joined_at.empty() && person.state != State::came) waiting.push_back(person.person_id);
  StepRequest wanted;
  wanted.to = State::came;
  for (std::size_t from = 0; from < std::max<std::size_t>(waiting.size(), 1); from += most_people_at_once) {
    const auto to = std::min(waiting.size(), from + most_people_at_once);
    wanted.people.assign(waiting.begin() + static_cast<std::ptrdiff_t>(from),
                         waiting.begin() + static_cast<std::ptrdiff_t>(to));
    const auto act = take_steps(context.database, context.audit(request), slug, wanted);
    if (act.ok()) continue;
    if (from == 0) return site::error_page(request, act.error());
    return site::error_page(request,
                            conflict(grouped(static_cast<std::int64_t>(from)) + " people are marked as came, " +
                                     grouped(static_cast<std::int64_t>(waiting.size() - from)) +
                                     " are not: the list changed meanwhile. Go back and press the button once more."));
  }
  return web::redirect(online_path(slug) + "?done=came");
}

Reply online_json(const PageContext& context, const Request& request) {
  MUSTER_PAGE(book, request, online_book(context.database, request.capture("event")));
  return web::json(json_object(
      {{"event", book.event.slug}, {"people", json_array(book.people, [](const OnlinePerson& person) {
                                      return json_object(
                                          {{"booking", person.booking_id},
                                           {"name", person.name},
                                           {"organisation", person.organisation},
                                           {"state", std::string(state_word(person.state))},
                                           {"joined_at", person.joined_at.empty() ? Json() : Json(person.joined_at)},
                                           {"minutes", person.minutes ? Json(*person.minutes) : Json()}});
                                    })}}));
}

}  // namespace

void add_online_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/events/{event}/online";
  router.get(here, Permission::see_delegates, [context](const Request& request) { return desk(context, request); });
  router.post(here + "/came", Permission::mark_attendance,
              [context](const Request& request) { return mark_came(context, request); });
  const auto person = web::object({{"booking", web::text("The booking's id")},
                                   {"name", web::text()},
                                   {"organisation", web::text()},
                                   {"state", web::text("Of the booking")},
                                   {"joined_at", web::text_like("date-time").or_null()},
                                   {"minutes", web::whole_number("Of all reports that name them").or_null()}});
  router
      .get("/api/events/{event}/online", Permission::see_delegates,
           [context](const Request& request) { return online_json(context, request); })
      .describe({.summary = "Who joined an online event by their own page, and the minutes of its reports",
                 .parameters = {{"event", web::text("The event's short name, as /api/events lists it"),
                                 "london-send-summit-2022"}},
                 .replies = web::object({{"event", web::text()}, {"people", web::list_of(person)}})});
}

}  // namespace muster::booking
