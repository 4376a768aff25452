// An event's figures as one flat table for programs that read tables: JSON by pages, CSV, and OData 4 for Excel and
// Power BI. All are the rows of the page's own file.
#include "figures_api_pages.hpp"
#include "flat_feed_pages.hpp"
#include "summary_table.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/told_to_programs.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/tabular/table.hpp>
#include <muster/platform/web/file_schema.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;

FlatTable table_of(const Summary& summary) { return flat_table(told_to_programs(summary)); }

std::vector<NumberedRow> rows_of(const Summary& summary) {
  std::vector<NumberedRow> rows;
  for (auto& cells : table_of(summary).rows)
    rows.push_back({static_cast<std::int64_t>(rows.size()) + 1, std::move(cells)});
  return rows;
}

Reply list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(summary, request, context.summaries.of(request.capture("event"), context.now()));
  const auto page =
      web::one_page(rows_of(*summary), paging, [](const NumberedRow& row) { return std::to_string(row.number); });
  auto rows = json_array(page.rows, [](const NumberedRow& row) { return row_json(figure_columns(), row, false); });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(rows)));
  return reply;
}

Reply csv(const PageContext& context, const Request& request) {
  MUSTER_PAGE(summary, request, context.summaries.of(request.capture("event"), context.now()));
  const auto table = table_of(*summary);
  return web::download(tabular::to_csv(table.heading, table.rows), "text/csv; charset=utf-8",
                       summary->event.slug + "-figures.csv");
}

std::string root_of(const Request& request) {
  return web::site_of(request) + "/api/v1/events/" + request.capture("event") + "/odata";
}

Reply entities(const PageContext& context, const Request& request) {
  if (auto refused = odata_refusal(request)) return *std::move(refused);
  MUSTER_PAGE(summary, request, context.summaries.of(request.capture("event"), context.now()));
  return odata_rows(request, root_of(request), figure_columns(), rows_of(*summary));
}

}  // namespace

void add_figures_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const auto right = access::Permission::read_figures;
  const Parameter event{"event", text("The event's short name, as /api/events lists it"), "london-send-summit-2022"};
  const std::string all = "/api/events/{event}/figures";
  const std::string odata = "/api/events/{event}/odata";
  router.get(all, right, [context](const Request& request) { return list(context, request); })
      .describe({.summary = "The figures of an event as one flat table, each with its base",
                 .parameters = {event, short_list()},
                 .replies = list_of(row_schema(figure_columns(), false)),
                 .by_pages = true});
  router.get(all + ".csv", right, [context](const Request& request) { return csv(context, request); })
      .describe({.summary = "The same as CSV", .parameters = {event}, .replies = file_of({"text/csv"})});
  router.get(odata, right, [](const Request& request) { return odata_service(root_of(request)); })
      .describe({.summary = "The same for Excel and Power BI, as OData 4: what there is",
                 .parameters = {event},
                 .replies = odata_service_schema()});
  router.get(odata + "/$metadata", right, [](const Request&) { return odata_metadata(figure_columns()); })
      .describe(
          {.summary = "What the rows are (OData 4)", .parameters = {event}, .replies = file_of({"application/xml"})});
  router.get(odata + "/Figures", right, [context](const Request& request) { return entities(context, request); })
      .describe({.summary = "The rows (OData 4)",
                 .parameters = odata_parameters(event),
                 .replies = odata_rows_schema(figure_columns())});
}

}  // namespace muster::figures
