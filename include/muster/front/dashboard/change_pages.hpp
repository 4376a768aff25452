#pragma once
// The page on which owners see what was changed in their programmes: who, when, what, which fields; never what stood
// there.

#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::dashboard {

/// Routes: GET /changes and its files. An owner of all programmes also sees what belongs to none.
void add_change_pages(web::Router& router, store::Database& database);

}  // namespace muster::dashboard
