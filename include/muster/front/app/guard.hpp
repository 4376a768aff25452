#pragma once
// What stands before every page: who asks, and whether they may.

#include <muster/domain/access/access_pages.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

#include <memory>

namespace muster::app {

/// Decides by what the route asks for and the table of roles alone. Without a session a page leads to /sign-in, a form
/// is refused (403) and /api/ answers 401; what the role may not is 403; an event of a programme in which the visitor
/// has no role is 404, as if it were not there. Database and clock must outlive it.
[[nodiscard]] std::shared_ptr<const web::Guard> guard(store::Database& database, const Clock& clock,
                                                      std::shared_ptr<access::Limits> limits);

}  // namespace muster::app
