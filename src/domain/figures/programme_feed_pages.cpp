// The figures of all events of a programme in one flat table, as CSV and OData, so that one address in a spreadsheet
// holds a series. Each event's rows are those of its own table, by the same rules of disclosure.
#include "flat_feed_pages.hpp"
#include "site_pages.hpp"
#include "summary_table.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/figures/told_to_programs.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/tabular/table.hpp>
#include <muster/platform/web/file_schema.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;

/// Of so many events at most, the newest: what one reading may cost.
constexpr std::size_t most_events = 200;

const std::vector<FeedColumn>& programme_columns() {
  static const auto columns = [] {
    std::vector<FeedColumn> all{{"event", "Event", false, "The event's, further form's or survey's short name"},
                                {"title", "Title", false, "What it is called"},
                                {"date", "Date", false, "YYYY-MM-DD", true}};
    all.insert(all.end(), figure_columns().begin(), figure_columns().end());
    return all;
  }();
  return columns;
}

Result<FlatTable> table_of(const PageContext& context, const std::string& programme_id) {
  MUSTER_TRY(events, context.database.read([&](store::Session& session) -> Result<std::vector<events::Event>> {
    return events::asked_in(session, programme_id);
  }));
  if (events.size() > most_events) events.resize(most_events);
  FlatTable all;
  for (const auto& event : events) {
    MUSTER_TRY(summary, context.summaries.of(event.slug, context.now()));
    auto table = flat_table(told_to_programs(*summary));
    if (all.heading.empty()) {
      all.heading = {"Event", "Title", "Date"};
      std::ranges::move(table.heading, std::back_inserter(all.heading));
    }
    for (auto& cells : table.rows) {
      std::vector<std::string> row{event.slug, event.title, iso_date(event.date)};
      std::ranges::move(cells, std::back_inserter(row));
      all.rows.push_back(std::move(row));
    }
  }
  return all;
}

std::string root_of(const Request& request) {
  return web::site_of(request) + "/api/v1/programmes/" + request.capture("programme") + "/odata";
}

Reply csv(const PageContext& context, const Request& request) {
  MUSTER_PAGE(table, request, table_of(context, request.capture("programme")));
  return web::download(tabular::to_csv(table.heading, table.rows), "text/csv; charset=utf-8", "figures.csv");
}

Reply entities(const PageContext& context, const Request& request) {
  if (auto refused = odata_refusal(request)) return *std::move(refused);
  MUSTER_PAGE(table, request, table_of(context, request.capture("programme")));
  std::vector<NumberedRow> rows;
  for (auto& cells : table.rows) rows.push_back({static_cast<std::int64_t>(rows.size()) + 1, std::move(cells)});
  return odata_rows(request, root_of(request), programme_columns(), rows);
}

}  // namespace

void add_programme_feed_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const auto right = access::Permission::read_figures;
  const Parameter programme{"programme", text("The programme's id, as /api/programmes lists it"), "p1"};
  const std::string here = "/api/programmes/{programme}";
  router.get(here + "/figures.csv", right, [context](const Request& request) { return csv(context, request); })
      .describe({.summary = "The figures of all events of a programme as CSV, the newest 200 events first",
                 .parameters = {programme},
                 .replies = file_of({"text/csv"})});
  router.get(here + "/odata", right, [](const Request& request) { return odata_service(root_of(request)); })
      .describe({.summary = "The same for Excel and Power BI, as OData 4: what there is",
                 .parameters = {programme},
                 .replies = odata_service_schema()});
  router.get(here + "/odata/$metadata", right, [](const Request&) { return odata_metadata(programme_columns()); })
      .describe({.summary = "What the rows are (OData 4)",
                 .parameters = {programme},
                 .replies = file_of({"application/xml"})});
  router.get(here + "/odata/Figures", right, [context](const Request& request) { return entities(context, request); })
      .describe({.summary = "The rows (OData 4)",
                 .parameters = odata_parameters(programme),
                 .replies = odata_rows_schema(programme_columns())});
}

}  // namespace muster::figures
