// Compares what waits with what may.
#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/domain/intake/upload_room_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/store/disk_reserve.hpp>
#include <muster/platform/store/setting.hpp>

#include "staged_sql.hpp"

#include <utility>

namespace muster::intake {
namespace {

constexpr const char* limits_setting = "room of waiting files";
/// Bytes of a file stand in the log before they stand in the database, and both are on the disk.
constexpr std::int64_t times_on_disk = 2;
/// An import writes rows, their indexes and its ledger, and their log.
constexpr std::int64_t times_imported = 4;

std::string megabytes(std::int64_t bytes) { return grouped((bytes + (1 << 20) - 1) >> 20) + " MB"; }

Error refusal(std::string message) {
  return Error{ErrorKind::unavailable, std::move(message), {}, {}}.at(std::string(no_room));
}

Outcome keeps_reserve(store::Session& session, const std::string& location, std::int64_t bytes) {
  if (store::leaves_reserve(session, location, bytes)) return Success{};
  return refusal(
      "The disk of this server is nearly full, so no files are taken in now. Nothing was changed; answers and sign-in "
      "go on. Tell whoever runs this server.");
}

}  // namespace

UploadLimits upload_limits(store::Session& session) {
  UploadLimits limits;
  if (const auto kept = store::kept_setting(session, limits_setting))
    limits.all_bytes = parse_integer(*kept).value_or(limits.all_bytes);
  return limits;
}

Outcome keep_upload_limits(store::Database& database, const UploadLimits& limits) {
  MUSTER_TRY(before,
             database.read([](store::Session& session) -> Result<UploadLimits> { return upload_limits(session); }));
  if (before == limits) return Success{};
  return database.write([&](store::Session& session) -> Outcome {
    store::keep_setting(session, limits_setting, std::to_string(limits.all_bytes));
    return Success{};
  });
}

Outcome room_to_wait(store::Session& session, const std::string& location, Instant now, const Uploader& uploader,
                     std::int64_t bytes) {
  const auto limits = upload_limits(session);
  const auto programme_share = limits.all_bytes / 2;
  const auto account_share = limits.all_bytes / 4;
  if (bytes > account_share) {
    return refusal("This file takes " + megabytes(bytes) + ", more than the " + megabytes(account_share) +
                   " that your waiting files may take. Nothing was changed. Split it and choose the parts.");
  }
  const auto waiting = sql::select_waiting_bytes(session, now, uploader.account, uploader.programme_id);
  const auto over = [&](std::int64_t there, std::int64_t most) { return there + bytes > most; };
  const std::string when = "Nothing was changed. ";
  if (over(waiting.account, account_share)) {
    return refusal("Your files that wait for their import take " + megabytes(waiting.account) + " of " +
                   megabytes(account_share) + ", and this one has no room beside them. " + when +
                   "Import or cancel some, then choose this one again.");
  }
  if (over(waiting.programme, programme_share)) {
    return refusal("The files that wait for their import in this programme take " + megabytes(waiting.programme) +
                   " of " + megabytes(programme_share) + ", and this one has no room beside them. " + when +
                   "Import or cancel some, then choose this one again.");
  }
  if (over(waiting.all, limits.all_bytes)) {
    return refusal("The files that wait for their import take all the room there is for them. " + when +
                   "They go two hours after the last decision about them: choose this one again later.");
  }
  return keeps_reserve(session, location, bytes * times_on_disk);
}

Outcome room_to_import(store::Session& session, const std::string& location, std::int64_t bytes) {
  return keeps_reserve(session, location, bytes * times_imported);
}

Outcome drop_overdue_uploads(store::Database& database, Instant now) {
  MUSTER_TRY(any,
             database.read([&](store::Session& session) -> Result<bool> { return sql::any_overdue(session, now); }));
  if (!any) return Success{};
  MUSTER_TRY(gone, database.write([&](store::Session& session) -> Result<std::int64_t> {
    return drop_staged_before(session, now);
  }));
  // Where somebody reads what was there before, the next turn that deletes, or the night's, empties the log.
  if (gone > 0) (void)database.forget_deleted();
  return Success{};
}

}  // namespace muster::intake
