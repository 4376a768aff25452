#pragma once
// Room and screen of a hybrid event as programs read and send them.

#include <muster/domain/booking/hybrid_service.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::booking {

/// {"room": {"seats": 80, "used": 2, "offered": 0, "free": 78, "waiting": 0}, "online": {...}, "joining":
/// "https://...", "people": [{"person": ID, "name": "Gwen Abara", "organisation": "Camden", "state": "booked", "way":
/// "online"}]}; without a limit a part has neither "seats" nor "free".
[[nodiscard]] Json hybrid_json(const HybridBook& book);

/// {"seats": 80, "online_seats": null, "joining": "https://..."} over what is set now: what is missing stays, null is
/// no limit. bad_input names the member that is wrong, or that there is not.
[[nodiscard]] Result<HybridRules> hybrid_rules_of(const Json& json, HybridRules now);

}  // namespace muster::booking
