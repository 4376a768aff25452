// What is kept of files that jobs made, against what may be.
#include "job_sql.hpp"
#include "result_room.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/platform/store/disk_reserve.hpp>
#include <muster/platform/store/setting.hpp>

namespace muster::jobs {
namespace {

constexpr const char* limits_setting = "room of job files";
/// Bytes of a file stand in the log before they stand in the database, and both are on the disk.
constexpr std::int64_t times_on_disk = 2;

std::string megabytes(std::int64_t bytes) { return grouped((bytes + (1 << 20) - 1) >> 20) + " MB"; }

}  // namespace

ResultLimits result_limits(store::Session& session) {
  ResultLimits limits;
  if (const auto kept = store::kept_setting(session, limits_setting))
    limits.all_bytes = parse_integer(*kept).value_or(limits.all_bytes);
  return limits;
}

Outcome keep_result_limits(store::Database& database, const ResultLimits& limits) {
  MUSTER_TRY(before,
             database.read([](store::Session& session) -> Result<ResultLimits> { return result_limits(session); }));
  if (before == limits) return Success{};
  return database.write([&](store::Session& session) -> Outcome {
    store::keep_setting(session, limits_setting, std::to_string(limits.all_bytes));
    return Success{};
  });
}

Result<std::vector<std::string>> room_for_result(store::Database& database, const KeptResult& fresh) {
  return database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
    const auto limits = result_limits(session);
    auto going = results_that_go(sql::kept_results(session), fresh, limits);
    if (!going)
      return bad_input("The file that was made takes " + megabytes(fresh.bytes) + ", more than the " +
                       megabytes(limits.all_bytes / 4) +
                       " that your files may take, so it is not kept. Ask for less at once.");
    if (!store::leaves_reserve(session, database.location(), fresh.bytes * times_on_disk))
      return bad_input(
          "The disk of this server is nearly full, so the file that was made is not kept. Nothing else was changed. "
          "Tell whoever runs this server.");
    return std::move(*going);
  });
}

}  // namespace muster::jobs
