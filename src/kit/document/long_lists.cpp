// One law for every format that is read page by page: what is cut, and what stands in two columns.
#include "long_lists.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>

namespace muster::document {
namespace {

constexpr std::size_t most_items = 200;
constexpr std::size_t most_rows = 1000;
/// A list that is a little too long is printed whole: what is cut must be worth a sentence.
constexpr std::size_t slack = 50;

std::size_t printed(std::size_t all, std::size_t most) { return all <= most + slack ? all : most; }

}  // namespace

std::size_t printed_of(const BulletList& list) { return printed(list.items.size(), most_items); }
std::size_t printed_of(const TableBlock& table) { return printed(table.rows.size(), most_rows); }

std::size_t small_print_at(const std::vector<Block>& blocks, std::size_t at) {
  constexpr std::size_t enough = 4;
  std::size_t count = 0;
  for (; at + count < blocks.size(); ++count) {
    const auto* paragraph = std::get_if<Paragraph>(&blocks[at + count].content);
    if (paragraph == nullptr || paragraph->look != Paragraph::Look::note) break;
  }
  return count >= enough ? count : 0;
}

std::string cut_note(std::size_t printed, std::size_t all) {
  if (printed >= all) return {};
  return tell("These are the first {printed} of {all}. The report as XLSX has all of them.",
              {{"printed", told_number(static_cast<std::int64_t>(printed))},
               {"all", told_number(static_cast<std::int64_t>(all))}});
}

}  // namespace muster::document
