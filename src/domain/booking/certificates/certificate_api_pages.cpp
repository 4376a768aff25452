// Who gets a certificate, and what certificates say, for programs.
#include "certificate_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/certificate_json.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

Reply list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(book, request, certificates_of(context.database, context.clock.now(), request.capture("event")));
  return web::json(certificates_json(book));
}

Reply change(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(before, request, certificates_of(context.database, context.clock.now(), slug));
  MUSTER_PAGE(wanted, request, certificate_rules_from(request.json ? *request.json : Json(), before.rules));
  MUSTER_PAGE(saved, request, set_certificate_rules(context.database, context.audit(request), slug, wanted));
  (void)saved;
  MUSTER_PAGE(book, request, certificates_of(context.database, context.clock.now(), slug));
  return web::json(certificates_json(book));
}

}  // namespace

void add_certificate_api_pages(web::Router& router, const PageContext& context) {
  using web::object;
  using web::text;
  using web::text_of;
  using web::whole_number;
  const web::Parameter event{"event", text("The event's short name, as /api/events lists it"),
                             "london-send-summit-2022"};
  const auto line = object({{"booking", text("The booking's id")},
                            {"first_name", text()},
                            {"last_name", text()},
                            {"organisation", text()},
                            {"gets_one", web::truth()},
                            {"minutes", whole_number("What the certificate says; 0: nothing about hours")},
                            {"measured", whole_number("What a door or a report saw").or_null()},
                            {"sessions", web::list_of(text("Titles of sessions they were checked in at"))},
                            {"missed", web::list_of(text("Titles of compulsory sessions that are over without them"))},
                            {"awaited", web::list_of(text("Titles of compulsory sessions that are to come"))},
                            {"code", text("Of the certificate that was made; empty before")}});
  const auto reply = object({{"event", text()},
                             {"hours", text_of({"sessions", "typed"})},
                             {"typed_minutes", whole_number("Where hours are typed")},
                             {"least_minutes", whole_number("Who is known to have been there for less gets none")},
                             {"signed_by", text()},
                             {"compulsory", web::list_of(text("Code of a session that somebody must have been at"))},
                             {"certificates", web::list_of(line)}});
  const auto wish = object({{"hours", text_of({"sessions", "typed"}).where_known()},
                            {"typed_minutes", whole_number("1 to 60,000").where_known()},
                            {"least_minutes", whole_number("0 to 60,000").where_known()},
                            {"signed_by", text().where_known()},
                            {"compulsory", web::list_of(text("A session’s code")).where_known()}});
  const std::string here = "/api/events/{event}/certificates";
  router.get(here, Permission::take_delegates, [context](const Request& request) { return list(context, request); })
      .describe({.summary = "Who came to an event, and who gets a certificate of attendance",
                 .parameters = {event},
                 .replies = reply});
  router.put(here, Permission::change_events, [context](const Request& request) { return change(context, request); })
      .describe({.summary = "Says what the certificates say; a member that is missing stays as it is",
                 .parameters = {event},
                 .takes = {wish},
                 .replies = reply});
}

}  // namespace muster::booking
