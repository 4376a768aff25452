#pragma once
// The year review for programs.

#include <muster/domain/figures/event_pages.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::api {

/// Route: /api/events/{event}/years.
void add_years_pages(web::Router& router, const figures::PageContext& context);

}  // namespace muster::api
