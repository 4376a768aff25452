#pragma once
// What all pages of this room are given.

#include <muster/domain/figures/event_pages.hpp>
#include <muster/domain/report/report_pages.hpp>
#include <muster/domain/report/report_service.hpp>

namespace muster::report {

/// Everything named here outlives the router.
struct PageContext : figures::PageContext {
  ShippedReports reports;
};

void add_report_pages(web::Router& router, const PageContext& context);      ///< /events/{event}/report and its files
void add_report_api_pages(web::Router& router, const PageContext& context);  ///< /api/events/{event}/report
void add_draft_api_pages(web::Router& router, const PageContext& context);   ///< /api/events/{event}/report/definition
void add_edition_pages(web::Router& router, const PageContext& context);     ///< /events/{event}/report/editions

}  // namespace muster::report
