// Leads of organisations and the names that they put forward, for programs: read, asked for, decided.
#include "nomination_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/nomination_json.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/schema.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::api {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

struct NominationSite {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

Reply show_names(const NominationSite& site, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(
      found, request,
      booking::listed_nominations(site.database, request.capture("event"), paging.of({.sort = "organisation"})));
  MUSTER_PAGE(reply, request,
              web::list_reply(request, paging, found, json_array(found.rows, booking::nomination_json)));
  return reply;
}

Reply show_leads(const NominationSite& site, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(found, request,
              booking::listed_calls(site.database, request.capture("event"), paging.of({.sort = "asked"})));
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, json_array(found.rows, booking::call_json)));
  return reply;
}

Reply ask_lead(const NominationSite& site, const Request& request) {
  booking::TypedLead lead;
  std::string day;
  web::SentObject sent(request);
  sent.text("organisation", lead.organisation, "say which organisation it is");
  sent.text("name", lead.name, "give the lead's name").text("email", lead.email, "give the lead's e-mail address");
  sent.text("until", day);
  MUSTER_PAGE(read, request, [&]() -> Result<std::optional<Date>> {
    MUSTER_CHECK(sent.outcome());
    if (day.empty()) return std::optional<Date>{};
    const auto parsed = parse_date(day);
    if (!parsed) return bad_input("\"until\" must be a day, as 2022-06-03.").at("until");
    return std::optional(*parsed);
  }());
  for (const auto& [text, name] :
       {std::pair(&lead.organisation, "organisation"), {&lead.name, "name"}, {&lead.email, "email"}})
    if (text->find_first_of("\t\n") != std::string::npos)
      return site::error_page(request, bad_input("\"" + std::string(name) + "\" must be one line.").at(name));
  const auto line = lead.organisation + "\t" + lead.name + "\t" + lead.email;
  MUSTER_PAGE(asked, request,
              booking::ask_leads(site.database, site.audit(request), request.capture("event"), line, read));
  return web::json(json_object({{"asked", asked}}), 201);
}

Reply decide(const NominationSite& site, const Request& request) {
  std::vector<std::string> people;
  std::string word;
  web::SentObject sent(request);
  sent.texts("people", people).text("answer", word, "say \"offer\", \"book\" or \"decline\"");
  using booking::NominationAnswer;
  MUSTER_PAGE(answer, request, [&]() -> Result<NominationAnswer> {
    MUSTER_CHECK(sent.outcome());
    if (word == "offer") return NominationAnswer::offer;
    if (word == "book") return NominationAnswer::book;
    if (word == "decline") return NominationAnswer::decline;
    return bad_input("\"answer\" must be offer, book or decline.").at("answer");
  }());
  MUSTER_PAGE(
      decided, request,
      booking::decide_nominations(site.database, site.audit(request), request.capture("event"), people, answer));
  return web::json(booking::decided_json(decided));
}

}  // namespace

void add_nomination_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const NominationSite site{database, clock};
  const web::Parameter event{"event", web::text("The event's short name, as /api/events lists it"),
                             "london-send-summit-2022"};
  const std::string names = "/api/events/{event}/nominations";
  router.get(names, Permission::change_delegates, [site](const Request& request) { return show_names(site, request); })
      .describe(
          {.summary = "Names of which the programme has to decide",
           .parameters = {event},
           .replies = web::list_of(web::object(
               {{"person", web::text("An id")},
                {"name", web::text()},
                {"job_title", web::text()},
                {"email", web::text()},
                {"organisation", web::text()},
                {"lead", web::text("Who put the name forward, or is asked to")},
                {"place", web::whole_number("Where the lead put it; 0: they asked themselves")},
                {"state",
                 web::text_of(
                     {"nominated", "applied"},
                     "Nominated: a seat of the organisation’s own is kept, where it has any that are not released")}})),
           .example = R"([{"person": "01j8", "name": "Pat Lind", "job_title": "Teacher", "email": "pat@example.org",
  "organisation": "Camden", "lead": "Gwen Abara", "place": 1, "state": "nominated"}])",
           .by_pages = true});
  router.post(names, Permission::change_delegates, [site](const Request& request) { return decide(site, request); })
      .describe({.summary = "Decides about some of them, in their leads' order; each gets the mail that goes with it",
                 .parameters = {event},
                 .takes = {web::object({{"people", web::list_of(web::text("An id"))},
                                        {"answer", web::text_of({"offer", "book", "decline"})}})},
                 .replies = web::object(
                     {{"done", web::list_of(web::object({{"name", web::text()}, {"state", web::text()}}))},
                      {"refused", web::list_of(web::object({{"name", web::text()}, {"why", web::text()}}))}})});
  const std::string leads = "/api/events/{event}/nomination-leads";
  router.get(leads, Permission::change_delegates, [site](const Request& request) { return show_leads(site, request); })
      .describe({.summary = "Who is asked to name people of an organisation",
                 .parameters = {event},
                 .replies = web::list_of(web::object({{"call", web::text("An id")},
                                                      {"organisation", web::text()},
                                                      {"name", web::text()},
                                                      {"email", web::text()},
                                                      {"until", web::text_like("date").where_known()},
                                                      {"named", web::whole_number()},
                                                      {"undecided", web::whole_number()},
                                                      {"asked_at", web::text_like("date-time")}})),
                 .example = R"([{"call": "01j9", "organisation": "Camden", "name": "Gwen Abara",
  "email": "gwen@camden.example", "named": 2, "undecided": 2, "asked_at": "2022-05-10T10:00:00Z"}])",
                 .by_pages = true});
  router.post(leads, Permission::change_delegates, [site](const Request& request) { return ask_lead(site, request); })
      .describe({.summary = "Asks one by mail; whoever led the organisation before is replaced",
                 .parameters = {event},
                 .takes = {web::object({{"organisation", web::text()},
                                        {"name", web::text()},
                                        {"email", web::text()},
                                        {"until", web::text_like("date").or_null().where_known()}})},
                 .replies = web::object({{"asked", web::whole_number()}})});
}

}  // namespace muster::api
