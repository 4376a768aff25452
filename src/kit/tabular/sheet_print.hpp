#pragma once
// How a sheet comes out of a printer: no column on a page of its own, and the headings on every page.

#include <xlsxwriter.h>

#include <cstdint>

namespace muster::tabular {

inline void print_on_its_width(lxw_worksheet* sheet, lxw_row_t heading) {
  constexpr std::uint8_t a4 = 9;
  worksheet_set_paper(sheet, a4);
  worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);  // as many pages down as it needs
  worksheet_repeat_rows(sheet, heading, heading);
}

}  // namespace muster::tabular
