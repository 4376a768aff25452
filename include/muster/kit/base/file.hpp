#pragma once
// Whole files in and out. Writing is all or nothing: the old file stays until the new one is complete on disk.

#include <muster/kit/base/new_file.hpp>
#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace muster {

/// The bytes of a file of at most `limit` bytes. "-" is standard input.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t limit = std::size_t{256} << 20);

/// Writes beside the target, syncs, then gives it its name; a symbolic link stays and its file is replaced. "-" is
/// standard output; a device or a pipe is written straight through, since it has no old content. Where `if_exists` is
/// to be kept, a file that stands there is an Error of kind conflict.
[[nodiscard]] Outcome write_file(const std::string& path, std::string_view bytes,
                                 IfExists if_exists = IfExists::replace, Readers readers = Readers::owner);

}  // namespace muster
