#pragma once
// The table that stands folded behind a picture, with the same caption and base.

#include <muster/kit/document/document.hpp>

namespace muster::figures {

[[nodiscard]] inline document::TableBlock behind(document::TableBlock table, const document::FigureBlock& shown) {
  table.caption = shown.caption;
  table.base = shown.base;
  table.folded = true;
  return table;
}

/// The picture, and behind it every row of the table.
[[nodiscard]] inline std::vector<document::Block> with_table_behind(document::FigureBlock shown,
                                                                    document::TableBlock table) {
  table = behind(std::move(table), shown);
  table.printed = table.rows.size();
  return {{std::move(shown)}, {std::move(table)}};
}

}  // namespace muster::figures
