#pragma once
// What all pages of this room are given.

#include <muster/domain/figures/event_pages.hpp>
#include <muster/domain/report/report_pages.hpp>
#include <muster/domain/report/report_service.hpp>

namespace muster::report {

/// Everything named here outlives the router.
struct Site : figures::FigureSite {
  ShippedReports reports;
};

void add_report_pages(web::Router& router, const Site& site);  ///< /events/{event}/report and its files

}  // namespace muster::report
