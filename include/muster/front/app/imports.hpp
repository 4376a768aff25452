#pragma once
// Taking any import back: which room it belongs to is read from the ledger.

#include <muster/domain/events/import_ledger.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>

namespace muster::app {

struct Undone {
  events::Import import;
  std::int64_t removed = 0;  ///< delegates, answers or notes that went
};
/// Undoes one import whole, or says why it cannot be undone.
[[nodiscard]] Result<Undone> undo_import(store::Database& database, const store::Doing& doing,
                                         const std::string& import_id);

}  // namespace muster::app
