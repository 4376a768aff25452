#pragma once
// Whether an event has answers, sheets and notes, without loading them.

#include <string>

namespace muster::store {
class Session;
}

namespace muster::feedback {

[[nodiscard]] bool any_answers(store::Session& session, const std::string& round_id);
/// Sheets of paper that were typed in and are not among the answers yet.
[[nodiscard]] bool any_sheets(store::Session& session, const std::string& round_id);
[[nodiscard]] bool any_notes(store::Session& session, const std::string& event_id);

}  // namespace muster::feedback
