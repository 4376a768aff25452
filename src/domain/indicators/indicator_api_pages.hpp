#pragma once
// Published figures for programs.

#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::indicators {

void add_api_pages(web::Router& router, store::Database& database);

}  // namespace muster::indicators
