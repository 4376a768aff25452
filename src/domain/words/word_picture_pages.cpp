// A picture for each of two widths, a table whose figures lead to the answers behind them.
#include "word_picture_pages.hpp"

namespace muster::words {
namespace {

constexpr double desk_width = 680;
constexpr double phone_width = 358;

void add_cell(web::View& row, const WordCell& cell, const WordColumn& column) {
  auto& shown = row.add("CELL");
  shown.show_if(column.figures, "NUM").show_if(cell.strong, "STRONG");
  if (cell.path.empty())
    shown.show("CELL_PLAIN", cell.text);
  else
    shown.add_link("CELL_READ", cell.text, cell.path).set("CELL_OF", cell.of);
}

}  // namespace

void add_word_picture(web::View& part, const WordPicture& words) {
  if (words.picture)
    part.add("PICTURE").markup("DESK", words.picture(desk_width).svg).markup("PHONE", words.picture(phone_width).svg);
  part.add_each("REMARK", words.remarks);
  part.set("TABLE_NAME", words.name).set("CAPTION", words.caption).markup("HOW", words.how);
  for (const auto& column : words.columns) part.add("HEAD", column.heading).show_if(column.figures, "HEAD_NUM");
  for (const auto& each : words.rows) {
    auto& row = part.add("ROW");
    if (each.path.empty())
      row.show("PLAIN", each.word);
    else
      row.add_link("READ", each.word, each.path);
    for (std::size_t at = 0; at < each.cells.size(); ++at) add_cell(row, each.cells[at], words.columns[at + 1]);
  }
}

}  // namespace muster::words
