#pragma once
// What must hold of every list that is found in bytes, of whatever kind of file.

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/list.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstdlib>
#include <string>
#include <string_view>

namespace muster::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

/// A list is found in it or refused: rows as wide as the heading, numbers that grow.
inline void require_list(std::string_view bytes) {
  using namespace muster::tabular;
  const auto list = read_list(
      bytes, "fuzz", {[](std::string_view cell) { return cell.size() == 1 ? std::string(cell) : std::string(); }, {}});
  if (!list.ok()) return require(!list.error().message.empty());
  require(list->rows.size() == list->line_of.size());
  for (std::size_t at = 0; at < list->rows.size(); ++at) {
    require(list->rows[at].size() == list->heading.size());
    require(at == 0 || list->line_of[at] > list->line_of[at - 1]);
    for (const auto& cell : list->rows[at]) require(muster::is_valid_text(cell));
  }
}

/// It is a table or refused.
inline void require_table(std::string_view bytes) {
  const auto read = muster::tabular::read_table(bytes, "fuzz");
  if (!read.ok()) return require(!read.error().message.empty());
  require(read->rows.size() == read->line_of.size());
  for (const auto& row : read->rows) {
    require(row.size() == read->heading.size());
    for (const auto& cell : row) require(muster::is_valid_text(cell));
  }
}

}  // namespace muster::fuzz
