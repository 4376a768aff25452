// The same figures for programs: events and their summaries as JSON.
#include "site_pages.hpp"

#include <muster/base/utf8.hpp>
#include <muster/events/event_service.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <sstream>

namespace muster::report {
namespace {

using http::Reply;
using http::Request;
using Poco::JSON::Array;
using Poco::JSON::Object;

Object::Ptr object() { return new Object(Poco::JSON_PRESERVE_KEY_ORDER); }

template <class T>
std::string text_of(const T& json) {
  std::ostringstream out;
  json->stringify(out, 2);
  out << '\n';
  return out.str();
}

Reply event_list(const Site& site, const Request& request) {
  const auto events = events::list_events(site.database);
  if (!events.ok()) return http::problem_page(request, events.problem());
  Array::Ptr out = new Array;
  for (const auto& event : *events) {
    auto visitor = request.visitor;
    visitor.programme = event.programme;
    if (!visitor.sees(event.programme) || !visitor.can_open("/api/events/" + event.slug + "/summary")) continue;
    const auto summary = site.summaries.of(event.slug, site.now());
    if (!summary.ok()) return http::problem_page(request, summary.problem());
    auto entry = object();
    entry->set("event", event.slug);
    entry->set("title", event.title);
    entry->set("date", iso_date(event.date));
    entry->set("delegates", (*summary)->people);
    entry->set("responses", (*summary)->responses);
    entry->set("summary", "/api/events/" + event.slug + "/summary");
    out->add(entry);
  }
  return http::json(text_of(out));
}

Reply event_summary(const Site& site, const Request& request) {
  const auto summary = site.summaries.of(request.capture("event"), site.now(), trimmed(request.query.get("where")));
  return summary.ok() ? http::json(to_json(**summary)) : http::problem_page(request, summary.problem());
}

}  // namespace

void add_api_pages(http::Router& router, const Site& site) {
  using enum http::Audience;
  router.get("/api/events", lead, [site](const Request& request) { return event_list(site, request); });
  router.get("/api/events/{event}/summary", lead,
             [site](const Request& request) { return event_summary(site, request); });
}

}  // namespace muster::report
