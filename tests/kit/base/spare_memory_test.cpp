// What was freed between pieces still in use goes back to the system when it is asked to.
#include <muster/kit/base/spare_memory.hpp>

#include <unistd.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace muster {
namespace {

/// Bytes of this process that are in memory.
std::size_t resident() {
  std::size_t all = 0;
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> all >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

constexpr bool own_allocator =
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    true;
#else
    false;
#endif

}  // namespace

TEST_CASE("memory that is free goes back to the system although something after it is still in use") {
  constexpr std::size_t piece = 4096;
  constexpr std::size_t count = 8192;
  std::vector<std::unique_ptr<std::string>> pieces;
  for (std::size_t at = 0; at < count; ++at) pieces.push_back(std::make_unique<std::string>(piece, 'a'));
  const auto last = std::move(pieces.back());
  pieces.clear();
  const auto before = resident();
  return_spare_memory();
  CHECK(last->size() == piece);
  if (!own_allocator) CHECK(resident() + piece * count / 2 < before);
}

}  // namespace muster
