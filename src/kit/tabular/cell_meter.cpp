// Counts what the standard library and a table take for a cell, near enough.
#include "cell_meter.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/text_pool.hpp>

#include <algorithm>

namespace muster::tabular {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;
constexpr std::size_t always = 64 * megabyte;  // many small cells take more than they say
constexpr std::size_t never_more = 256 * megabyte;
constexpr std::size_t times_the_file = 4;

constexpr std::size_t in_the_string = 15;   // what std::string holds without asking for memory
constexpr std::size_t beside_a_block = 24;  // the zero at its end, and what malloc keeps of it

}  // namespace

CellMeter::CellMeter(std::size_t file_bytes)
    : most_(std::clamp(std::min(file_bytes, never_more) * times_the_file, always, never_more)) {}

bool CellMeter::take(std::size_t bytes) {
  if (bytes > most_ - taken_) return false;
  taken_ += bytes;
  return true;
}

std::string CellMeter::refusal() const {
  return "the cells up to here take more than " + grouped(static_cast<std::int64_t>(most_ / megabyte)) + " MB" +
         (most_ < never_more ? ", which is more than a file of this size may" : "") +
         ". Split the file into smaller ones.";
}

std::size_t memory_of(std::string_view cell) {
  return sizeof(std::string) + (cell.size() > in_the_string ? cell.size() + beside_a_block : 0);
}

std::size_t memory_of(const Row& cells) {
  std::size_t all = 0;
  for (const auto& cell : cells) all += memory_of(cell);
  return all;
}

std::size_t memory_in_table(const Row& cells, std::size_t width) {
  constexpr std::size_t of_a_cell = sizeof(TextPool::Slice);
  constexpr std::size_t of_a_row = 2 * sizeof(std::uint64_t);  // where its cells stand, and its line
  auto all = of_a_row + std::max(width, cells.size()) * of_a_cell;
  for (const auto& cell : cells) all += cell.size();
  return all;
}

}  // namespace muster::tabular
