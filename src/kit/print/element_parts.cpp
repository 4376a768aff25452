// Looks into elements: rows and stacks hold others, however deep.
#include "element_parts.hpp"

#include <algorithm>
#include <variant>

namespace muster::print {

std::string words_in(const Element& element) {
  std::string out;
  if (const auto* words = std::get_if<Words>(&element.content)) {
    for (const auto& run : words->runs) out += run.text;
  } else if (const auto* row = std::get_if<Row>(&element.content)) {
    for (const auto& cell : row->cells) out += words_in(cell);
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

const Columns* columns_down(const Element& element) {
  const auto* columns = std::get_if<Columns>(&element.content);
  return columns != nullptr && columns->down ? columns : nullptr;
}

bool parted_by_head(const Element& element) {
  if (const auto* stack = std::get_if<Stack>(&element.content))
    return stack->repeated > 0 || std::ranges::any_of(stack->parts, parted_by_head);
  const auto* row = std::get_if<Row>(&element.content);
  return row != nullptr && std::ranges::any_of(row->cells, parted_by_head);
}

}  // namespace muster::print
