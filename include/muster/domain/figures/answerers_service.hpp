#pragma once
// Who answered beside who registered, loaded for one event.

#include <muster/domain/figures/answerers.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::figures {

/// Errors: no such event (not_found). Where who answered is not known, the lists are not read.
[[nodiscard]] Result<Answerers> event_answerers(store::Database& database, const std::string& event_slug, Instant now);

}  // namespace muster::figures
