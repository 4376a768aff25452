#pragma once
// How much room the files have that wait for their import, so that nobody fills the disk: a share for each account,
// each programme and all together, beside the reserve of the disk (store/disk_reserve).

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace muster::intake {

struct UploadLimits {
  std::int64_t all_bytes = std::int64_t{1} << 30;  ///< a programme has half of it, an account a quarter
  friend bool operator==(const UploadLimits&, const UploadLimits&) = default;
};
[[nodiscard]] UploadLimits upload_limits(store::Session& session);
/// What `muster serve` was told; it holds for all that use the database.
[[nodiscard]] Outcome keep_upload_limits(store::Database& database, const UploadLimits& limits);

/// Error::field of the refusals below: nothing is wrong with the file, there is no room for it.
inline constexpr std::string_view no_room = "room";

/// Who brings a file, and for which programme.
struct Uploader {
  std::string account;
  std::string programme_id;
};
/// Whether so many bytes more may wait. The error says what would make room.
[[nodiscard]] Outcome room_to_wait(store::Session& session, const std::string& location, Instant now,
                                   const Uploader& uploader, std::int64_t bytes);
/// Whether the disk has room for what an import of so many bytes writes.
[[nodiscard]] Outcome room_to_import(store::Session& session, const std::string& location, std::int64_t bytes);

/// Deletes the files whose time is over, and what the database's log holds of them. Costs a look where there is none.
[[nodiscard]] Outcome drop_overdue_uploads(store::Database& database, Instant now);

}  // namespace muster::intake
