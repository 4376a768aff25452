#pragma once
// Whole files in and out. Writing is all or nothing: the old file stays until the new one is complete on disk.

#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace muster {

/// The bytes of a file of at most `limit` bytes. "-" is standard input.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t limit = std::size_t{256} << 20);

/// Writes beside the target, syncs, then renames; a symbolic link stays and its file is replaced. "-" is standard
/// output; a device or a pipe is written straight through, since it has no old content.
[[nodiscard]] Outcome write_file(const std::string& path, std::string_view bytes);

}  // namespace muster
