#pragma once
// Ways back of changed notes, as retention and erasing see them: inside their transaction.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace muster::feedback {

/// Forgets the ways back that have ended; returns how many.
std::int64_t drop_note_changes(store::Session& session, Instant now);
/// Forgets every way back: what a note said before may name somebody who is erased.
std::int64_t drop_all_note_changes(store::Session& session);

/// When the next way back ends, and how many there are.
struct NextNoteChange {
  std::string ends;  ///< ISO instant
  std::int64_t count = 0;
};
[[nodiscard]] std::optional<NextNoteChange> next_note_change(store::Session& session);

}  // namespace muster::feedback
