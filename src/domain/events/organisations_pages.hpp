#pragma once
// The list of organisations.

#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::events {

/// Routes: /organisations and its files.
void add_organisations_pages(web::Router& router, store::Database& database);

}  // namespace muster::events
