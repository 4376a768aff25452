// Any bytes are a table or an error, never a crash; and a table, written as CSV, is read again as it was.

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstdint>
#include <string_view>

#include "list_holds.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace muster::tabular;
  using muster::fuzz::require;
  muster::fuzz::require_list({reinterpret_cast<const char*>(data), size});
  const auto read = read_table({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!read.ok()) {
    require(!read.error().message.empty());
    return 0;
  }
  require(read->rows.size() == read->line_of.size());
  for (const auto& row : read->rows) {
    require(row.size() == read->heading.size());
    for (const auto& cell : row) require(muster::is_valid_text(cell));
  }
  const auto again = read_table(to_csv(read->heading, read->rows.copied()), "fuzz");
  require(again.ok() && again->heading == read->heading && again->rows == read->rows);
  return 0;
}
