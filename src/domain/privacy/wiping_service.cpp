// A long read by another program keeps the log from being emptied: it is noted, and done when the read is over.
#include "wiping_service.hpp"

#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/platform/store/setting.hpp>

namespace muster::privacy {
namespace {

/// Stands where deleted data may still be in the database's log.
constexpr const char* wiping_due = "wiping due";

}  // namespace

using WipeResult = store::Database::WipeResult;

WipeResult wipe(store::Database& database) {
  const auto wiped = database.forget_deleted();
  if (wiped == WipeResult::later) {
    // Where even that cannot be written, the next start empties the log: closing the last connection does.
    (void)database.write([](store::Session& session) -> Outcome {
      store::keep_setting(session, wiping_due, "yes");
      return Success{};
    });
  }
  return wiped;
}

Result<bool> finish_wiping(store::Database& database) {
  MUSTER_TRY(due, store::kept_setting(database, wiping_due));
  if (!due) return false;
  if (database.forget_deleted() == WipeResult::later) return true;
  MUSTER_CHECK(database.write([](store::Session& session) -> Outcome {
    store::drop_setting(session, wiping_due);
    return Success{};
  }));
  return false;
}

}  // namespace muster::privacy
