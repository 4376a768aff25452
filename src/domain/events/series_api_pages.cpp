// Series for programs: read, made, changed and taken away.
#include "series_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/series_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <optional>

namespace muster::events {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

struct ApiContext {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

Json book_json(const SeriesBook& book) {
  return json_object({{"id", book.series.id},
                      {"name", book.series.name},
                      {"version", book.series.version},
                      {"events", json_array(book.events, [](const SeriesEvent& one) {
                         return json_object({{"event", one.event.slug},
                                             {"title", one.event.title},
                                             {"date", iso_date(one.event.date)},
                                             {"compulsory", one.compulsory}});
                       })}});
}

web::Schema book_schema() {
  using namespace web;
  using web::text;
  return object({{"id", text()},
                 {"name", text()},
                 {"version", whole_number("Grows with every change")},
                 {"events", list_of(object({{"event", text("The event's short name")},
                                            {"title", text()},
                                            {"date", text_like("date")},
                                            {"compulsory", truth("Whoever belongs to the series is to come")}}),
                                    "In the order of the series")}});
}

Reply reply_of(const ApiContext& context, const Request& request, const std::string& id) {
  MUSTER_PAGE(book, request, series_book(context.database, request.capture("programme"), id));
  return web::json(book_json(book));
}

Reply list(const ApiContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, series_of_programme(context.database, request.capture("programme")));
  const auto page = web::one_page(all, paging, [](const SeriesBook& book) { return book.series.id; });
  auto rows = json_array(page.rows, book_json);
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_object({{"series", std::move(rows)}})));
  return reply;
}

Reply make(const ApiContext& context, const Request& request) {
  std::string name;
  web::SentObject sent(request);
  sent.text("name", name, "Send the \"name\" of the series.");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(made, request, add_series(context.database, context.audit(request), request.capture("programme"), name));
  return reply_of(context, request, made.id);
}

Result<std::vector<PlacedEvent>> placed_in(const Json& sent) {
  const auto wrong = [] {
    return bad_input("Send \"events\" as a list of objects with \"event\" and, where so, \"compulsory\".").at("events");
  };
  const auto* rows = sent.array();
  if (rows == nullptr) return wrong();
  std::vector<PlacedEvent> placed;
  for (const auto& row : *rows) {
    const auto* slug = row.find("event");
    if (slug == nullptr || slug->text() == nullptr) return wrong();
    const auto* compulsory = row.find("compulsory");
    if (compulsory != nullptr && compulsory->truth() == nullptr) return wrong();
    placed.push_back({*slug->text(), compulsory != nullptr && *compulsory->truth()});
  }
  return placed;
}

Reply change(const ApiContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto& id = request.capture("series");
  MUSTER_PAGE(before, request, series_book(context.database, programme, id));
  auto name = before.series.name;
  auto version = before.series.version;
  web::SentObject sent(request);
  sent.text("name", name).whole("version", version);
  const auto* events = sent.member("events");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  SeriesChange wanted{.name = name, .version = version};
  if (events != nullptr) {
    MUSTER_PAGE(read, request, placed_in(*events));
    wanted.events = std::move(read);
  }
  const auto done = change_series(context.database, context.audit(request), programme, id, wanted);
  if (!done.ok()) return site::error_page(request, done.error());
  return reply_of(context, request, id);
}

Reply take_away(const ApiContext& context, const Request& request) {
  MUSTER_PAGE(
      done, request,
      delete_series(context.database, context.audit(request), request.capture("programme"), request.capture("series")));
  (void)done;
  return web::json(json_object({{"removed", request.capture("series")}}));
}

}  // namespace

void add_series_api_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using namespace web;
  using web::text;
  const ApiContext context{database, clock};
  const std::string home = "/api/programmes/{programme}/series";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const Parameter series{"series", text("The id of the series")};
  const auto one = book_schema();
  router.get(home, Permission::read_figures, [context](const Request& request) { return list(context, request); })
      .describe({.summary = "The series of a programme's events",
                 .parameters = {programme, web::short_list()},
                 .replies = object({{"series", list_of(one, "By name")}}),
                 .example = R"({"series": []})",
                 .by_pages = true});
  router.post(home, Permission::change_events, [context](const Request& request) { return make(context, request); })
      .describe({.summary = "Makes a series",
                 .parameters = {programme},
                 .takes = {object({{"name", text("At most 100 characters")}})},
                 .replies = one});
  router
      .get(home + "/{series}", Permission::read_figures,
           [context](const Request& request) { return reply_of(context, request, request.capture("series")); })
      .describe({.summary = "One series with its events", .parameters = {programme, series}, .replies = one});
  router
      .put(home + "/{series}", Permission::change_events,
           [context](const Request& request) { return change(context, request); })
      .describe({.summary = "Changes a series; what is left out stays, and `events` replaces all of its events",
                 .parameters = {programme, series},
                 .takes = {object({{"name", text().where_known()},
                                   {"version", whole_number("As it was read").where_known()},
                                   {"events", list_of(object({{"event", text("The event's short name")},
                                                              {"compulsory", truth().where_known()}}))
                                                  .where_known()}})},
                 .replies = one});
  router
      .add(Method::delete_, home + "/{series}", Permission::change_events,
           [context](const Request& request) { return take_away(context, request); })
      .describe({.summary = "Takes a series away; its events stay",
                 .parameters = {programme, series},
                 .replies = object({{"removed", text("Its id")}})});
}

}  // namespace muster::events
