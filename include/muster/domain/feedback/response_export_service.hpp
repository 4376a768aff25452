#pragma once
// An event's answers as a table, telling how far it is.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feedback {

/// As export_responses without a progress has it; a conflict where the work is to end.
[[nodiscard]] Result<std::string> export_responses(store::Database& database, Instant now,
                                                   const std::string& event_slug, const std::string& format,
                                                   Progress& progress);

}  // namespace muster::feedback
