// The same figures for programs: events and their summaries as JSON; and the routes of what else they read.
#include <muster/front/api/api_pages.hpp>

#include "booking_pages.hpp"
#include "summary_reply.hpp"

#include <muster/domain/figures/event_pages.hpp>

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/platform/web/paging.hpp>

#include <optional>

namespace muster::api {
namespace {

using web::Reply;
using web::Request;

/// Those in which the visitor may read figures; nothing where everybody may everything.
std::optional<std::vector<std::string>> readable(const Request& request) {
  if (!request.visitor.opens) return std::nullopt;
  return request.visitor.programmes(access::permission_name(access::Permission::read_figures));
}

Reply event_list(const figures::PageContext& site, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(found, request, events::events_by_page(site.database, readable(request), paging.page, paging.per_page));
  if (found.page != paging.page) found.rows.clear();  // asked for one behind the last
  Json::Array out;
  for (const auto& event : found.rows) {
    MUSTER_PAGE(summary, request, site.summaries.of(event.slug, site.now()));
    out.push_back(json_object({{"event", event.slug},
                               {"title", event.title},
                               {"date", iso_date(event.date)},
                               {"delegates", summary->people},
                               {"responses", summary->responses},
                               {"summary", "/api/events/" + event.slug + "/summary"}}));
  }
  auto reply = web::json(Json(std::move(out)));
  web::add_paging(reply, request, paging, found.found);
  return reply;
}

web::Description events_description() {
  using namespace web;
  return {.summary = "The events whose figures you may read, newest first",
          .replies = list_of(object({{"event", text("Its short name, which other addresses are made of")},
                                     {"title", text()},
                                     {"date", text_like("date")},
                                     {"delegates", whole_number("People registered, each once")},
                                     {"responses", whole_number("Responses: forms that were filled in")},
                                     {"summary", text_like("uri-reference", "Address of all its figures")}})),
          .example = R"([{"event": "london-send-summit-2022", "title": "London SEND Summit", "date": "2022-06-10",
  "delegates": 104, "responses": 42, "summary": "/api/events/london-send-summit-2022/summary"}])",
          .by_pages = true};
}

Reply event_summary(const figures::PageContext& site, const Request& request) {
  MUSTER_PAGE(summary, request, site.summaries.of(request.capture("event"), site.now(), figures::filter_of(request)));
  return web::json(figures::to_json(*summary));
}

}  // namespace

void add_pages(web::Router& router, store::Database& database, const Clock& clock, figures::Summaries& summaries) {
  const figures::PageContext site{database, clock, summaries};
  router
      .get("/api/events", access::Permission::read_figures,
           [site](const Request& request) { return event_list(site, request); })
      .describe(events_description());
  router
      .get("/api/events/{event}/summary", access::Permission::read_figures,
           [site](const Request& request) { return event_summary(site, request); })
      .describe(summary_description());
  add_booking_pages(router, database, clock);
}

}  // namespace muster::api
