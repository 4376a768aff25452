#pragma once
// The versions of a round's form, and how many answers were given to each.

#include "published_forms.hpp"

#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace muster::feedback::sql {

/// Of answers that are in the figures, or of all that are there: version -> how many.
[[nodiscard]] std::map<std::int64_t, std::int64_t> counted_by_version(store::Session& session,
                                                                      const std::string& round_id);
[[nodiscard]] std::map<std::int64_t, std::int64_t> all_by_version(store::Session& session, const std::string& round_id);

/// The version of the round's form with that number, or nullptr.
[[nodiscard]] std::shared_ptr<const PublishedForm> form_numbered(store::Session& session, const Round& round,
                                                                 std::int64_t number);
/// What words of a form asked about that event or round may name.
[[nodiscard]] PipedNames names_for(store::Session& session, const std::string& event_id);

/// That version as the round's figures name its questions.
[[nodiscard]] std::shared_ptr<const forms::Form> form_as_read(store::Session& session, const Round& round,
                                                              const std::shared_ptr<const PublishedForm>& published);
/// When the round's version was published.
[[nodiscard]] Instant published_at(store::Session& session, const Round& round);

}  // namespace muster::feedback::sql
