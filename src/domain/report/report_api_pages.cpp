// The report for programs: as JSON, or as the same files that people take.
#include "file_jobs.hpp"
#include "report_text_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/frame.hpp>

namespace muster::report {
namespace {

using web::Reply;
using web::Request;

Reply report(const PageContext& context, const Request& request) {
  const auto wanted = request.query.get("format");
  MUSTER_PAGE(format, request, parse_format(wanted.empty() ? "json" : wanted));
  MUSTER_PAGE(charts, request, parse_charts(request.query.get("charts")));
  MUSTER_PAGE(made, request,
              report_file(context, request.capture("event"), request.query.get("definition"), format, charts,
                          unwatched(), Reader::program, request.query.get("language")));
  if (format != Format::json) return web::download(std::move(made.bytes), made.content_type, made.name);
  Reply reply;
  reply.content_type = made.content_type;
  reply.body = std::move(made.bytes);
  return reply;
}

web::Description description() {
  using namespace web;
  using web::text;
  std::vector<std::string> names;
  for (const auto format : formats) names.emplace_back(extension(format));
  auto block =
      object({{"kind", text_of({"heading", "paragraph", "list", "figure", "table", "page_break", "contents", "pair"})}},
             "One part of the report; docs/report-language.md names the members of each kind");
  block.open = true;
  return {
      .summary = "The report of an event, as JSON or as the file that the page offers",
      .parameters = {{"event", text("The event's short name, as /api/events lists it"), "summit-2022"},
                     {"format", text_of(std::move(names), "json where it is missing").where_known(), "json"},
                     {"charts",
                      text_of({"drawn", "native"},
                              "Of a Word file or slides: drawings, or charts that can be changed there")
                          .where_known(),
                      "drawn"},
                     {"language",
                      text("A language of the form; what cannot be said in it is said in English").where_known(), "cy"},
                     {"definition", text("Name of the report; the post-event report where it is missing").where_known(),
                      "post-event"}},
      .replies = object({{"title", text()},
                         {"subtitle", text().where_known()},
                         {"programme", text().where_known()},
                         {"language", text("A language tag")},
                         {"blocks", list_of(std::move(block), "In the order of the report")}}),
      .example = R"({"title": "Summit", "subtitle": "Report of the day: Friday 10 June 2022", "language": "en-GB",
  "blocks": [{"kind": "heading", "level": 1, "text": "What people thought", "anchor": "what-people-thought"}]})"};
}

}  // namespace

void add_report_api_pages(web::Router& router, const PageContext& context) {
  add_draft_api_pages(router, context);
  router
      .get("/api/events/{event}/report", access::Permission::read_figures,
           [context](const Request& request) { return report(context, request); })
      .describe(description());
}

}  // namespace muster::report
