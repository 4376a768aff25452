#pragma once
// What a news of a booking says of its person, read when it is sent: nothing of them is kept with the news.

#include <muster/kit/base/json.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::booking {

/// {"person": id}; where `personal`, first_name, last_name, email and organisation too. An empty object where the
/// booking is gone or its person was erased.
[[nodiscard]] Json news_person(store::Session& session, const std::string& booking_id, bool personal);

}  // namespace muster::booking
