#pragma once
// Keeping a form that somebody began, and going on with it by its own link.

#include <muster/domain/feedback/draft.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feedback {

/// Keeps a draft under `secret`, in the place of what was kept there before; with an empty one under a new secret. The
/// store holds what was filled in encrypted by it, and a hash of it. No trace is left, and nothing counts a draft.
/// Returns the secret. Errors: conflict where the round is not open, or keeps as many drafts as it may.
[[nodiscard]] Result<std::string> keep_draft(store::Database& database, Instant now, const std::string& round_id,
                                             const std::string& secret, const DraftFields& fields);

struct KeptDraft {
  DraftFields fields;
  Date last_day;
};
/// not_found where nothing is kept under the secret, or its last day is over.
[[nodiscard]] Result<KeptDraft> find_draft(store::Database& database, Instant now, const std::string& round_id,
                                           const std::string& secret);

/// Deletes what is kept under the secret; done as well where nothing is.
[[nodiscard]] Outcome delete_draft(store::Database& database, const std::string& round_id, const std::string& secret);

/// Deletes drafts whose last day is over. Run by the clock.
[[nodiscard]] Outcome delete_ended_drafts(store::Database& database, Instant now);

}  // namespace muster::feedback
