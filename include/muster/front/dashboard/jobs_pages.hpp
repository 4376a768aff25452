#pragma once
// The pages of long work: what runs, how far it is, what was made.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::dashboard {

/// Adds /jobs and what lies under it. Everything given must outlive the router.
void add_jobs_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::dashboard
