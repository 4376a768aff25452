// The tables for programs: read, set, made, and somebody moved.
#include "table_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/table_json.hpp>
#include <muster/domain/booking/table_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/schema.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

std::string session_of(const Request& request) { return request.query.get("session"); }

Reply show(const PageContext& context, const Request& request) {
  MUSTER_PAGE(plan, request, table_plan(context.database, request.capture("event"), session_of(request)));
  return web::json(tables_json(plan));
}

Reply set(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(before, request, table_plan(context.database, slug, session_of(request)));
  auto rules = before.rules;
  web::SentObject sent(request);
  sent.whole("tables", rules.tables).whole("places", rules.places).text("kind", rules.kind);
  sent.truth("on_badge", rules.on_badge);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(plan, request,
              set_tables(context.database, context.audit(request), slug, session_of(request), rules, before.seen));
  return web::json(tables_json(plan));
}

Reply make(const PageContext& context, const Request& request) {
  std::string keep;
  web::SentObject sent(request);
  sent.text("keep", keep, "\"everybody\" or \"by_hand\"");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(keeping, request, parse_table_keeping(keep));
  MUSTER_PAGE(
      plan, request,
      make_tables(context.database, context.audit(request), request.capture("event"), session_of(request), keeping));
  return web::json(tables_json(plan));
}

Reply move(const PageContext& context, const Request& request) {
  std::string person;
  std::int64_t table = 0;
  web::SentObject sent(request);
  sent.text("person", person, "the person's id").whole("table", table);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(plan, request,
              move_to_table(context.database, context.audit(request), request.capture("event"), session_of(request),
                            {person}, table == 0 ? std::nullopt : std::optional(table)));
  return web::json(tables_json(plan));
}

}  // namespace

void add_table_api_pages(web::Router& router, const PageContext& context) {
  using web::object;
  using web::text;
  using web::whole_number;
  const std::vector<web::Parameter> of{
      {"event", text("The event's short name, as /api/events lists it"), "london-send-summit-2022"},
      {"session", text("A session's code: its tables in place of the event's own"), ""}};
  const auto guest = object({{"person", text("The person's id")},
                             {"first_name", text()},
                             {"last_name", text()},
                             {"organisation", text("May be empty")},
                             {"kind", text("Of the organisation; may be empty")},
                             {"table", whole_number("From 1").or_null()},
                             {"by_hand", web::truth("Somebody put them there, and they stay")}});
  const auto reply =
      object({{"event", text()},
              {"session", text("Its code; empty: the event itself")},
              {"tables", whole_number("0: none were set")},
              {"places", whole_number("At each")},
              {"kind", text("Of organisations one of which each table has where possible; may be empty")},
              {"on_badge", web::truth()},
              {"remarks", web::list_of(text("What is not as asked for, and why"))},
              {"people", web::list_of(guest)}});
  const std::string path = "/api/events/{event}/tables";
  router.get(path, Permission::take_delegates, [context](const Request& request) { return show(context, request); })
      .describe({.summary = "Who sits at which table, first booked first",
                 .parameters = of,
                 .replies = reply,
                 .example = R"({"event": "summit", "session": "", "tables": 0, "places": 0, "kind": "",
  "on_badge": false, "remarks": [], "people": []})"});
  router.put(path, Permission::change_delegates, [context](const Request& request) { return set(context, request); })
      .describe({.summary = "Sets how many tables there are and places whoever has none; what is left out stays",
                 .parameters = of,
                 .takes = {object({{"tables", whole_number("1 to 1,000").where_known()},
                                   {"places", whole_number("1 to 500").where_known()},
                                   {"kind", text().where_known()},
                                   {"on_badge", web::truth().where_known()}})},
                 .replies = reply});
  router
      .post(path + "/make", Permission::change_delegates,
            [context](const Request& request) { return make(context, request); })
      .describe({.summary = "Places people by the rules",
                 .parameters = of,
                 .takes = {object({{"keep", web::text_of({"everybody", "by_hand"}, "Who stays where they sit")}})},
                 .replies = reply});
  router
      .post(path + "/move", Permission::change_delegates,
            [context](const Request& request) { return move(context, request); })
      .describe(
          {.summary = "Puts somebody at a table, where they stay; without a table the rules place them",
           .parameters = of,
           .takes = {object({{"person", text("The person's id")}, {"table", whole_number("From 1").where_known()}})},
           .replies = reply});
}

}  // namespace muster::booking
