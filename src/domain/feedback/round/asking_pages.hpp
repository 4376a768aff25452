#pragma once
// The rounds of an event beside its form, and the pages that add rounds and surveys.

#include "domain/feedback/context_pages.hpp"

#include <muster/platform/web/view.hpp>

namespace muster::feedback {

/// The other rounds of the event, with where each stands; of a survey nothing.
[[nodiscard]] Outcome add_rounds(web::View& view, const PageContext& context, const web::Request& request,
                                 const events::Event& event);

/// Where a round or a survey stands: "Open, 42 answers".
[[nodiscard]] std::string asked_state(const std::optional<Round>& round, Instant now);

void add_asking_pages(web::Router& router,
                      const PageContext& context);  ///< GET and POST /events/{event}/form/rounds/new
void add_survey_pages(web::Router& router, const PageContext& context);  ///< /surveys, its files and /surveys/new

}  // namespace muster::feedback
