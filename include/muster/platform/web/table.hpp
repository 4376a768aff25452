#pragma once
// A small table that is shown whole, without sorting, filters or pages: rows of words under a heading of the page.

#include <string>
#include <vector>

namespace muster::web {

struct TableCell {
  std::string text;
  std::vector<std::string> notes;  ///< smaller lines below it

  TableCell(std::string words) : text(std::move(words)) {}  // NOLINT(google-explicit-constructor): mostly text
  TableCell(const char* words) : text(words) {}             // NOLINT(google-explicit-constructor)
  TableCell(std::string words, std::vector<std::string> below) : text(std::move(words)), notes(std::move(below)) {}
};

struct Table {
  std::string heading_id{};            ///< of the page's heading above it, which names it
  std::vector<std::string> columns{};  ///< their heads; none where each row is a name and its value
  bool strong = true;                  ///< whether the first cell of a row, its head, is in bold
  bool breaks = false;                 ///< whether long addresses may break in the other cells
  std::vector<std::vector<TableCell>> rows{};

  [[nodiscard]] std::string html() const;
};

}  // namespace muster::web
