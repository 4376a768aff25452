#pragma once
// People across events, for programs.

#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::api {

/// Routes: /api/people, and one of them.
void add_people_pages(web::Router& router, store::Database& database);

}  // namespace muster::api
