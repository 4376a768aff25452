#pragma once
// The whole site: every room's pages in one router.

#include <muster/base/clock.hpp>
#include <muster/http/router.hpp>
#include <muster/report/report_service.hpp>
#include <muster/store/database.hpp>

namespace muster::app {

struct SiteOptions {
  bool mail = false;  ///< whether links to sign in can be mailed
};

/// With the guard in front. Everything given must outlive the router.
[[nodiscard]] http::Router site(store::Database& database, const Clock& clock, report::Summaries& summaries,
                                const SiteOptions& options = {});

}  // namespace muster::app
