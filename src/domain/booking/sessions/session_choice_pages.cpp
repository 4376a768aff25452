// Which sessions people choose among when they book, and who chose which.
#include "domain/booking/address.hpp"
#include "domain/booking/public_booking/public_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/agenda_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/listing.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::string here(const Request& request) { return "/events/" + request.capture("event") + "/booking/sessions"; }

Reply settings(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(choices, request, session_choices(context.database, slug));
  MUSTER_PAGE(agenda_shown, request, events::is_agenda_shown(context.database, slug));
  std::vector<web::Choice<std::string>> all;
  for (const auto& each : choices.counted)
    all.push_back({each.session.code, each.session.code, each.session.title, when_offered(choices, each, false)});
  const bool may = request.visitor.can_open(here(request), web::Method::post);
  web::Form form(request, here(request));
  form.button({"Save"}).way_out("Leave it as it is", "/events/" + slug + "/booking");
  auto offered = form.ticks<std::string>("sessions[]", "People choose among", all).optional();
  std::vector<std::string> now;
  for (const auto& each : choices.offered) now.push_back(each.session.code);
  if (!now.empty()) (void)offered.begins(now);
  if (form.read()) {
    const auto saved =
        offer_sessions(context.database, context.audit(request), slug, (*offered).value_or(std::vector<std::string>{}));
    if (saved.ok()) return web::redirect(here(request) + "?done=saved");
    form.refuse(at_its_field(saved.error()));
  }
  View view;
  view.head(
      "Sessions to choose among",
      !may && choices.offered.empty() ? "Nobody chooses sessions when they book for this event."
      : choices.sessions.empty()
          ? "This event has no sessions yet. Write its agenda first."
          : std::string(
                "Whoever books ticks those that they come to. Two at one time are refused, and so is one that is "
                "full. Modules with one title are one module on several days: tick all its days here, and whoever "
                "books chooses one of them.") +
                (agenda_shown ? ""
                              : " The agenda is not shown to attendees: the sessions that you tick here are shown to "
                                "whoever opens the booking form all the same, the others are not."));
  if (request.query.get("done") == "saved") view.add("DONE", "Saved. The booking page asks it from now on.");
  const auto settings_path = "/events/" + slug + "/booking";
  const bool sets = request.visitor.can_open(settings_path);
  view.set("BACK", sets ? settings_path : delegates_path(slug)).set("BACK_WORDS", sets ? "Booking" : "Delegates");
  // A choice stays noted where the session is not offered any more.
  auto counted_now = choices.counted;
  std::erase_if(counted_now, [&](const OfferedSession& each) {
    return each.in_room + each.online == 0 && std::ranges::find(now, each.session.code) == now.end();
  });
  if (!counted_now.empty()) {
    auto& part = view.show("CHOSEN_ANY");
    for (const auto& each : counted_now)
      part.add("SESSION", each.session.title)
          .set("SESSION_PATH", here(request) + "/" + each.session.code)
          .set("PEOPLE", counted(each.in_room + each.online, "person", "people"))
          .set("WORDS", std::ranges::find(now, each.session.code) == now.end()
                            ? std::string("Not offered any more: whoever chose it has it on their page still.")
                            : when_offered(choices, each, false));
  }
  if (!may)
    return site::desk_page(request, delegates_frame(choices.event, "Sessions to choose among"),
                           web::render("domain/booking/pages/session_choices.html", view));
  if (choices.sessions.empty())
    view.add_link("AGENDA", "Write the agenda", "/events/" + slug + "/sessions");
  else
    view.show("ASK").markup("FORM", form.shown());
  return site::form_page(request, delegates_frame(choices.event, "Sessions to choose among"), form,
                         web::render("domain/booking/pages/session_choices.html", view));
}

web::Listing<SessionGuest> guests_listing(const Request& request, const events::Event& event) {
  web::Listing<SessionGuest> list({.title = "Who chose it",
                                   .path = here(request) + "/" + request.capture("session"),
                                   .sort = "name",
                                   .rows = "people",
                                   .files = false});
  list.column({.name = "name", .heading = "Person"}, [event](const SessionGuest& each) {
    return web::Cell(each.name).to(address(delegates_path(event.slug), {{"person", each.person_id}}) + "#person");
  });
  list.column({.name = "organisation", .heading = "Organisation"},
              [](const SessionGuest& each) { return web::Cell(each.organisation); });
  list.column({.heading = "State"}, [](const SessionGuest& each) {
    const auto state = parse_state(each.state);
    return web::Cell(state.ok() ? std::string(state_label(*state)) : each.state);
  });
  return list;
}

Reply guests(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& code = request.capture("session");
  MUSTER_PAGE(choices, request, session_choices(context.database, slug));
  const auto list = guests_listing(request, choices.event);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, who_chose(context.database, slug, code, query));
  std::string title = code;
  for (const auto& each : choices.sessions)
    if (each.code == code) title = each.title;
  View view;
  view.head(title, found.found == 0
                       ? std::string("Nobody has chosen it yet.")
                       : counted(found.found, "person", "people") +
                             " chose it. Whoever waits for a place at the event keeps the seat that they chose.");
  if (found.found > 0) view.show("ANY").markup("LIST", list.html(request, query, found));
  view.set("BACK", here(request));
  return site::desk_page(request, delegates_frame(choices.event, title),
                         web::render("domain/booking/pages/session_guests.html", view));
}

}  // namespace

void add_session_choice_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string path = "/events/{event}/booking/sessions";
  const auto choices = [context](const Request& request) { return settings(context, request); };
  router.get(path, Permission::see_delegates, choices);
  router.post(path, Permission::change_events, choices);
  router.get(path + "/{session}", Permission::see_delegates,
             [context](const Request& request) { return guests(context, request); });
}

}  // namespace muster::booking
