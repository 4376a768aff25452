// Only what was never written to: code and constants, but not the tables that the linker fills in.
#include <muster/kit/base/program_pages.hpp>

#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <span>

namespace muster {
namespace {

int return_pages_of(dl_phdr_info* object, std::size_t /*bytes*/, void* /*unused*/) {
  static const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  for (const auto& part : std::span(object->dlpi_phdr, object->dlpi_phnum)) {
    if (part.p_type != PT_LOAD || (part.p_flags & PF_W) != 0) continue;
    const auto begin = (object->dlpi_addr + part.p_vaddr) & ~(page - 1);
    const auto end = (object->dlpi_addr + part.p_vaddr + part.p_memsz) & ~(page - 1);
    // Where the system does not take them they stay.
    if (begin < end) (void)madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);  // NOLINT
  }
  return 0;
}

}  // namespace

void return_program_pages() { dl_iterate_phdr(return_pages_of, nullptr); }

}  // namespace muster
