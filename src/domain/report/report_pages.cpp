// Gathers the room's pages.
#include <muster/domain/report/report_pages.hpp>

#include "context_pages.hpp"

namespace muster::report {

void add_pages(web::Router& router, store::Database& database, const Clock& clock, figures::Summaries& summaries,
               ShippedReports reports) {
  add_report_pages(router, {{database, clock, summaries}, std::move(reports)});
}

}  // namespace muster::report
