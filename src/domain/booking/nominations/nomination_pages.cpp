// The names of which the programme has to decide: many at once, and the mails are shown first.
#include "domain/booking/delegate_pages.hpp"
#include "domain/booking/messages/words_shown_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/nomination_service.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>
#include <set>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

std::string here_of(const Request& request) { return "/events/" + request.capture("event") + "/nominations"; }

std::string place_words(const ListedName& name) { return name.place == 0 ? "" : grouped(name.place); }

std::string seat_words(const Nomination& each) {
  const auto& name = each.name;
  // Whether a seat is kept hangs on whether the organisation has seats of its own; what is not beyond them is named.
  if (name.state == State::nominated) return "Named";
  if (each.lead.empty()) return "Has no lead";
  return name.place == 0 ? "Asks; the lead has not answered" : "Named, beyond the seats";
}

web::Listing<Nomination> names_listing(const Request& request) {
  const auto here = here_of(request);
  web::Listing<Nomination> list(
      {.title = "Names to decide about",
       .path = here,
       .sort = "organisation",
       .rows = "names",
       .nothing_yet = {"No name waits for a decision", "Ask the leads of organisations whom they send.",
                       here + "/leads", "Leads"},
       .bulk = {{here + "/offer", "Offer a seat", "Offer {} a seat"},
                {here + "/book", "Book", "Book {}"},
                {here + "/decline", "Give no place", "Give {} no place", {}, true}}});
  list.column({.name = "name", .heading = "Person"},
              [](const Nomination& each) { return web::Cell(each.name.name).second_line(each.name.job_title); });
  list.column({.name = "organisation", .heading = "Organisation"}, [](const Nomination& each) {
    return web::Cell(each.organisation).second_line(each.lead.empty() ? "" : "Lead: " + each.lead);
  });
  list.column({.name = "place", .heading = "Lead’s order", .kind = web::ListColumn::Kind::number},
              [](const Nomination& each) { return web::Cell(place_words(each.name)); });
  list.column({.heading = "Stands as"}, [](const Nomination& each) { return web::Cell(seat_words(each)); });
  list.column({.heading = "E-mail", .css = "address"}, [](const Nomination& each) { return web::Cell(each.email); });
  return list.keys([](const Nomination& each) { return each.name.person_id; },
                   [](const Nomination& each) { return each.name.name; });
}

Reply list_page(const PageContext& context, const Request& request, const std::string& notice, int status) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto list = names_listing(request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, listed_nominations(context.database, event.slug, query));
  web::View view;
  view.head("Nominations",
            found.all == 0
                ? std::string("Leads put names forward in their order; you decide, and then people hear of it.")
                : counted(found.all, "name waits", "names wait") +
                      " for you to decide. None of them has heard of it from us, unless they asked themselves.");
  view.show("NOT_DONE", notice);
  if (const auto done = parse_integer(request.query.get("done")); done && *done > 0)
    view.add("DONE", counted(*done, "name is", "names are") + " decided. The mails are in the outbox.");
  view.set("BACK", "/events/" + event.slug + "/delegates").set("LEADS", here_of(request) + "/leads");
  view.markup("LIST", list.html(request, query, found));
  return site::desk_page(request, delegates_frame(event, "Nominations", status >= 400),
                         web::render("domain/booking/pages/nominations.html", view), status);
}

std::string asked_words(NominationAnswer answer, std::int64_t number) {
  switch (answer) {
    case NominationAnswer::offer:
      return "Offer a seat to " + counted(number, "person", "people") + "?";
    case NominationAnswer::book:
      return "Book " + counted(number, "person", "people") + "?";
    case NominationAnswer::decline:
      return "Give " + counted(number, "person", "people") + " no place?";
  }
  return {};
}

const char* route_of(NominationAnswer answer) {
  return answer == NominationAnswer::offer ? "/offer" : answer == NominationAnswer::book ? "/book" : "/decline";
}

/// What would become of them, by state.
void add_outcomes(web::View& view, const DecidedNominations& forecast) {
  for (const auto state : {State::booked, State::offered, State::waiting, State::cancelled}) {
    std::vector<std::string> names;
    for (const auto& each : forecast.done)
      if (each.state == state) names.push_back(each.name);
    if (names.empty()) continue;
    const auto number = static_cast<std::int64_t>(names.size());
    const auto words = state == State::cancelled ? std::string("No place")
                       : state == State::waiting ? std::string("No seat is left: on the waiting list")
                                                 : std::string(state_label(state));
    view.add("OUTCOME", words).set("NUMBER", grouped(number)).set("NAMES", muster::listed(names));
  }
  for (const auto& [name, why] : forecast.refused) view.add("REFUSED", name).set("WHY", why);
}

/// One mail for each state that somebody comes to.
Outcome add_mails(web::View& view, const PageContext& context, const std::string& slug,
                  const DecidedNominations& forecast) {
  for (const auto state : {State::offered, State::booked, State::waiting}) {
    std::int64_t number = 0;
    const DecidedNominations::One* first = nullptr;
    for (const auto& each : forecast.done) {
      if (each.state != state) continue;
      ++number;
      if (first == nullptr) first = &each;
    }
    if (first == nullptr) continue;
    MUSTER_TRY(words, nominated_mail_preview(context.database, context.clock.now(), slug, first->person_id, state));
    show_words(view, words, first->name, number);
  }
  return Success{};
}

Reply decide(const PageContext& context, const Request& request, NominationAnswer answer) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  const auto ticked = request.form.all("row[]");
  if (ticked.empty()) return list_page(context, request, "Tick the names that you want to decide about.", 422);
  if (request.form.get("asked") == "yes") {
    const auto decided = decide_nominations(context.database, context.audit(request), slug, ticked, answer);
    if (!decided.ok()) {
      if (decided.error().kind != ErrorKind::conflict) return site::error_page(request, decided.error());
      return list_page(context, request, decided.error().message, 409);
    }
    if (decided->refused.empty())
      return web::redirect(here_of(request) + "?done=" + std::to_string(decided->done.size()));
    std::string words = decided->done.empty()
                            ? std::string("Nothing was changed.")
                            : counted(static_cast<std::int64_t>(decided->done.size()), "name was", "names were") +
                                  " decided, others not.";
    for (const auto& [name, why] : decided->refused) words += " " + name + ": " + why;
    return list_page(context, request, words, 409);
  }
  const std::set<std::string> wanted(ticked.begin(), ticked.end());
  if (wanted.size() > most_names_decided)
    return list_page(context, request, "Decide about 500 at a time. Nothing was changed.", 422);
  ListQuery all;
  all.sort = "organisation";
  all.page_size = 0;
  MUSTER_PAGE(found, request, listed_nominations(context.database, slug, all));
  std::erase_if(found.rows, [&](const Nomination& each) { return !wanted.contains(each.name.person_id); });
  if (found.rows.empty())
    return list_page(context, request, "Somebody decided about these before you, or their leads took them back.", 409);
  std::vector<std::string> people;
  for (const auto& each : found.rows) people.push_back(each.name.person_id);
  const auto forecast = forecast_nominations(context.database, context.clock.now(), slug, people, answer);
  if (!forecast.ok()) {
    if (forecast.error().kind != ErrorKind::conflict) return site::error_page(request, forecast.error());
    return list_page(context, request, forecast.error().message, 409);
  }
  web::View view;
  view.head(
      asked_words(answer, static_cast<std::int64_t>(people.size())),
      answer == NominationAnswer::decline
          ? "Their leads are told. Of the people themselves only who asked for a place, and so has a page of their "
            "own, gets a mail."
          : "In the leads’ order: first choices before second ones. Each gets a page of their own with the mail, and "
            "says there what they need. Their leads are told.");
  view.set("LIST_PATH", here_of(request));
  add_outcomes(view, *forecast);
  if (const auto shown = add_mails(view, context, slug, *forecast); !shown.ok())
    return site::error_page(request, shown.error());
  web::Form form(request, here_of(request) + route_of(answer));
  form.look("").button({answer == NominationAnswer::decline ? "Give no place and tell the leads"
                        : answer == NominationAnswer::book  ? "Book and send the mails"
                                                            : "Offer and send the mails"});
  form.way_out("Decide later", here_of(request)).knowing("asked", "yes");
  for (const auto& each : people) form.knowing("row[]", each);
  view.markup("FORM", form.shown());
  return site::desk_page(request, delegates_frame(event, "Nominations"),
                         web::render("domain/booking/pages/nominations_ask.html", view));
}

}  // namespace

void add_nomination_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::change_delegates;
  const std::string here = "/events/{event}/nominations";
  router.get(here, right, [context](const Request& request) { return list_page(context, request, {}, 200); });
  site::add_list_files<Nomination>(router, here, right,
                                   {names_listing, [context](const Request& request, const ListQuery& query) {
                                      return listed_nominations(context.database, request.capture("event"), query);
                                    }});
  for (const auto answer : {NominationAnswer::offer, NominationAnswer::book, NominationAnswer::decline})
    router.post(here + route_of(answer), right,
                [context, answer](const Request& request) { return decide(context, request, answer); });
  add_lead_pages(router, context);
}

}  // namespace muster::booking
