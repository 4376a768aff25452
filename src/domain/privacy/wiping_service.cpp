// A long read by another program keeps the log from being emptied: it is noted, and done when the read is over.
#include "wiping_service.hpp"

#include "erasure_sql.hpp"

#include <muster/domain/privacy/erasure_service.hpp>

namespace muster::privacy {

using WipeResult = store::Database::WipeResult;

WipeResult wipe(store::Database& database) {
  const auto wiped = database.forget_deleted();
  if (wiped == WipeResult::later) {
    // Where even that cannot be written, the next start empties the log: closing the last connection does.
    (void)database.write([](store::Session& session) -> Outcome {
      sql::note_wiping_due(session);
      return Success{};
    });
  }
  return wiped;
}

Result<bool> finish_wiping(store::Database& database) {
  MUSTER_TRY(due, database.read([](store::Session& session) -> Result<bool> { return sql::is_wiping_due(session); }));
  if (!due) return false;
  if (database.forget_deleted() == WipeResult::later) return true;
  MUSTER_CHECK(database.write([](store::Session& session) -> Outcome {
    sql::clear_wiping_due(session);
    return Success{};
  }));
  return false;
}

}  // namespace muster::privacy
