#pragma once
// From cells to one person as a row gives them, with what of the cells cannot be taken as it stands.

#include <muster/domain/people/delegate_list.hpp>

#include <cstddef>
#include <vector>

namespace muster::people {

struct TakenRow {
  DelegateRow row;
  std::vector<CellFinding> cells;
};
[[nodiscard]] TakenRow read_row(const tabular::RowView& cells, std::size_t line, const DelegateColumns& columns);

/// The columns that hold names.
[[nodiscard]] std::vector<std::size_t> name_columns(const DelegateColumns& columns);

}  // namespace muster::people
