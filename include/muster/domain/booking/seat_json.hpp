#pragma once
// The rules of seats as programs send them and the store keeps them.

#include <muster/domain/booking/seats.hpp>
#include <muster/kit/base/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

/// {"seats": 110, "online_seats": null, "kinds": [{"kind": "local authority", "seats": 66, "least": 60, "most": 70,
/// "each": 2, "each_by_place": true}], "organisations": [{"organisation": ID, "name": NAME, "seats": 2}],
/// "release_on": "2023-05-19", "release_to": "kind", "released": false, "filling": "offer", "days_to_answer": 3,
/// "new_places_first": false}. The kind of everyone else is "".
[[nodiscard]] Json rules_json(const SeatRules& rules, const std::vector<SeatOrganisation>& organisations);

/// Shares of organisations that are not known any more.
enum class GoneOrganisations { refused, left_out };
/// Reads the same; what is missing has its usual value. An organisation is known by its id or, where nobody has that,
/// by its name. bad_input names the member that is wrong.
[[nodiscard]] Result<SeatRules> rules_from(const Json& json, const std::vector<SeatOrganisation>& organisations,
                                           GoneOrganisations gone = GoneOrganisations::refused);

[[nodiscard]] Json figures_json(const SeatFigures& figures);

}  // namespace muster::booking
