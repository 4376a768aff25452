#pragma once
// The programme lead's pages: overview, places, live summary, report; and the same figures as JSON.

#include <muster/domain/report/report_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

#include <string>
#include <utility>
#include <vector>

namespace muster::store {
class Database;
}

namespace muster::report {

/// Report definitions that come with Muster: name and text.
using ShippedReports = std::vector<std::pair<std::string, std::string>>;

/// Routes: /events/{event} (overview), /events/{event}/places, /events/{event}/summary, /events/{event}/report and its
/// downloads, /api/events, /api/events/{event}/summary.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, Summaries& summaries,
               ShippedReports reports);

}  // namespace muster::report
