#pragma once
// Taking deleted data out of the database's log, now or as soon as nobody reads it any more.

#include <muster/platform/store/database.hpp>

namespace muster::privacy {

/// After a deletion. Where somebody's long read is in the way, that is noted in the database, and finish_wiping does
/// it.
store::Database::WipeResult wipe(store::Database& database);

}  // namespace muster::privacy
