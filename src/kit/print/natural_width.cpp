// Adds up from the inside out.
#include "natural_width.hpp"

#include <algorithm>

namespace muster::print {

double natural_width(TypeSetter& type, const Element& element) {
  if (const auto* words = std::get_if<Words>(&element.content)) return type.natural_width(*words) + tolerance;
  if (const auto* box = std::get_if<Box>(&element.content)) return box->side;
  if (const auto* image = std::get_if<Image>(&element.content)) return image->width;
  if (const auto* stack = std::get_if<Stack>(&element.content)) {
    double widest = 0;
    for (const auto& part : stack->parts) widest = std::max(widest, natural_width(type, part));
    return widest;
  }
  if (const auto* row = std::get_if<Row>(&element.content)) {
    double whole = row->cells.empty() ? 0 : row->gap * static_cast<double>(row->cells.size() - 1);
    for (std::size_t at = 0; at < row->cells.size(); ++at)
      whole += row->widths[at].points > 0 ? row->widths[at].points : natural_width(type, row->cells[at]);
    return whole;
  }
  return 0;
}

}  // namespace muster::print
