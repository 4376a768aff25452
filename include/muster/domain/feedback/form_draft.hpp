#pragma once
// An event's form while it is being written: kept with every change, so that a closed tab loses nothing, and shared, so
// that two people who write at once do not undo each other's work unseen.

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

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

/// A draft is kept up to the size that a form may have.
inline constexpr std::size_t most_form_draft_bytes = 256UL * 1024;

/// The draft of that event's form, or nothing where none is being written.
[[nodiscard]] Result<std::optional<FormDraft>> form_draft(store::Database& database, const events::Event& event);

struct KeptFormDraft {
  std::optional<FormDraft> draft;  ///< as it stands now; nothing where the text is the published one
  bool kept = true;                ///< false: somebody else saved or published since `base`, and theirs stands
};

/// Keeps `text` as the event's draft, where nobody saved another since the base; the text that is published needs no
/// draft. Errors: bad input where it is larger than a form may be; not found where the event has gone.
[[nodiscard]] Result<KeptFormDraft> keep_form_draft(store::Database& database, const store::AuditContext& audit,
                                                    const std::string& event_slug, const std::string& text,
                                                    DraftBase base);

/// Throws the draft away; no error where there is none.
[[nodiscard]] Outcome discard_form_draft(store::Database& database, const store::AuditContext& audit,
                                         const std::string& event_slug);

}  // namespace muster::feedback
