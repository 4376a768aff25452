#pragma once
// The groups of routes that this room's pages fall into.

#include <muster/domain/figures/event_pages.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::figures {

void add_how_made_pages(web::Router& router);                                ///< /how-figures-are-made
void add_comparison_pages(web::Router& router, const PageContext& context);  ///< /events/{event}/compare
void add_group_tests_pages(web::Router& router,
                           const PageContext& context);                   ///< /events/{event}/tests, and its API
void add_places_pages(web::Router& router, const PageContext& context);   ///< /events/{event}/places
void add_summary_pages(web::Router& router, const PageContext& context);  ///< /events/{event}/summary, summary.csv

void add_published_pages(web::Router& router, const PageContext& context);   ///< /published/{address}
void add_publishing_pages(web::Router& router, const PageContext& context);  ///< /events/{event}/publish, and its API

void add_written_pages(web::Router& router, const PageContext& context);         ///< /events/{event}/texts/{question}
void add_turnout_pages(web::Router& router, const PageContext& context);         ///< /events/{event}/turnout, of a year
void add_programme_year_pages(web::Router& router, const PageContext& context);  ///< /programmes/{programme}/years
void add_programme_feed_pages(web::Router& router,
                              const PageContext& context);  ///< /api/programmes/{programme}/odata, figures.csv
void add_years_pages(web::Router& router, const PageContext& context);  ///< /events/{event}/years, years.csv

}  // namespace muster::figures
