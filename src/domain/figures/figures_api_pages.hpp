#pragma once
// The flat table of figures for programs.

#include <muster/domain/figures/event_pages.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::figures {

/// Routes: /api/events/{event}/figures, figures.csv, odata and below.
void add_figures_api_pages(web::Router& router, const PageContext& context);

}  // namespace muster::figures
