#pragma once
// What the pages that type notes in share: the kinds to choose from, and what is said after a change.

#include "domain/feedback/context_pages.hpp"

#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/platform/web/form.hpp>

#include <string>

namespace muster::feedback {

[[nodiscard]] web::Field<std::string> note_kinds(web::Form& form);

/// The page of notes that says what was done ("added", "edited", "deleted") and offers the way back.
[[nodiscard]] std::string after_note_change(const std::string& event_slug, const std::string& done,
                                            const NoteChange& change);
/// The sentence for such an address, or for that after taking a change back; empty for any other.
[[nodiscard]] std::string words_after_note_change(const web::Request& request);

}  // namespace muster::feedback
