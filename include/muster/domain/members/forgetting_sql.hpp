#pragma once
// What the members' area holds of an address or a programme, and how it forgets them: inside somebody's transaction.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::members {

struct HeldVisit {
  std::string programme_id;
  std::string about;  ///< "Signed in to the members' area", "A link to sign in to the members' area"
  std::string words;  ///< the address and the moments
};
[[nodiscard]] std::vector<HeldVisit> held_visits(store::Session& session, const std::string& address);
/// Ends all visits of an address, and its links.
void forget_address(store::Session& session, const std::string& address);
void forget_programme(store::Session& session, const std::string& programme_id);

/// What has ended by `now` goes; returns how many rows.
std::int64_t drop_ended_links(store::Session& session, Instant now);
std::int64_t drop_ended_sessions(store::Session& session, Instant now);
/// When the next of all ends (ISO instant), and how many there are.
[[nodiscard]] std::optional<std::pair<std::string, std::int64_t>> next_link_end(store::Session& session);
[[nodiscard]] std::optional<std::pair<std::string, std::int64_t>> next_session_end(store::Session& session);

}  // namespace muster::members
