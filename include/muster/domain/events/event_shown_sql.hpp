#pragma once
// What calendars and lists of other programs show of an event: how often it changed and when last, so that they take
// the newer of two entries and say of when it is.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace muster::events {

struct ShownChanges {
  std::int64_t count = 0;         ///< never falls
  std::optional<Instant> last{};  ///< nothing where no change is known
};
[[nodiscard]] ShownChanges shown_changes(store::Session& session, const std::string& event_id);
/// To be called by whatever changes the event, its hours, its place, its page or its sessions, in that transaction.
void note_shown_change(store::Session& session, const std::string& event_id, Instant at);

}  // namespace muster::events
