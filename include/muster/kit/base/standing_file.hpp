#pragma once
// What stands where a file is to be written, and whether it may be replaced there: an earlier document may, never a
// database or what belongs to one, a log, or what another program is using.

#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>

namespace muster {

enum class FileSort {
  nothing,  ///< no bytes
  text,     ///< CSV, HTML, Markdown, JSON, SVG
  log,      ///< lines as Muster's own log writes them
  package,  ///< a ZIP: XLSX, DOCX
  pdf,
  database,  ///< SQLite's
  other
};

/// What the first bytes of a file tell.
[[nodiscard]] FileSort sort_of(std::string_view beginning);

/// What stands at a path, behind symbolic links.
struct StandingFile {
  bool there = false;
  bool writes_through = false;  ///< a device or a pipe: nothing is replaced
  FileSort sort = FileSort::other;
  std::string beginning;  ///< its first bytes, 4,096 at most
  std::string kept_for;  ///< why it must stay whatever it holds, as the end of a sentence ("is a folder"); may be empty
};

/// Looks without changing it. A file that another program has open for writing, or on which it holds a lock, is kept
/// for that; so is what belongs to another user, of which nobody can know. What belongs to a database is not even
/// opened: closing it again would end the locks that this process may have on it.
[[nodiscard]] StandingFile look_at_standing(const std::string& path);

/// Whether a new document may take the place of what stands at `path`. Errors have the kind conflict.
[[nodiscard]] Outcome may_replace_document(const std::string& path);
/// Also whether it is of the sort that the new bytes are.
[[nodiscard]] Outcome may_replace_document(const std::string& path, std::string_view new_bytes);

}  // namespace muster
