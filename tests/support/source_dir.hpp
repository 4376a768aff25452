#pragma once
// Where the sources stand, for tests that read examples and golden files. One file knows the path, so that what the
// compiler's cache keeps of all others is good in any clone.

#include <string>

namespace muster::test {

/// Without a slash at its end.
[[nodiscard]] const std::string& source_dir();

}  // namespace muster::test
