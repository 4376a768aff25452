#pragma once
// What stands around the cells of an XLSX: which part is the first visible sheet, the shared strings, the styles.

#include "xlsx_package.hpp"
#include "xlsx_value.hpp"

#include <string>
#include <vector>

namespace muster::tabular {

struct Workbook {
  std::string sheet_name;
  std::string sheet_part;
  std::vector<std::string> strings;
  std::vector<NumberStyle> styles;  ///< per cell style
  Epoch epoch = Epoch::of_1900;
};

/// Errors: no workbook, no visible sheet, and those of the package and its XML.
[[nodiscard]] Result<Workbook> read_workbook(XlsxPackage& package, const std::string& source);

}  // namespace muster::tabular
