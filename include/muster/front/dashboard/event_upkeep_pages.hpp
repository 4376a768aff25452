#pragma once
// The pages that change, copy, cancel and delete one event.

#include <muster/domain/intake/kind_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

#include <string>
#include <utility>
#include <vector>

namespace muster::dashboard {

/// Routes: GET and POST /events/{event}/change, /copy and /cancel, POST /restore and /delete. `reports`: name and text
/// of the reports that come with Muster. `kinds` outlives the router.
void add_event_upkeep_pages(web::Router& router, store::Database& database, const Clock& clock,
                            std::vector<std::pair<std::string, std::string>> reports, const intake::Kinds& kinds);

}  // namespace muster::dashboard
