#pragma once
// Taking any import back: which room it belongs to is read from the ledger.

#include <muster/domain/events/import_ledger_sql.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>

namespace muster::app {

struct UndoneImport {
  events::Import import;
  std::int64_t removed = 0;  ///< delegates, answers or notes that went
};
/// Undoes one import whole, or says why it cannot be undone.
[[nodiscard]] Result<UndoneImport> undo_import(store::Database& database, const store::AuditContext& audit,
                                               const std::string& import_id);

}  // namespace muster::app
