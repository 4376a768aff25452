// Any bytes are a table or an error, never a crash; and a table, written as CSV, is read again as it was.

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/list.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// A list is found in it or refused: rows as wide as the heading, numbers that grow.
void require_list(std::string_view bytes) {
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace muster::tabular;
  require_list({reinterpret_cast<const char*>(data), size});
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
  const auto again = read_table(to_csv(read->heading, read->rows), "fuzz");
  require(again.ok() && again->heading == read->heading && again->rows == read->rows);
  return 0;
}
