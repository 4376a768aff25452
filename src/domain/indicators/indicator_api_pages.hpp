#pragma once
// Published figures for programs.

#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::indicators {

void add_api_pages(web::Router& router, store::Database& database);

}  // namespace muster::indicators
