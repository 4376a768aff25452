// Compares what the disk has left with what is kept of it.
#include <muster/platform/store/disk_reserve.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/platform/store/disk_room.hpp>
#include <muster/platform/store/setting.hpp>

namespace muster::store {
namespace {

constexpr const char* reserve_setting = "disk reserve";

}  // namespace

std::int64_t disk_reserve(Session& session) {
  const auto kept = kept_setting(session, reserve_setting);
  return kept ? parse_integer(*kept).value_or(usual_disk_reserve) : usual_disk_reserve;
}

Outcome keep_disk_reserve(Database& database, std::int64_t bytes) {
  MUSTER_TRY(before, database.read([](Session& session) -> Result<std::int64_t> { return disk_reserve(session); }));
  if (before == bytes) return Success{};
  return database.write([&](Session& session) -> Outcome {
    keep_setting(session, reserve_setting, std::to_string(bytes));
    return Success{};
  });
}

bool leaves_reserve(Session& session, const std::string& location, std::int64_t bytes) {
  const auto reserve = disk_reserve(session);
  if (reserve == 0) return true;
  const auto free = free_disk_bytes(location);
  return !free || *free - bytes >= reserve;
}

}  // namespace muster::store
