#pragma once
// An event's form while it is being written: kept with every change, so that a closed tab loses nothing, and shared, so
// that two people who write at once do not undo each other's work unseen.

#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/clock.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace muster::feedback {

struct FormDraft {
  std::string text;      ///< as it was typed: it need not be a form yet
  std::string mark;      ///< another one with every change
  std::string page_key;  ///< of the window that made it
  Instant saved_at;
  std::string saved_by;  ///< the actor of its last change
};

/// What a page that is being written knows of the draft.
struct DraftBase {
  std::string mark;      ///< of the draft that it was made from; empty: there was none
  std::string page_key;  ///< of the window that asks: its own changes are no surprise to it
  bool replace = false;  ///< whatever somebody else saved since goes
};

/// As a text is edited: one kind of line break, and no mark at its beginning.
[[nodiscard]] std::string with_plain_breaks(std::string text);

/// Whether a text is the form that the round has published, to the letter.
[[nodiscard]] bool is_published(const std::optional<Round>& round, const std::string& text);

/// A draft is kept up to the size that a form may have.
inline constexpr std::size_t most_form_draft_bytes = 256UL * 1024;

}  // namespace muster::feedback
