#pragma once
// Where the tables stand on a sheet.

#include "list_rows.hpp"

#include <muster/kit/tabular/list.hpp>

#include <string>
#include <unordered_map>
#include <vector>

namespace muster::tabular {

/// Knows headings, each looked at once.
class HeadingReader {
 public:
  explicit HeadingReader(const ListHeadings& headings) : headings_(headings) {}
  [[nodiscard]] std::string meaning(const std::string& cell);
  /// How many different things a row says as a heading; 0 where it is not the heading of a list.
  [[nodiscard]] std::size_t weight(const Row& cells);
  /// Whether rows below such a heading may say something once for those below them.
  [[nodiscard]] bool may_say_between(const Row& heading);
  [[nodiscard]] bool is_between(const std::string& cell) const {
    return headings_.is_between && headings_.is_between(cell);
  }
  [[nodiscard]] bool is_repetition(const std::string& title) const {
    return headings_.is_repetition && headings_.is_repetition(title);
  }

 private:
  const ListHeadings& headings_;
  std::unordered_map<std::string, std::string> known_;
};

/// Of a sheet; whoever finds more refuses the file.
inline constexpr std::size_t most_sections = 500;

/// One table with its heading.
struct ListSection {
  std::string title;  ///< the one cell above the heading; may be empty
  Row heading;
  std::size_t heading_line = 0;  ///< the last where it takes two
  bool two_rows = false;
  std::size_t first = 0;  ///< rows of the sheet, from first up to but not last
  std::size_t last = 0;
  std::vector<std::size_t> lone{};  ///< of these: rows with one cell alone, as a heading of the rows below would have
};

struct SheetLayout {
  std::vector<ListSection> sections;
  std::size_t above = 0;              ///< rows above the first heading
  std::vector<std::size_t> repeated;  ///< lines that only repeat the headings
  bool has_titles = false;            ///< several tables, each below its title
};

/// The tables whose headings are known; none where there are none.
[[nodiscard]] SheetLayout layout_of(const ListSheet& sheet, HeadingReader& headings);
/// One table, its heading told by its shape alone: the first row as full as most. `sheet` is not empty.
[[nodiscard]] SheetLayout layout_by_shape(const ListSheet& sheet);

}  // namespace muster::tabular
