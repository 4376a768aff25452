#pragma once
// What of an agenda was before a change, as text that the store can keep.

#include <muster/domain/events/event_session.hpp>

#include <string>
#include <vector>

namespace muster::events {

struct AgendaBefore {
  std::vector<EventSession> sessions{};  ///< those that were changed or deleted, as they were
  std::vector<std::string> added{};      ///< ids of those that were not there
};

[[nodiscard]] std::string written(const AgendaBefore& before);
/// Throws std::logic_error where the text is not what `written` made.
[[nodiscard]] AgendaBefore read_agenda_before(const std::string& text);

}  // namespace muster::events
