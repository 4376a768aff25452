#pragma once
// The whole site: every room's pages in one router.

#include <muster/base/clock.hpp>
#include <muster/http/router.hpp>
#include <muster/report/report_service.hpp>
#include <muster/store/database.hpp>

namespace muster::app {

/// Everything given must outlive the router.
[[nodiscard]] http::Router site(store::Database& database, const Clock& clock, report::Summaries& summaries);

}  // namespace muster::app
