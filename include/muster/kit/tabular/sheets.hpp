#pragma once
// A workbook whose sheets mean different things, each read by its own name.

#include <muster/kit/tabular/table.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::tabular {

struct NamedSheet {
  std::string name;  ///< empty for a CSV
  Table table;
};

/// Every visible sheet that holds something, in the workbook's order; of a CSV the one table. Rows may be wider than
/// their heading. Limits and errors as `read_table`; cells of all sheets are counted together.
[[nodiscard]] Result<std::vector<NamedSheet>> read_sheets(std::string_view bytes, const std::string& source);

}  // namespace muster::tabular
