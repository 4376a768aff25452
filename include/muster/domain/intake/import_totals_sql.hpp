#pragma once
// What was taken in at an event, counted, and one import of it: no page loads all imports to tell of one.

#include <muster/domain/intake/import_ledger_sql.hpp>

#include <optional>
#include <string_view>

namespace muster::intake {

struct ImportTotals {
  std::int64_t files = 0;  ///< those undone included
  std::int64_t rows = 0;   ///< of those that were not undone
};
/// Of one kind.
[[nodiscard]] ImportTotals import_totals(store::Session& session, const std::string& event_id, std::string_view kind);

/// The import of that id, undone or not; nothing where that event has no such import of that kind.
[[nodiscard]] std::optional<Import> entered_import(store::Session& session, const std::string& event_id,
                                                   std::string_view kind, const std::string& import_id);

}  // namespace muster::intake
