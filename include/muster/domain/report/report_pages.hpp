#pragma once
// The pages of an event's report: read it, change its words, take it away.

#include <muster/domain/figures/summary_service.hpp>
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

/// Routes: /events/{event}/report and its downloads.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, figures::Summaries& summaries,
               ShippedReports reports);

}  // namespace muster::report
