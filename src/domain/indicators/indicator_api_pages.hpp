#pragma once
// Published figures for programs.

#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::indicators {

void add_api_pages(web::Router& router, store::Database& database);
/// /api/programmes/{programme}/figure-changes
void add_own_figures_api_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::indicators
