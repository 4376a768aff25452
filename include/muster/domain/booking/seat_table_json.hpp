#pragma once
// The seats of an event in JSON: what pages, programs and the command say of them.

#include <muster/domain/booking/seat_service.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::booking {

/// {"event": SLUG, "rules": {...}, "all": FIGURES, "online": FIGURES, "not_shared_out": FIGURES, "kinds": [{"kind",
/// "name", ...FIGURES, "organisations": [{"organisation", "name", ...FIGURES}]}], "offers": [{"person", "name",
/// "organisation", "until"}], "line": [{"person", "name", "organisation", "line", "why"}]}. Offers and the line stand
/// in their order. "rules" is null where seats are not limited.
[[nodiscard]] Json seat_table_json(const SeatTable& table);

}  // namespace muster::booking
