#pragma once
// What the cells of a file take, counted before each is made: a small file that says much, or says one thing very
// often, must not fill the memory.

#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::tabular {

inline constexpr std::size_t longest_cell = std::size_t{1} << 20;  // Excel itself stops at 32,767 characters

class CellMeter {
 public:
  /// Of a file of that size, unpacked: four times as much may be taken, 64 MB always and 256 MB at most.
  explicit CellMeter(std::size_t file_bytes);
  /// False where it would be more than the file may take: then it must not be made, and reading ends.
  [[nodiscard]] bool take(std::size_t bytes);
  void give_back(std::size_t bytes) { taken_ -= bytes < taken_ ? bytes : taken_; }
  /// Why no more was read, and what to do, as a sentence that follows a place.
  [[nodiscard]] std::string refusal() const;

 private:
  std::size_t most_;
  std::size_t taken_ = 0;
};

/// Of one cell, and of a row with its cells, while they are strings.
[[nodiscard]] std::size_t memory_of(std::string_view cell);
[[nodiscard]] std::size_t memory_of(const Row& cells);
/// Of a row once it stands in a table of that width, where a cell is eight bytes beside its text.
[[nodiscard]] std::size_t memory_in_table(const Row& cells, std::size_t width);

}  // namespace muster::tabular
