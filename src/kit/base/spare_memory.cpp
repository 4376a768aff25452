// glibc gives back only the end of its memory by itself, and of other threads' arenas nothing.
#include <muster/kit/base/spare_memory.hpp>

#include <malloc.h>

namespace muster {

void return_spare_memory() { malloc_trim(0); }

}  // namespace muster
