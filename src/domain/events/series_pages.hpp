#pragma once
// The pages of a programme's series, and what programs ask of them.

#include <muster/platform/web/router.hpp>

#include <muster/kit/base/clock.hpp>

namespace muster::store {
class Database;
}

namespace muster::events {

/// Routes below /programmes/{programme}/series. Database and clock must outlive the router.
void add_series_pages(web::Router& router, store::Database& database, const Clock& clock);
/// Routes below /api/programmes/{programme}/series.
void add_series_api_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::events
