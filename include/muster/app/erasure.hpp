#pragma once
// Forgetting one person for good: out of every table, out of the free pages, and out of backups that come back.

#include <muster/base/result.hpp>
#include <muster/store/audit.hpp>
#include <muster/store/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::app {

struct Erased {
  std::int64_t bookings_kept = 0;     ///< of past events: they still count, for nobody
  std::int64_t bookings_removed = 0;  ///< of events to come
  std::int64_t uploads_dropped = 0;   ///< every upload that waited: nobody can tell which of them hold the name
  std::int64_t files_renamed = 0;     ///< imported files whose name told the person's
  std::vector<std::string> notes;     ///< titles of events with a note that names the person, one for each note
  std::vector<std::string> copies;    ///< files beside the database that still hold what was there before
};
/// Erases a person: name, address, job title and needs go; bookings of past events pass to a mark without a name under
/// a fresh id, so that figures stay true; bookings of events to come go. not_found for an id that nobody has.
[[nodiscard]] Result<Erased> erase_person(store::Database& database, const store::Doing& doing,
                                          const std::string& person_id);

/// The file beside a database that lists erased people by hash; empty where the database is no file.
[[nodiscard]] std::string erasure_file(const std::string& location);

/// Brings the list in the database and the file beside it together, and erases again whoever came back with a backup.
/// Returns how many that were. To be called after a restore and before serving.
[[nodiscard]] Result<std::int64_t> settle_erasures(store::Database& database, const store::Doing& doing);

/// Replaces a person by a mark inside somebody's transaction; their id goes on no list.
void forget_in(store::Session& session, const std::string& person_id, const std::string& today, Erased& erased);

}  // namespace muster::app
