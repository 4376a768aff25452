// What the page of the years shows, as JSON.
#include "years_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/years_service.hpp>
#include <muster/domain/site/frame.hpp>

namespace muster::api {
namespace {

using web::Reply;
using web::Request;

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < text.size();) {
    const auto to = std::min(text.find(',', from), text.size());
    if (to > from) out.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

Reply years(const figures::PageContext& site, const Request& request) {
  MUSTER_PAGE(series, request,
              figures::series_of(site.database, request.capture("event"), parts_of(request.query.get("with"))));
  MUSTER_PAGE(found, request, figures::years_of(site.summaries, site.now(), series));
  return web::json(figures::to_json(figures::review(found), found));
}

web::Description description() {
  using namespace web;
  using web::text;
  const auto interval = list_of(number(), "95% interval").or_null();
  const auto event = object({{"event", text()},
                             {"title", text()},
                             {"date", text_like("date")},
                             {"label", text("What the page calls it: 2022")},
                             {"closed", truth("Of another no answers are given")},
                             {"delegates", whole_number()},
                             {"organisations", whole_number()},
                             {"places_covered", whole_number()},
                             {"places", whole_number()},
                             {"missing", list_of(text(), "Places that nobody registered from")},
                             {"asked", whole_number().or_null()},
                             {"responses", whole_number().or_null()},
                             {"response_rate", number().or_null()}});
  const auto figure = object({{"people", whole_number().or_null()},
                              {"base", whole_number().or_null()},
                              {"share", number().or_null()},
                              {"interval", interval},
                              {"why_not", text("Why there is none: not asked, not shown").where_known()}});
  const auto measure = object({{"code", text("Of the question")},
                               {"label", text()},
                               {"options", list_of(text(), "Codes of the answers put together")},
                               {"answer", text()},
                               {"headline", truth()},
                               {"all_people", whole_number("Of all years")},
                               {"all_base", whole_number()},
                               {"years", list_of(figure, "One for each event")},
                               {"remarks", list_of(text(), "What the form changed")}});
  const auto value = object({{"value", number().or_null()},
                             {"interval", interval},
                             {"base", whole_number()},
                             {"high", whole_number("Of a net score: gave 9 or 10").or_null()},
                             {"middle", whole_number("Gave 7 or 8").or_null()},
                             {"low", whole_number("Gave 0 to 6").or_null()},
                             {"why_not", text("Why there is none: not asked, not shown").where_known()}});
  const auto values = object({{"code", text()},
                              {"label", text()},
                              {"kind", text("mean, or net score from -1 to 1")},
                              {"unit", text()},
                              {"years", list_of(value)}});
  const auto word = object({{"word", text()},
                            {"people", list_of(whole_number(), "One for each event")},
                            {"verdict", text("more, less, as before, too few")},
                            {"p", number("Corrected for all words compared").or_null()}});
  const auto words = object({{"code", text()},
                             {"label", text()},
                             {"wrote", list_of(whole_number().or_null(), "People who gave words")},
                             {"first", list_of(text(), "Labels of the events compared with")},
                             {"last", list_of(text(), "Labels of the events compared")},
                             {"tests", whole_number()},
                             {"words", list_of(word)}});
  const auto difference = object({{"code", text()},
                                  {"options", list_of(text())},
                                  {"difference", number("Newest less the one before")},
                                  {"interval", interval},
                                  {"p", number("Corrected for all differences")},
                                  {"more_than_chance", truth()}});
  const auto net_difference = object({{"code", text()},
                                      {"difference", number("Newest less the one before, from -2 to 2")},
                                      {"interval", interval},
                                      {"p", number("Corrected for all differences")},
                                      {"more_than_chance", truth()}});
  return {.summary = "Events that asked the same form side by side",
          .parameters = {{"event", text("One of them"), "summit-2025"},
                         {"with", text("Short names of the others, with commas; without, all that ask the same"),
                          "summit-2023,summit-2024"}},
          .replies = object({{"series", text()},
                             {"events", list_of(event, "The oldest first")},
                             {"measures", list_of(measure)},
                             {"values", list_of(values)},
                             {"words", list_of(words)},
                             {"newest", text("Label of the newest closed event").or_null()},
                             {"before", text("Label of the one before").or_null()},
                             {"differences", list_of(difference)},
                             {"net_differences", list_of(net_difference, "Of net scores")}}),
          .example = R"({"series": "Summit", "events": [], "measures": [], "values": [], "words": [], "newest": null,
  "before": null, "differences": [], "net_differences": []})"};
}

}  // namespace

void add_years_pages(web::Router& router, const figures::PageContext& context) {
  router
      .get("/api/events/{event}/years", access::Permission::read_figures,
           [context](const Request& request) { return years(context, request); })
      .describe(description());
}

}  // namespace muster::api
