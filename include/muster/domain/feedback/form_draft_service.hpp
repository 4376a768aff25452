#pragma once
// Keeps the draft of an event's form, and tells two people who write at once of each other.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/form_draft.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::feedback {

struct KeptFormDraft {
  std::optional<FormDraft> draft;  ///< as it stands now; nothing where the text is the published one
  bool kept = true;                ///< false: somebody else saved or published since `base`, and theirs stands
};

/// The draft of that event's form, or nothing where none is being written.
[[nodiscard]] Result<std::optional<FormDraft>> form_draft(store::Database& database, const events::Event& event);

/// Keeps `text` as the event's draft, where nobody saved another since the base; the text that is published needs no
/// draft. Errors: bad input where it is larger than a form may be; not found where the event has gone.
[[nodiscard]] Result<KeptFormDraft> keep_form_draft(store::Database& database, const store::AuditContext& audit,
                                                    const std::string& event_slug, const std::string& text,
                                                    DraftBase base);

/// Throws the draft away; no error where there is none.
[[nodiscard]] Outcome discard_form_draft(store::Database& database, const store::AuditContext& audit,
                                         const std::string& event_slug);

}  // namespace muster::feedback
