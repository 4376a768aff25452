#pragma once
// XLSX as Excel, Microsoft Forms and LibreOffice save it: its visible sheets as rows of text.

#include "row_sink.hpp"
#include "xlsx_package.hpp"
#include "xlsx_workbook.hpp"

namespace muster::tabular {

/// Of the first visible sheet.
[[nodiscard]] Result<Table> read_xlsx(std::string_view bytes, const std::string& source, WideRows wide);

/// Cells that a sheet shows as one, first to last of each, rows numbered from 1.
struct MergedCells {
  std::size_t first_row = 0;
  std::size_t last_row = 0;
  std::size_t first_column = 0;
  std::size_t last_column = 0;
};

/// Puts every row of one sheet into the sink; returns what is merged in it.
[[nodiscard]] Result<std::vector<MergedCells>> read_sheet_rows(XlsxPackage& package, const Workbook& book,
                                                               const SheetPart& sheet, const std::string& source,
                                                               RowSink& sink);

}  // namespace muster::tabular
