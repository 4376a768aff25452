#pragma once
// The lines of the file in which a programme is written out, as docs/programme-format.md describes them.

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/result.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace muster::passage {

inline constexpr std::int64_t format_version = 1;
/// Bytes of one line: a report's file with its pictures is the longest.
inline constexpr std::size_t longest_line = 64U << 20U;

/// What the first line says.
struct FileHead {
  std::string programme;
  std::string written_at;             ///< ISO 8601
  std::vector<std::string> left_out;  ///< sentences: what of the programme is not in the file, and why
  std::string notice{};               ///< who may have the file
};
[[nodiscard]] std::string head_line(const FileHead& head);
/// Error: it is no file of a programme, or of a version that this program does not know.
[[nodiscard]] Result<FileHead> head_in(const Json& line);

/// SHA-256 over bytes that come in pieces.
class RunningHash {
 public:
  RunningHash();
  ~RunningHash();
  RunningHash(RunningHash&& other) noexcept;
  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits; to be asked once.
  [[nodiscard]] std::string digits();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string table_line(std::string_view table, const std::vector<std::string_view>& columns);
[[nodiscard]] std::string end_line(std::int64_t rows, const std::string& sha256);

[[nodiscard]] std::string base64_text(std::string_view bytes);
/// Error: it is no base64.
[[nodiscard]] Result<std::string> base64_bytes(const std::string& text);

/// Where a file is: at a path, or in memory, where its bytes must outlive whoever reads them.
struct FileSource {
  std::string path{};
  const std::string* bytes = nullptr;
};

/// Reads one line after the other; the number of the line stands in every Error.
class LineReader {
 public:
  /// Error: there is no such file, or it cannot be read.
  [[nodiscard]] static Result<LineReader> open(const FileSource& source);
  ~LineReader();
  LineReader(LineReader&& other) noexcept;

  /// The next line without its end; empty where the file has ended. Errors: a line that is cut short or too long.
  [[nodiscard]] Result<std::string> next();
  [[nodiscard]] std::int64_t number() const { return number_; }
  /// "Line 12: ..." with nothing having been changed.
  [[nodiscard]] Error fault(const std::string& what,
                            const char* way_on = "have the file written or copied again") const;

 private:
  struct File;
  explicit LineReader(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
  std::int64_t number_ = 0;
};

[[nodiscard]] Result<Json> line_json(const LineReader& reader, const std::string& line);

}  // namespace muster::passage
