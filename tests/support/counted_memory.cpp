// Replaces the global operator new and delete of a test program.
#include "counted_memory.hpp"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> all{0};
std::atomic<std::size_t> calls{0};
std::atomic<std::size_t> held{0};
std::atomic<std::size_t> most{0};

void* counted(void* made) {
  if (made == nullptr) throw std::bad_alloc();
  const auto size = malloc_usable_size(made);
  all += size;
  ++calls;
  const auto now = held += size;
  auto before = most.load();
  while (before < now && !most.compare_exchange_weak(before, now)) {
  }
  return made;
}

void drop(void* made) noexcept {
  if (made != nullptr) held -= malloc_usable_size(made);
  std::free(made);
}

}  // namespace

void* operator new(std::size_t size) { return counted(std::malloc(size == 0 ? 1 : size)); }
void* operator new[](std::size_t size) { return counted(std::malloc(size == 0 ? 1 : size)); }
void* operator new(std::size_t size, std::align_val_t align) {
  void* made = nullptr;
  return counted(posix_memalign(&made, static_cast<std::size_t>(align), size) == 0 ? made : nullptr);
}
void* operator new[](std::size_t size, std::align_val_t align) { return operator new(size, align); }
// The standard library's own sorting asks this way; left out, a sanitiser's would answer and ours would free it.
void* operator new(std::size_t size, const std::nothrow_t& /*unused*/) noexcept {
  try {
    return operator new(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}
void operator delete(void* made) noexcept { drop(made); }
void operator delete[](void* made) noexcept { drop(made); }
void operator delete(void* made, std::size_t) noexcept { drop(made); }
void operator delete[](void* made, std::size_t) noexcept { drop(made); }
void operator delete(void* made, std::align_val_t) noexcept { drop(made); }
void operator delete[](void* made, std::align_val_t) noexcept { drop(made); }
void operator delete(void* made, std::size_t, std::align_val_t) noexcept { drop(made); }
void operator delete[](void* made, std::size_t, std::align_val_t) noexcept { drop(made); }

namespace counted_memory {

std::size_t asked() { return all; }
std::size_t times() { return calls; }

Peak::Peak() : before_(held) { most = before_; }
std::size_t Peak::bytes() const { return most > before_ ? most - before_ : 0; }

}  // namespace counted_memory
