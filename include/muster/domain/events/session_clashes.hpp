#pragma once
// Sessions that stand at one time, and what cannot be at two of them: a room, or somebody who speaks.

#include <muster/domain/events/event_session.hpp>

#include <string>
#include <vector>

namespace muster::events {

/// Whether somebody at one of them would miss a part of the other. One whose end is not known counts by its start
/// alone.
[[nodiscard]] bool at_one_time(const EventSession& left, const EventSession& right);

struct SessionClash {
  std::string first{};  ///< code of the one that stands before the other
  std::string second{};
  std::string words{};  ///< "Panel and Early years are at one time in Main hall."
};
/// Where two sessions at one time share a room or a speaker, in the order of `sessions`. Online needs no room. Names
/// are compared without regard to capital letters, accents and points.
[[nodiscard]] std::vector<SessionClash> clashes_among(const std::vector<EventSession>& sessions);

}  // namespace muster::events
