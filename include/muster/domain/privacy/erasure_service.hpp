#pragma once
// Erasing one person: from every table, from the free pages of the database, and again after a backup was restored.

#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::privacy {

enum class AccountToo {
  yes,
  no  ///< a person with an account is not erased: whoever asks may not take accounts away
};

struct ErasureResult {
  std::int64_t bookings_kept = 0;     ///< of past events: they still count, for nobody
  std::int64_t bookings_removed = 0;  ///< of events to come
  std::int64_t uploads_dropped = 0;   ///< every upload that waited: nobody can tell which of them hold the name
  std::int64_t results_dropped = 0;   ///< every file that a job had made, for the same reason
  std::int64_t files_renamed = 0;     ///< imported files whose name told the person's
  std::int64_t editions_changed = 0;  ///< frozen reports out of which the name was taken
  std::vector<std::string> notes;     ///< titles of events with a note that names the person, one for each note
  std::vector<std::string> words;     ///< where else somebody wrote the person's name: "a report's words", ...
  bool account = false;               ///< they had one; it is gone with its roles and sessions
  std::int64_t mail_dropped = 0;      ///< messages to them or about them
  store::Database::WipeResult wiped =
      store::Database::WipeResult::all;  ///< later: a long read keeps old pages in the log
  std::vector<std::string> copies;       ///< files beside the database that still hold what was there before
};
/// Erases a person, by id or by e-mail address: name, address, job title, needs, account and mail go; bookings of past
/// events pass to a mark without a name under a fresh id, so that figures stay true; bookings of events to come go.
/// Errors: not_found where nobody has the id or the address; conflict where a programme would be without an owner, or
/// several people share the address; not_allowed by `account_too`.
[[nodiscard]] Result<ErasureResult> erase_person(store::Database& database, const store::AuditContext& audit,
                                                 const std::string& who, AccountToo account_too = AccountToo::yes);

/// What to say where `wiped` is later.
inline constexpr const char* later_words =
    "Another program is reading the database at this moment: the old pages leave the disk within a minute after it has "
    "finished, while muster serve runs.";

/// The file beside a database that lists erased people by hash; empty where the database is no file.
[[nodiscard]] std::string erasure_file(const std::string& location);

/// Brings the list in the database and the file beside it together, and erases again whoever came back with a backup.
/// Returns how many that were. To be called after a restore and before serving.
[[nodiscard]] Result<std::int64_t> settle_erasures(store::Database& database, const store::AuditContext& audit);

/// Replaces a person by a mark inside somebody's transaction; their id goes on no list, and their account and mail
/// stay.
void forget_in(store::Session& session, const std::string& person_id, const std::string& today, ErasureResult& erased);

}  // namespace muster::privacy
