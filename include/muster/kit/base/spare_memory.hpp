#pragma once
// Heavy work leaves free memory between what is still in use, and the allocator keeps it: the next heavy work on
// another thread would come on top.

namespace muster {

/// Gives whole pages that are free back to the system. Walks all free memory: for after work that took long, not for
/// every request. Does nothing where the allocator cannot.
void return_spare_memory();

}  // namespace muster
