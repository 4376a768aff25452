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

std::vector<double> cell_widths(TypeSetter& type, const Row& row, double width) {
  std::vector<double> widths;
  double left = width - (row.cells.empty() ? 0 : row.gap * static_cast<double>(row.cells.size() - 1));
  double shares = 0;
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    const auto& wanted = row.widths[at];
    double own = 0;
    if (wanted.points > 0) {
      own = wanted.points;
    } else if (wanted.share > 0) {
      shares += wanted.share;
    } else {
      own = std::min(natural_width(type, row.cells[at]), std::max(left, 20.0));
    }
    widths.push_back(own);
    left -= own;
  }
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    if (row.widths[at].points <= 0 && row.widths[at].share > 0)
      widths[at] = std::max(left, 20.0) * row.widths[at].share / shares;
  }
  return widths;
}

}  // namespace muster::print
