// The same figures and sentences as JSON: marks beside numbers, a projection under a name of its own.
#include "indicator_api_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/domain/indicators/indicator_words.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/web/paging.hpp>

#include <algorithm>

namespace muster::indicators {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

Result<Collection> asked(store::Database& database, const Request& request, const std::string& code = {}) {
  MUSTER_TRY(event, events::find_event(database, request.capture("event")));
  return collection(database, event.programme_id, request.query.get("region"), code);
}

Json told(const Indicator& indicator) {
  return json_object({{"indicator", indicator.code},
                      {"title", indicator.title},
                      {"unit", indicator.unit},
                      {"source", indicator.source},
                      {"published", indicator.published},
                      {"file", indicator.file_name},
                      {"sources", json_array(origins_in_use(indicator),
                                             [&](const OriginUse& use) {
                                               return json_object({{"source", use.origin.source},
                                                                   {"published", use.origin.published},
                                                                   {"file", use.origin.file_name},
                                                                   {"by_hand", use.origin.by_hand},
                                                                   {"figures", static_cast<std::int64_t>(use.figures)},
                                                                   {"from", indicator.period_of(use.first)},
                                                                   {"to", indicator.period_of(use.last)}});
                                             })},
                      {"headline", headline(indicator)}});
}

Json figure_json(const Figure& figure) {
  return json_object({{"year", figure.period},
                      {"value", figure.number ? Json(*figure.number) : Json(nullptr)},
                      {"mark", figure.number ? Json(nullptr) : Json(figure.published)}});
}

Json series_json(const Series& series) {
  return json_object(
      {{"code", series.code}, {"name", series.name}, {"figures", json_array(series.figures, figure_json)}});
}

Json projection_json(const Indicator& indicator, const Series& region) {
  const auto found = projection_of(indicator, region);
  if (!found) return Json(nullptr);
  auto year = found->last_year;
  Json::Array years;
  for (const auto& each : found->years)
    years.push_back(json_object({{"year", projected_period(indicator, ++year)},
                                 {"value", each.value},
                                 {"low", each.low},
                                 {"high", each.high}}));
  return json_object({{"words", projection_words(indicator)}, {"years", Json(std::move(years))}});
}

Reply list(store::Database& database, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(all, request, asked(database, request));
  const auto page = web::one_page(all.indicators, paging, [](const Indicator& one) { return one.code; });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_array(page.rows, told)));
  return reply;
}

Reply one(store::Database& database, const Request& request) {
  MUSTER_PAGE(all, request, asked(database, request, request.capture("indicator")));
  const auto& indicator = all.indicators.front();
  const auto region = region_figures(indicator);
  return web::json(
      json_joined(told(indicator), json_object({{"places", json_array(indicator.places, series_json)},
                                                {"region", series_json(region.series)},
                                                {"region_is_added_up", region.added_up},
                                                {"nation", series_json(indicator.nation)},
                                                {"projection", projection_json(indicator, region.series)}})));
}

std::vector<std::pair<std::string, web::Schema>> told_members() {
  using namespace web;
  return {{"indicator", text("Its name in addresses")},
          {"title", text()},
          {"unit", text("number, per cent, pounds, or words")},
          {"source", text("Of the newest year, as its file says it; empty where it does not")},
          {"published", text("Of the newest year, as its file says it; empty where it does not")},
          {"file", text("From which the newest year's figures come")},
          {"sources", list_of(object({{"source", text("As the file says it; empty where it does not")},
                                      {"published", text("As the file says it; empty where it does not")},
                                      {"file", text()},
                                      {"by_hand", truth("Whether they were set in place of what was published")},
                                      {"figures", whole_number("How many of them stand")},
                                      {"from", text("The first year of them")},
                                      {"to", text("The last year of them")}}))},
          {"headline", text("The region's newest figure in a sentence")}};
}

web::Schema series_schema() {
  using namespace web;
  return object({{"code", text("Official code of the area; empty where there is none")},
                 {"name", text()},
                 {"figures", list_of(object({{"year", text("2024, or 2023/24")},
                                             {"value", number("Null where a mark stands").or_null()},
                                             {"mark", text("What was published in place of a figure").or_null()}}))}});
}

}  // namespace

void add_api_pages(web::Router& router, store::Database& database) {
  using namespace web;
  const Parameter event{"event", text("The short name of an event of the network"), "london-send-summit-2022"};
  const Parameter region{"region", text("Short name of a region; else the network's first").where_known(), ""};
  const std::string all = "/api/events/{event}/indicators";
  router.get(all, Permission::read_figures, [&database](const Request& request) { return list(database, request); })
      .describe(
          {.summary = "The published figures that the event's network keeps, by title",
           .parameters = {event, region},
           .replies = list_of(object(told_members())),
           .example = R"([{"indicator": "plans", "title": "Plans", "unit": "number", "source": "An invented release",
  "published": "2025-06-26", "file": "figures.csv",
  "sources": [{"source": "An invented release", "published": "2025-06-26", "file": "figures.csv", "by_hand": false,
  "figures": 350, "from": "2016", "to": "2025"}], "headline": "93,487 in London in 2025, up 3% on 2024."}])",
           .by_pages = true});
  auto members = told_members();
  members.insert(members.end(),
                 {{"places", list_of(series_schema())},
                  {"region", series_schema()},
                  {"region_is_added_up", truth("Whether the region's figures are its places' added up")},
                  {"nation", series_schema()},
                  {"projection", object({{"words", text("Says that it is a projection, and from what")},
                                         {"years", list_of(object({{"year", text("In which the year begins")},
                                                                   {"value", number()},
                                                                   {"low", number("Of its 95% interval")},
                                                                   {"high", number("Of its 95% interval")}}))}},
                                        "What would come if it went on as it did; no published figure")
                                     .or_null()}});
  router
      .get(all + "/{indicator}", Permission::read_figures,
           [&database](const Request& request) { return one(database, request); })
      .describe(
          {.summary = "One indicator by place and year, with region, nation and a projection",
           .parameters = {event,
                          {"indicator", text("Its name in addresses"), "education-health-and-care-plans"},
                          region},
           .replies = object(std::move(members)),
           .example = R"({"indicator": "plans", "title": "Plans", "unit": "number", "source": "An invented release",
  "published": "2025-06-26", "file": "figures.csv", "sources": [], "headline": "93,487 in London in 2025.",
  "places": [{"code": "E09000008", "name": "Croydon", "figures": [{"year": "2025", "value": null, "mark": "c"}]}],
  "region": {"code": "E12000007", "name": "London", "figures": [{"year": "2025", "value": 93487, "mark": null}]},
  "region_is_added_up": false, "nation": {"code": "E92000001", "name": "England", "figures": []}, "projection": null})"});
}

}  // namespace muster::indicators
