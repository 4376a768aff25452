#pragma once
// The walk through a programme's file: what holds of every line is looked at here, once for judging and once for
// saving.

#include <muster/domain/passage/file_lines.hpp>
#include <muster/domain/passage/travelling_tables.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::passage {

struct FileRow {
  const TravellingTable& table;
  const std::vector<std::string_view>& columns;
  store::Values values;  ///< as many as columns

  /// The text of a column; empty where it has none, or the file does not bring it.
  [[nodiscard]] std::string text(std::string_view column) const;
  void set(std::string_view column, store::Value value);
};

struct Walk {
  FileHead head;
  std::int64_t rows = 0;
};
/// Takes a row; what it says is wrong becomes an Error with the number of the line.
using TakeRow = std::function<Outcome(FileRow& row)>;

/// Error: the file cannot be read, or is none of a programme, damaged, cut short, or of an unknown version; a table or
/// column that is not known; a value of another type than its column holds.
[[nodiscard]] Result<Walk> walk_file(const FileSource& source, const TakeRow& take, std::int64_t expected,
                                     Progress& progress);

/// Which rows of a file stand, and whether all that it leads to is in it.
class FileLinks {
 public:
  /// Error: the row belongs or leads to one that is not further up in the file, or stands there twice. `line`: the
  /// number of the row, from 1.
  [[nodiscard]] Outcome take(const FileRow& row, std::int64_t line);
  /// Error: what was to stand further down does not. To be called at the end.
  [[nodiscard]] Outcome settle() const;
  [[nodiscard]] const std::string& programme_id() const { return programme_id_; }

 private:
  struct Waiting {
    std::int64_t line;
    Lead lead;
    std::string id;
  };
  /// Error: a row of that key stands further up.
  [[nodiscard]] Outcome take_key(const FileRow& row, std::int64_t line);
  [[nodiscard]] bool stands(std::string_view table, const std::string& id) const;

  std::map<std::string_view, std::set<std::string>> ids_;
  /// Where the row of a key stands, by a hash of it: as whole texts they would take as much room as the file.
  std::unordered_map<std::uint64_t, std::uint32_t> rows_;
  std::vector<Waiting> waiting_;
  std::string programme_id_;
};

}  // namespace muster::passage
