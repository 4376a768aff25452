#pragma once
// How wide the columns of a Word table are: figures as narrow as they may, text shares the rest.

#include <muster/kit/document/document.hpp>

#include <vector>

namespace muster::document {

/// Twentieths of a point, one a column; they add up to `width`.
[[nodiscard]] std::vector<int> docx_column_widths(const TableBlock& table, int width);

}  // namespace muster::document
