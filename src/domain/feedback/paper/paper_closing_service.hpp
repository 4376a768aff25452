#pragma once
// What happens to sheets that wait when their round closes.

#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::feedback {

/// Nothing is lost: all sheets that wait become answers (of one that differs the first typing counts), and their
/// numbers go. To be called when no more answers are taken, before the closing works out its figures.
void take_in_sheets(store::Session& session, const Round& round);

}  // namespace muster::feedback
