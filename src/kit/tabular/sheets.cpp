// Reads the sheets of a workbook apart.
#include <muster/kit/tabular/sheets.hpp>

#include "plain_cells.hpp"
#include "recognised_format.hpp"
#include "table_builder.hpp"
#include "xlsx_reader.hpp"

namespace muster::tabular {

Result<std::vector<NamedSheet>> read_sheets(std::string_view bytes, const std::string& source) {
  std::vector<NamedSheet> sheets;
  MUSTER_TRY(format, recognised_format(bytes, source));
  if (format == Format::csv) {
    MUSTER_TRY(table, read_table(bytes, source, WideRows::kept));
    sheets.push_back({"", std::move(table)});
    return sheets;
  }
  MUSTER_TRY(package, XlsxPackage::open(bytes, source));
  CellMeter meter(package.unpacked_size());
  MUSTER_TRY(book, read_workbook(package, source, meter));
  for (const auto& part : book.sheets) {
    TableBuilder builder(source, Format::xlsx, WideRows::kept, meter);
    MUSTER_CHECK(read_sheet_rows(package, book, part, source, builder));
    if (!builder.has_heading()) continue;
    MUSTER_TRY(table, std::move(builder).finish("XLSX, sheet \"" + part.name + "\""));
    keep_plain_text(table);
    sheets.push_back({part.name, std::move(table)});
  }
  if (sheets.empty()) return error_at(source, 0, "there is nothing in it.");
  return sheets;
}

}  // namespace muster::tabular
