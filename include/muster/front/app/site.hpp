#pragma once
// The whole site: every room's pages in one router.

#include <muster/domain/directory/directories_call.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

#include <memory>

namespace muster::app {

struct SiteOptions {
  bool mail = false;  ///< whether links to sign in can be mailed
  /// Organisations' own directories by which people sign in; none where it is left out.
  std::shared_ptr<directory::Directories> directories{};
};

/// With the guard in front. Everything given must outlive the router.
[[nodiscard]] web::Router site(store::Database& database, const Clock& clock, figures::Summaries& summaries,
                               const SiteOptions& options = {});

}  // namespace muster::app
