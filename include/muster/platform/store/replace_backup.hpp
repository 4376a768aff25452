#pragma once
// A backup in the place of an earlier one, for who says so.

#include <muster/platform/store/database.hpp>

namespace muster::store {

/// As `Database::backup`, but an earlier backup may stand at `file` and is replaced. Nothing else is: no database that
/// is in use or that somebody has worked in, nothing that another program holds, no other file. Errors: kind conflict.
[[nodiscard]] Outcome replace_backup(Database& database, const std::string& file);

}  // namespace muster::store
