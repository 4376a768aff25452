// Messages of an event for programs: what was sent and what waits, and a draft that is planned or sent.
#include "planned_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_jobs.hpp>
#include <muster/domain/booking/message_json.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

Reply sent_list(const MessagesContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(found, request,
              sent_messages(context.database, request.capture("event"), paging.of({.descending = true})));
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, json_array(found.rows, sent_json)));
  return reply;
}

Reply waiting_list(const MessagesContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, unsent_messages(context.database, event.slug));
  const auto page = web::one_page(all, paging, [](const auto& message) { return message.id; });
  auto rows = json_array(page.rows, [&](const auto& message) { return message_json(message, event); });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(rows)));
  return reply;
}

Reply copies(const MessagesContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(record, request,
              sent_record(context.database, request.capture("event"), request.capture("message"), paging.of({})));
  const auto& found = record.copies;
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, json_array(found.rows, copy_json)));
  return reply;
}

Reply write(const MessagesContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  PlannedMessage wanted;
  wanted.audience.states = {State::booked, State::came};
  if (const auto taken = take_message(request.json ? *request.json : Json(), wanted); !taken.ok())
    return site::error_page(request, taken.error());
  MUSTER_PAGE(saved, request,
              save_message(context.database, context.audit(request), event.slug, std::move(wanted), context.answering));
  return web::json(message_json(saved, event));
}

Reply go(const MessagesContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto& id = request.capture("message");
  MUSTER_PAGE(message, request, find_planned_message(context.database, event.slug, id));
  const auto* then = request.json ? request.json->find("then") : nullptr;
  if (then != nullptr && then->truth() != nullptr && *then->truth()) {
    const auto done = plan_message(context.database, context.audit(request), event.slug, id, message.version);
    if (!done.ok()) return site::error_page(request, done.error());
  } else {
    MUSTER_PAGE(sent, request,
                send_planned(context.database, context.audit(request), event.slug, id, std::nullopt, context.answering,
                             message_order(event, id)));
    (void)sent;
  }
  MUSTER_PAGE(now, request, find_planned_message(context.database, event.slug, id));
  return web::json(message_json(now, event));
}

web::Schema message_schema() {
  using namespace web;
  using web::text;
  return object({{"message", text("Its id")},
                 {"state", text_of({"draft", "planned", "sent", "stopped"})},
                 {"because", text("Why it was not sent").where_known()},
                 {"version", whole_number("Grows with each change")},
                 {"subject", text()},
                 {"text", text()},
                 {"kind", text_of({"told", "news"}, "About what they booked, or news that they can stop")},
                 {"states", list_of(text("A state of bookings"))},
                 {"organisations", text("A kind of organisation; \"!\" before it: all but that; empty: all")},
                 {"answered", text_of({"", "yes", "no"})},
                 {"condition", text("Such as: not organisation contains \"NHS\"")},
                 {"timing", text_of({"now", "before", "after", "at"})},
                 {"days", whole_number("Before or after the event").where_known()},
                 {"time", text("Of that day, by the event's clocks").where_known()},
                 {"goes_at", text_like("date-time").or_null()}});
}

constexpr const char* message_example =
    R"({"message": "0f3c", "state": "draft", "version": 1, "subject": "Friday: where and when", "text": "We begin at nine.",
  "kind": "told", "states": ["booked"], "organisations": "", "answered": "", "condition": "", "timing": "before",
  "days": 3, "time": "09:00", "goes_at": "2022-06-07T08:00:00Z"})";

}  // namespace

void add_message_api_pages(web::Router& router, const MessagesContext& context) {
  using namespace web;
  using web::text;
  const auto right = Permission::change_delegates;
  const Parameter event{"event", text("The short name of an event"), "london-send-summit-2022"};
  const Parameter message{"message", text("Its id"), "0f3c"};
  const std::string all = "/api/events/{event}/messages";
  router.get(all, right, [context](const Request& request) { return sent_list(context, request); })
      .describe({.summary = "The messages that were sent to people of an event, newest first, as long as mail is kept",
                 .parameters = {event},
                 .replies = list_of(object({{"message", text("Its id")},
                                            {"subject", text()},
                                            {"sent_at", text_like("date-time")},
                                            {"people", whole_number("Whom it was for")},
                                            {"failed", whole_number("Copies that the mail server refused")}})),
                 .example = R"([{"message": "0f3c", "subject": "Friday: where and when",
  "sent_at": "2022-06-07T08:00:00Z", "people": 38, "failed": 0}])",
                 .by_pages = true});
  router.get(all + "/waiting", right, [context](const Request& request) { return waiting_list(context, request); })
      .describe({.summary = "The messages of an event that were not sent",
                 .parameters = {event, web::short_list()},
                 .replies = list_of(message_schema()),
                 .example = "[" + std::string(message_example) + "]",
                 .by_pages = true});
  router.get(all + "/{message}", right, [context](const Request& request) { return copies(context, request); })
      .describe(
          {.summary = "What became of each copy of a message that was sent",
           .parameters = {event, message},
           .replies = list_of(object({{"person", text("Their id")},
                                      {"name", text()},
                                      {"email", text()},
                                      {"state", text_of({"waiting", "sent", "failed", "stopped", "not sent"})},
                                      {"reason", text("The mail server’s word").where_known()}})),
           .example = R"([{"person": "4a1b", "name": "Gwen Abara", "email": "gwen@mail.example", "state": "sent"}])",
           .by_pages = true});
  router.post(all, right, [context](const Request& request) { return write(context, request); })
      .describe({.summary = "Writes a message as a draft: nobody gets it yet",
                 .parameters = {event},
                 .takes = {object({{"subject", text()},
                                   {"text", text("With fields such as {name}")},
                                   {"kind", text_of({"told", "news"}).where_known()},
                                   {"states", list_of(text()).where_known()},
                                   {"organisations", text().where_known()},
                                   {"answered", text().where_known()},
                                   {"condition", text().where_known()},
                                   {"timing", text_of({"now", "before", "after", "at"}).where_known()},
                                   {"days", whole_number().where_known()},
                                   {"time", text().where_known()},
                                   {"at", text_like("date-time").where_known()}})},
                 .replies = message_schema(),
                 .example = message_example});
  router.post(all + "/{message}/send", right, [context](const Request& request) { return go(context, request); })
      .describe({.summary = "Sends a draft now, or lets it go at its moment",
                 .parameters = {event, message},
                 .takes = {object({{"then", web::truth("At its moment instead of now").where_known()}})},
                 .replies = message_schema(),
                 .example = message_example});
}

}  // namespace muster::booking
