#pragma once
// The addresses of tablets in the store: a hash of each, and whose event it opens.

#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::booking::sql {

/// The event that a key opens check-in of.
[[nodiscard]] std::optional<std::string> event_of_tablet(store::Session& session, const std::string& key);
[[nodiscard]] bool has_tablet(store::Session& session, const std::string& event_id);
/// The only key of the event from now on.
void keep_tablet(store::Session& session, const std::string& event_id, const std::string& key);
void forget_tablet(store::Session& session, const std::string& event_id);

}  // namespace muster::booking::sql
