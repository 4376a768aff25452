// Keeps the limits of a table while nobody knows yet how wide it is.
#include "list_rows.hpp"

#include "encoding.hpp"
#include "table_builder.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::tabular {

bool ListRows::stop(std::size_t line, const std::string& message) {
  error_ = error_at(source_, line, message);
  return false;
}

void ListRows::look_for_doubt(std::size_t line, std::string& cell) {
  constexpr std::size_t most_named = 5;
  auto at = cell.find(doubt_mark);
  if (at == std::string::npos) return;
  for (; at != std::string::npos; at = cell.find(doubt_mark, at)) cell.erase(at, doubt_mark.size());
  if (doubtful_cells++ < most_named) doubtful.push_back({line, trimmed(cell)});
}

bool ListRows::add(std::size_t line, Row&& cells, RowMarks marks) {
  if (error_) return false;
  read_.last_line = line;
  const auto counted_cells = memory_of(cells);
  while (!cells.empty() && is_blank(cells.back())) cells.pop_back();
  if (cells.empty() && marks.width == 0) {
    size_.meter.give_back(counted_cells);
    return true;
  }
  if (marks.width > most_columns)
    return stop(line, "the row has more than " + grouped(most_columns) + " columns. Keep the columns that matter.");
  for (auto& cell : cells) look_for_doubt(line, cell);
  if (++size_.rows > most_rows + 1)
    return stop(line, "there are more than " + grouped(most_rows) + " rows. Split the file into smaller ones.");
  if (!size_.meter.take(sizeof(ListRow))) return stop(line, size_.meter.refusal());
  read_.rows.push_back({line, std::move(cells), marks});
  return true;
}

std::string ListRows::column_name(std::size_t column) const { return "column " + column_letters(column); }

Result<ListSheet> ListRows::finish() && {
  if (error_) return *error_;
  return std::move(read_);
}

}  // namespace muster::tabular
