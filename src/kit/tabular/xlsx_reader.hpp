#pragma once
// XLSX as Excel, Microsoft Forms and LibreOffice save it: the first visible sheet as rows of text.

#include <muster/kit/tabular/table.hpp>

namespace muster::tabular {

[[nodiscard]] Result<Table> read_xlsx(std::string_view bytes, const std::string& source, WideRows wide);

}  // namespace muster::tabular
