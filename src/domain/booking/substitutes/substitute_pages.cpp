// Who asks that somebody else comes in their place: many are answered at once, and the mails are shown first.
#include "domain/booking/delegate_pages.hpp"
#include "domain/booking/messages/words_shown_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/substitute_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

std::string here_of(const Request& request) { return "/events/" + request.capture("event") + "/substitutes"; }
/// Of an event that is over or will not be, nobody is written to.
bool is_to_come(const events::Event& event, Instant now) {
  return !event.cancelled && day_in(event.zone, now) <= event.date;
}
std::string other_name(const SubstituteRequest& each) { return each.other.first_name + " " + each.other.last_name; }

web::Listing<SubstituteRequest> requests_listing(const Request& request, const Zone& zone) {
  const auto here = here_of(request);
  web::Listing<SubstituteRequest> list(
      {.title = "Substitutes",
       .path = here,
       .sort = "asked",
       .rows = "requests",
       .nothing_yet = {"Nobody asks for a substitute",
                       "Where the event lets people ask, they name somebody on the page of their own booking."},
       .bulk = {{here + "/agree", "Agree", "Agree to {}", "Agree to 1"},
                {here + "/refuse", "Refuse", "Refuse {}", "Refuse 1"}}});
  list.column({.heading = "Has the place"},
              [](const SubstituteRequest& each) { return web::Cell(each.name).second_line(each.organisation); });
  list.column({.heading = "Would come instead"}, [](const SubstituteRequest& each) {
    return web::Cell(other_name(each)).second_line(each.other.job_title);
  });
  list.column({.heading = "E-mail", .css = "address"},
              [](const SubstituteRequest& each) { return web::Cell(each.other.email); });
  list.column({.name = "asked", .heading = "Asked"}, [zone](const SubstituteRequest& each) {
    const auto at = parse_instant(each.asked_at);
    return web::Cell(at.ok() ? long_date(day_in(zone, *at)) : each.asked_at);
  });
  return list.keys([](const SubstituteRequest& each) { return each.person_id; },
                   [](const SubstituteRequest& each) { return each.name; });
}

Reply list_page(const PageContext& context, const Request& request, const std::string& notice, int status) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto list = requests_listing(request, event.zone);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, listed_substitutes(context.database, event.slug, query));
  web::View view;
  view.head("Substitutes", found.all == 0
                               ? std::string("Whoever is named keeps the place; nobody who waits gets it.")
                               : counted(found.all, "person asks", "people ask") +
                                     " that somebody else comes in their place. The place is kept meanwhile.");
  view.show("NOT_DONE", notice);
  const auto done = parse_integer(request.query.get("done"));
  if (done && *done > 0)
    view.add("DONE", counted(*done, "request is", "requests are") + " answered." +
                         (is_to_come(event, context.clock.now()) ? " The mails are in the outbox." : ""));
  view.set("BACK", "/events/" + event.slug + "/delegates").markup("LIST", list.html(request, query, found));
  return site::desk_page(request, delegates_frame(event, "Substitutes", status >= 400),
                         web::render("domain/booking/pages/substitutes.html", view), status);
}

Reply decide(const PageContext& context, const Request& request, SubstituteAnswer answer) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  const auto ticked = request.form.all("row[]");
  if (ticked.empty()) return list_page(context, request, "Tick those whom you want to answer.", 422);
  const bool agrees = answer == SubstituteAnswer::agree;
  if (request.form.get("asked") == "yes") {
    MUSTER_PAGE(decided, request, decide_substitutes(context.database, context.audit(request), slug, ticked, answer));
    if (decided.refused.empty())
      return web::redirect(here_of(request) + "?done=" + std::to_string(decided.done.size()));
    std::string words = decided.done.empty()
                            ? std::string("Nothing was changed.")
                            : counted(static_cast<std::int64_t>(decided.done.size()), "request was", "requests were") +
                                  " answered, the others were not.";
    for (const auto& [person, why] : decided.refused) words += " " + why;
    return list_page(context, request, words, 409);
  }
  ListQuery all;
  all.sort = "asked";
  all.page_size = 0;
  MUSTER_PAGE(found, request, listed_substitutes(context.database, slug, all));
  std::erase_if(found.rows, [&](const SubstituteRequest& each) {
    return std::ranges::find(ticked, each.person_id) == ticked.end();
  });
  if (found.rows.empty())
    return list_page(context, request, "Somebody answered these before you, or the bookings were changed.", 409);
  const auto number = static_cast<std::int64_t>(found.rows.size());
  MUSTER_PAGE(mails, request,
              substitute_mails(context.database, context.clock.now(), slug, found.rows.front(), answer));
  web::View view;
  std::vector<std::string> names;
  for (const auto& each : found.rows) names.push_back(other_name(each) + " for " + each.name);
  view.head((agrees ? "Agree to " : "Refuse ") + counted(number, "substitute", "substitutes") + "?",
            muster::listed(names) + ".");
  view.set("LIST_PATH", here_of(request));
  view.set("NOTE", agrees ? "The place, and nothing else, passes on: needs, answers and the code at the door do not."
                          : "Whoever asked keeps their place.");
  if (agrees) {
    MUSTER_PAGE(strangers, request,
                substitutes_without_membership(context.database, context.clock.now(), slug, found.rows));
    view.show("NO_MEMBER", strangers.empty() ? std::string()
                                             : muster::listed(strangers) + (strangers.size() == 1 ? " is" : " are") +
                                                   " no member: no membership covers the address given. This event is "
                                                   "for members.");
  }
  for (const auto& mail : mails) show_words(view, mail.words, mail.to, number);
  web::Form form(request, here_of(request) + (agrees ? "/agree" : "/refuse"));
  form.look("").button({agrees ? "Agree and send the mails" : mails.empty() ? "Refuse" : "Refuse and send the mails"});
  form.way_out("Decide later", here_of(request)).knowing("asked", "yes");
  for (const auto& each : found.rows) form.knowing("row[]", each.person_id);
  view.markup("FORM", form.shown());
  return site::desk_page(request, delegates_frame(event, "Substitutes"),
                         web::render("domain/booking/pages/substitutes_ask.html", view));
}

}  // namespace

void add_substitute_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::change_delegates;
  const std::string here = "/events/{event}/substitutes";
  router.get(here, right, [context](const Request& request) { return list_page(context, request, {}, 200); });
  site::add_list_files<SubstituteRequest>(
      router, here, right,
      {[context](const Request& request) {
         // Where there is no such event, its rows say so.
         const auto event = events::find_event(context.database, request.capture("event"));
         return requests_listing(request, event.ok() ? event->zone : Zone{});
       },
       [context](const Request& request, const ListQuery& query) {
         return listed_substitutes(context.database, request.capture("event"), query);
       }});
  router.post(here + "/agree", right,
              [context](const Request& request) { return decide(context, request, SubstituteAnswer::agree); });
  router.post(here + "/refuse", right,
              [context](const Request& request) { return decide(context, request, SubstituteAnswer::refuse); });
}

}  // namespace muster::booking
