#pragma once
// What stands around the cells of an XLSX: which parts are sheets, the shared strings, the styles.

#include "cell_meter.hpp"
#include "xlsx_package.hpp"
#include "xlsx_value.hpp"

#include <string>
#include <vector>

namespace muster::tabular {

struct SheetPart {
  std::string name;
  std::string part;
};

struct Workbook {
  std::vector<SheetPart> sheets;             ///< those to be seen, in their order; at least one
  std::vector<std::string> hidden_sheets{};  ///< names of the others
  std::vector<std::string> strings{};
  std::vector<bool> struck_strings{};  ///< per string: whether all its letters are struck out
  std::vector<NumberStyle> styles{};   ///< per cell style
  std::vector<bool> struck_styles{};   ///< per cell style
  Epoch epoch = Epoch::of_1900;
};

/// `meter` counts the shared strings. Errors: no workbook, no visible sheet, more than 200 sheets, more or longer
/// strings than a file may have, and those of the package and its XML.
[[nodiscard]] Result<Workbook> read_workbook(XlsxPackage& package, const std::string& source, CellMeter& meter);

}  // namespace muster::tabular
