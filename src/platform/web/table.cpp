// Every cell by the same few lines of markup, whatever the table holds.
#include <muster/platform/web/table.hpp>

#include <muster/platform/web/view.hpp>

namespace muster::web {

std::string Table::html() const {
  View view;
  view.set("LABELLED_BY", heading_id);
  if (!columns.empty()) view.show("STACKED").add("HEADS").add_each("HEAD", columns);
  for (const auto& cells : rows) {
    auto& row = view.add("ROW");
    for (std::size_t at = 0; at < cells.size(); ++at) {
      auto& cell = row.add(at == 0 ? "FIRST" : "CELL", cells[at].text).add_each("NOTE", cells[at].notes);
      cell.show_if(at == 0 ? strong : breaks, at == 0 ? "STRONG" : "ADDRESS");
    }
  }
  return render("platform/web/pages/table.html", view);
}

}  // namespace muster::web
