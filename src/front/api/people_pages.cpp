// People for programs: searched for across events, and one of them with their bookings.
#include "people_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/booking/people_list_sql.hpp>
#include <muster/domain/privacy/person_file_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>

namespace muster::api {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

Json person_json(const people::PersonRecord& person) {
  return json_object({{"person", person.id},
                      {"first_name", person.first_name},
                      {"last_name", person.last_name},
                      {"email", person.email},
                      {"job_title", person.job_title},
                      {"organisation", person.organisation},
                      {"version", person.version}});
}

std::optional<std::vector<std::string>> scope_of(const Request& request) {
  if (!request.visitor.opens) return std::nullopt;
  return request.visitor.programmes(access::permission_name(Permission::see_people));
}

/// There is no list of everybody: as on the page, somebody is looked for.
Reply search(store::Database& database, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  const auto words = request.query.get("q");
  if (words.empty())
    return site::error_page(request, bad_input("Say whom you look for: ?q= and words of a name, an e-mail address or "
                                               "an organisation.")
                                         .at("q"));
  const auto query = paging.of({.search = words, .sort = "name"});
  MUSTER_PAGE(found, request, database.read([&](store::Session& session) -> Result<ListPage<people::PersonRecord>> {
    return booking::listed_people(session, scope_of(request), query);
  }));
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, json_array(found.rows, person_json)));
  return reply;
}

/// The file that is handed to the person who asks for it, with all that is held; its needs have a permission of their
/// own.
Reply person(store::Database& database, const Request& request) {
  MUSTER_PAGE(file, request, privacy::person_file(database, request.capture("person"), scope_of(request)));
  auto bookings = json_array(file.bookings, [](const booking::PersonBooking& one) {
    return json_object({{"event", one.event_slug}, {"state", one.state}});
  });
  return web::json(json_joined(person_json(file.person), json_object({{"bookings", std::move(bookings)}})));
}

std::vector<std::pair<std::string, web::Schema>> members() {
  using namespace web;
  return {{"person", text("Their id")},
          {"first_name", text()},
          {"last_name", text()},
          {"email", text("May be empty")},
          {"job_title", text("May be empty")},
          {"organisation", text("Empty where there is none")},
          {"version", whole_number("Grows with every change of these")}};
}

}  // namespace

void add_people_pages(web::Router& router, store::Database& database) {
  using namespace web;
  auto one = members();
  one.emplace_back("bookings", list_of(object({{"event", text("Its short name")}, {"state", text()}})));
  router
      .get("/api/people", Permission::see_people,
           [&database](const Request& request) { return search(database, request); })
      .describe({.summary = "People of your programmes who are looked for, by surname",
                 .parameters = {{"q", text("Words of their name, e-mail address or organisation"), "abara"}},
                 .replies = list_of(object(members())),
                 .example = R"([{"person": "4m0r1", "first_name": "Gwen", "last_name": "Abara", "email": "",
  "job_title": "", "organisation": "Sutton", "version": 1}])",
                 .by_pages = true});
  router
      .get("/api/people/{person}", Permission::see_people,
           [&database](const Request& request) { return person(database, request); })
      .describe({.summary = "One person, and where they are booked",
                 .parameters = {{"person", text("Their id")}},
                 .replies = object(std::move(one)),
                 .example = R"({"person": "4m0r1", "first_name": "Gwen", "last_name": "Abara", "email": "",
  "job_title": "", "organisation": "Sutton", "version": 1, "bookings": [{"event": "summit-2022", "state": "booked"}]})"});
}

}  // namespace muster::api
