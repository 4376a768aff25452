#pragma once
// What the cells of one column of answers have in common.

#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::conversions {

/// The different texts of a column or of its pieces, in the order in which they first stand.
class Seen {
 public:
  void add(std::string_view text);
  [[nodiscard]] std::size_t count(const std::string& text) const;
  std::vector<std::string> texts;
  std::size_t total = 0;
  bool many = false;  ///< more than are kept: these are no options

 private:
  std::map<std::string, std::size_t, std::less<>> counts_;
};

struct AnswerCells {
  std::size_t filled = 0;
  std::size_t longest = 0;  ///< in characters
  bool lines = false;       ///< a cell of several lines
  Seen whole;
  Seen by_semicolon;
  Seen by_comma;
  std::size_t with_semicolon = 0;  ///< cells that hold one
  std::size_t with_comma = 0;
  std::size_t most_pieces = 0;  ///< of a cell, by whatever sets them apart
  std::size_t word_cells = 0;   ///< cells of a few short pieces, and of two at least
  std::size_t short_cells = 0;  ///< cells of short pieces
  std::size_t wholes = 0;       ///< cells that are whole numbers
  std::size_t decimals = 0;     ///< cells that are numbers with decimals
  std::size_t most_digits = 0;  ///< behind the point
  double least = 0;
  double most = 0;
  std::size_t dates = 0;
  std::size_t times = 0;
  std::size_t emails = 0;
  std::size_t ticks = 0;  ///< cells that say that a box was ticked or not
};

[[nodiscard]] AnswerCells cells_of(const tabular::Table& table, std::size_t column);
/// Without the white space around each, and without empty ones.
[[nodiscard]] std::vector<std::string> pieces_of(std::string_view cell, char between);
/// "Yes", "x", "1", "TRUE": the box was ticked; "No", "0" are ticks too, of a box that was not.
[[nodiscard]] bool is_tick(std::string_view cell);

}  // namespace muster::conversions
