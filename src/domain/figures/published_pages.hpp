#pragma once
// Published figures as a view: on the public page, and on the team's own before it is made.

#include <muster/domain/figures/publication.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::figures {

/// Fills the part published_figures.html.
void fill_published(web::View& view, const Publication& figures);

}  // namespace muster::figures
