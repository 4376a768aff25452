#pragma once
// Whether filters may name what the delegate list says of people who answered.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::figures {

/// True where the event's form has names and asks everybody for an e-mail address. Errors: no such event.
[[nodiscard]] Result<bool> are_people_known(store::Database& database, const std::string& event_slug);

}  // namespace muster::figures
