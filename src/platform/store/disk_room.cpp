// Asks the file system.
#include <muster/platform/store/disk_room.hpp>

#include <sys/statvfs.h>

#include <algorithm>
#include <filesystem>
#include <limits>

#include "backends.hpp"

namespace muster::store {

std::optional<std::int64_t> free_disk_bytes(const std::string& location) {
  if (is_postgres(location)) return std::nullopt;
  std::error_code error;
  const auto folder = std::filesystem::absolute(location, error).parent_path();
  struct statvfs room{};
  if (error || statvfs(folder.c_str(), &room) != 0) return std::nullopt;
  // What others than root may take.
  const auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  const auto bytes = room.f_frsize == 0 || room.f_bavail > most / room.f_frsize ? most : room.f_bavail * room.f_frsize;
  return static_cast<std::int64_t>(bytes);
}

}  // namespace muster::store
