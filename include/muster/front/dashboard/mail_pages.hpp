#pragma once
// The page on which organisers see what was mailed and what could not be.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::dashboard {

/// Routes: GET /mail, POST /mail/retry. They show the mail of the programmes in which the visitor has the right "mail".
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::dashboard
