#pragma once
// The pages of a programme's memberships.

#include <muster/domain/membership/membership_service.hpp>
#include <muster/domain/membership/year.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

#include <functional>
#include <string>
#include <vector>

namespace muster::membership {

/// Who came to the programme's events in a period, by organisation: whoever keeps bookings knows.
using AttendanceOf =
    std::function<std::vector<CameFrom>(store::Session& session, const std::string& programme_id, const Term& term)>;

/// Routes below /programmes/{programme}/memberships, and what programs read under /api.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, AttendanceOf attendance);

}  // namespace muster::membership
