#pragma once
// What a programme's people said about the columns of their lists, kept for the next list of the same headings.

#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::intake::sql {

/// Lines about columns; none where nothing was said about such headings.
[[nodiscard]] std::vector<DecisionLine> select_columns(store::Session& session, const std::string& programme_id,
                                                       const std::string& kind, const tabular::Row& heading);
void keep_columns(store::Session& session, const std::string& programme_id, const std::string& kind,
                  const tabular::Row& heading, const std::vector<DecisionLine>& lines, Instant at);

}  // namespace muster::intake::sql
