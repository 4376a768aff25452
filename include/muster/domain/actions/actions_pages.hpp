#pragma once
// The pages of a programme's actions, the improvement plan, and the public page on which families write.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::actions {

/// Routes below /programmes/{programme}/actions, /events/{event}/actions and /c/{code}, and what programs read under
/// /api. Database and clock must outlive the router.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::actions
