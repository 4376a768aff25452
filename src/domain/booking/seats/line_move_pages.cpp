// The waiting list of an event moved to another, such as the next cohort: asked once, with what it does.
#include "seat_pages.hpp"

#include "domain/booking/address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/waiting_move_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

Reply move_line(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(table, request, seats_of(context.database, slug));
  if (table.line.empty()) return seats_page(context, request, {409, "Nobody waits for a seat here any more."});
  MUSTER_PAGE(events, request, events_to_wait_for(context.database, context.clock.now(), slug));
  if (events.empty())
    return seats_page(context, request,
                      {409, "This programme has no other event to come. Copy this one with a later day first."});
  std::vector<web::Choice<std::string>> choices;
  for (const auto& each : events) choices.push_back({each.slug, each.slug, each.title + ", " + long_date(each.date)});
  auto form = web::Form(request, seats_path(slug) + "/move-line")
                  .button("Move them")
                  .way_out("Leave them where they are", seats_path(slug))
                  .when_refused({}, "Nobody was moved.");
  const auto to = form.select<std::string>("to", "Event", choices).missing("Choose the event");
  if (form.read()) {
    const auto moved = move_waiting_list(context.database, context.audit(request), slug, *to);
    if (moved.ok())
      return web::redirect(address(seats_path(*to), {{"done", "line"},
                                                     {"people", std::to_string(moved->people)},
                                                     {"promoted", std::to_string(moved->promoted)},
                                                     {"left", std::to_string(moved->left.size())},
                                                     {"rest", std::to_string(moved->rest)}}));
    form.refuse(moved.error());
  }
  return ask_about_seats(
      request, table.event,
      {"Waiting list", "Move " + counted(std::ssize(table.line), "person who waits", "people who wait") + "?",
       "They stand behind those who wait there, in their order. Where seats are free there, they have them at once as "
       "the rules of that event say. 500 are moved at a time.",
       "Whoever has a page of their own gets a mail that says where they stand now, and their link leads there. "
       "Whoever stands in that event already stays here."},
      form);
}

}  // namespace

void add_line_move_pages(web::Router& router, const PageContext& context) {
  router.form("/events/{event}/allocations/move-line", access::Permission::change_delegates,
              [context](const Request& request) { return move_line(context, request); });
}

}  // namespace muster::booking
