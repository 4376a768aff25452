// Gathers the room's pages.
#include <muster/domain/report/report_pages.hpp>

#include "context_pages.hpp"

namespace muster::report {

void add_pages(web::Router& router, store::Database& database, const Clock& clock, figures::Summaries& summaries,
               ShippedReports reports) {
  const PageContext context{{database, clock, summaries}, std::move(reports)};
  add_report_pages(router, context);
  add_report_api_pages(router, context);
  add_edition_pages(router, context);
}

}  // namespace muster::report
