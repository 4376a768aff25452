// Room and screen of a hybrid event on the desk: both numbers and the way to join on one form, and who comes how.
#include "domain/booking/address.hpp"
#include "seat_change_service.hpp"
#include "seat_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/hybrid_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/listing.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

using Limit = std::optional<std::int64_t>;

std::string hybrid_path(const std::string& slug, const std::string& rest = {}) {
  return "/events/" + slug + "/room-and-online" + rest;
}

struct HybridForm {
  web::Form form;
  web::Field<Limit> seats =
      form.integer("seats", "Seats in the room").hint("Empty: there is no limit.").width(10).optional();
  web::Field<Limit> online =
      form.integer("online_seats", "Seats online").hint("Empty: there is no limit.").width(10).optional();
  web::Field<std::string> joining = form.text("joining", "Link to join online")
                                        .hint(
                                            "It begins with https:// and is shown only to those who have a seat, on "
                                            "their own page and in their mail.")
                                        .plain()
                                        .optional();
};

std::string way_of(const HybridPerson& person) { return person.online ? "online" : "room"; }

web::Listing<HybridPerson> listing_of(const events::Event& event, bool may_change) {
  web::ListFilter way{.name = "way", .label = "They come"};
  way.choices = {{"room", "In the room", "done", web::Tone::plain}, {"online", "Online", "next", web::Tone::plain}};
  web::ListFrame frame{.title = "Who comes to " + event.title,
                       .path = hybrid_path(event.slug),
                       .search = "Name or organisation",
                       .filters = {way},
                       .sort = "name",
                       .rows = "people",
                       .nothing_yet = {"Nobody has a place yet",
                                       "Whoever books stands here, and comes to the room until you say otherwise.",
                                       delegates_path(event.slug), "Look at the delegates"},
                       .files = false};
  if (may_change)
    frame.bulk = {
        {hybrid_path(event.slug, "/online"), "They come online", "{} come online", "1 comes online", false, "room"},
        {hybrid_path(event.slug, "/room"), "They come to the room", "{} come to the room", "1 comes to the room", false,
         "online"}};
  web::Listing<HybridPerson> list(std::move(frame));
  list.column({.name = "name", .heading = "Person"}, [slug = event.slug](const HybridPerson& person) {
    return web::Cell(person.name).to(address(delegates_path(slug), {{"person", person.person}}) + "#person");
  });
  list.column({.name = "organisation", .heading = "Organisation", .css = "quiet"},
              [](const HybridPerson& person) { return web::Cell(person.organisation); });
  list.column({.heading = "State"},
              [](const HybridPerson& person) { return web::Cell(std::string(state_label(person.state))); });
  list.column({.heading = "Comes"},
              [](const HybridPerson& person) { return web::Cell(person.online ? "Online" : "In the room"); });
  if (may_change) {
    list.keys([](const HybridPerson& person) { return person.person; },
              [](const HybridPerson& person) { return person.name; });
    list.abilities([](const HybridPerson& person) { return way_of(person); });
  }
  return list;
}

ListPage<HybridPerson> rows_of(std::vector<HybridPerson> people, const ListQuery& query) {
  const Picking<HybridPerson> how{[](const HybridPerson& person) { return person.name + " " + person.organisation; },
                                  {{"way", way_of}},
                                  {{"name", [](const HybridPerson& person) { return person.name; }},
                                   {"organisation", [](const HybridPerson& person) { return person.organisation; }}}};
  return picked(std::move(people), query, how);
}

std::string part_words(const SeatFigures& figures, const Limit& seats, const char* where) {
  const auto taken = figures.used + figures.offered;
  auto words = seats ? grouped(taken) + " of " + counted(*seats, "seat", "seats") + " " + where +
                           (*seats == 1 ? " is taken" : " are taken")
                     : grouped(taken) + (taken == 1 ? " comes " : " come ") + where;
  if (figures.over > 0) words += ", " + grouped(figures.over) + " more than there are";
  if (figures.waiting > 0) words += ", " + counted(figures.waiting, "waits", "wait");
  return words;
}

std::string done_words(const Request& request) {
  const auto done = request.query.get("done");
  if (done == "saved") return "Saved.";
  const auto people = std::max<std::int64_t>(parse_integer(request.query.get("people")).value_or(0), 0);
  const auto who = counted(people, "person comes", "people come");
  return done == "online" ? who + " online now." : done == "room" ? who + " to the room now." : std::string();
}

Reply hybrid_page(const PageContext& context, const Request& request, const SeatNotice& notice) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(book, request, hybrid_book(context.database, slug));
  const bool may = request.visitor.can_open(hybrid_path(slug), web::Method::post);
  const bool may_link = request.visitor.may(access::permission_name(access::Permission::change_events));
  HybridForm typed{web::Form(request, hybrid_path(slug))
                       .button("Save")
                       .knowing("seen", std::to_string(book.seen_seats))
                       .knowing("seen_page", std::to_string(book.seen_page))
                       .when_refused({}, "Nothing was changed.")};
  (void)typed.seats.begins(book.rules.seats);
  (void)typed.online.begins(book.rules.online_seats);
  (void)typed.joining.begins(book.rules.joining_link);
  if (notice.not_done.empty() && may && may_link && typed.form.read()) {
    const auto saved = set_hybrid(
        context.database, context.audit(request), slug, {*typed.seats, *typed.online, trimmed(*typed.joining)},
        parse_integer(request.form.get("seen")).value_or(0), parse_integer(request.form.get("seen_page")).value_or(0));
    if (saved.ok()) return web::redirect(hybrid_path(slug) + "?done=saved");
    typed.form.refuse(saved.error());
  }
  const auto list = listing_of(book.event, may);
  const auto query = list.query(request);
  View view;
  view.set("LIST_PATH", delegates_path(slug)).set("SEATS_PATH", seats_path(slug));
  view.head("Room and online", part_words(book.room, book.rules.seats, "in the room") + "; " +
                                   part_words(book.online, book.rules.online_seats, "online") + ".");
  view.show("NOT_DONE", notice.not_done);
  view.show("DONE", notice.not_done.empty() ? done_words(request) : std::string());
  if (may && may_link) view.add("FORM_PART").markup("FORM", typed.form.shown());
  view.show_if(book.rules.joining_link.empty(), "NO_LINK");
  view.markup("LIST", list.html(request, query, rows_of(std::move(book.people), query)));
  auto reply = site::form_page(request, delegates_frame(book.event, "Room and online", !notice.not_done.empty()),
                               typed.form, web::render("domain/booking/pages/hybrid.html", view));
  if (!notice.not_done.empty()) reply.status = notice.status;
  return reply;
}

Reply change_way(const PageContext& context, const Request& request, bool online) {
  const auto& slug = request.capture("event");
  const auto people = request.form.all("row[]");
  if (people.empty()) return hybrid_page(context, request, {422, "Tick the people first. Nothing was changed."});
  const auto changed = set_ways(context.database, context.audit(request), slug, people, online);
  if (!changed.ok()) {
    const auto kind = changed.error().kind;
    if (kind == ErrorKind::unavailable || kind == ErrorKind::unsure) return site::error_page(request, changed.error());
    return hybrid_page(context, request, {web::status_of(kind), changed.error().message});
  }
  return web::redirect(hybrid_path(slug) + "?done=" + (online ? "online" : "room") +
                       "&people=" + std::to_string(*changed));
}

}  // namespace

void add_hybrid_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string here = "/events/{event}/room-and-online";
  const auto page = [context](const Request& request) { return hybrid_page(context, request, {}); };
  router.get(here, Permission::take_delegates, page);
  router.post(here, Permission::change_events, page);
  router.post(here + "/online", Permission::change_delegates,
              [context](const Request& request) { return change_way(context, request, true); });
  router.post(here + "/room", Permission::change_delegates,
              [context](const Request& request) { return change_way(context, request, false); });
}

}  // namespace muster::booking
