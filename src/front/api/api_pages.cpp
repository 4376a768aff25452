// The same figures for programs: events and their summaries as JSON.
#include <muster/front/api/api_pages.hpp>

#include <muster/domain/figures/event_pages.hpp>

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/utf8.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <sstream>

namespace muster::api {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;
using web::Reply;
using web::Request;

Reply event_list(const figures::FigureSite& site, const Request& request) {
  MUSTER_PAGE(events, request, events::list_events(site.database));
  Array out;
  for (const auto& event : events) {
    auto visitor = request.visitor;
    visitor.programme = event.programme;
    if (!visitor.sees(event.programme) || !visitor.can_open("/api/events/" + event.slug + "/summary")) continue;
    MUSTER_PAGE(summary, request, site.summaries.of(event.slug, site.now()));
    Object entry(Poco::JSON_PRESERVE_KEY_ORDER);
    entry.set("event", event.slug);
    entry.set("title", event.title);
    entry.set("date", iso_date(event.date));
    entry.set("delegates", summary->people);
    entry.set("responses", summary->responses);
    entry.set("summary", "/api/events/" + event.slug + "/summary");
    out.add(entry);
  }
  std::ostringstream text;
  out.stringify(text, 2);
  text << '\n';
  return web::json(text.str());
}

Reply event_summary(const figures::FigureSite& site, const Request& request) {
  MUSTER_PAGE(summary, request, site.summaries.of(request.capture("event"), site.now(), figures::filter_of(request)));
  return web::json(figures::to_json(*summary));
}

}  // namespace

void add_pages(web::Router& router, store::Database& database, const Clock& clock, figures::Summaries& summaries) {
  const figures::FigureSite site{database, clock, summaries};
  router.get("/api/events", access::Permission::read_figures,
             [site](const Request& request) { return event_list(site, request); });
  router.get("/api/events/{event}/summary", access::Permission::read_figures,
             [site](const Request& request) { return event_summary(site, request); });
}

}  // namespace muster::api
