#pragma once
// What the readers of small reference files (places, organisations, decisions) share: named columns, collected errors.

#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::people {

/// The errors of one file; the reader goes on after each, so that one run shows all of them.
class Diagnostics {
 public:
  explicit Diagnostics(std::string source) : source_(std::move(source)) {}
  void add(std::size_t line, std::string message, std::string hint = {}) {
    found_.push_back({source_, line, 0, 1, std::move(message), std::move(hint)});
  }
  [[nodiscard]] bool any() const { return !found_.empty(); }
  /// One error with a diagnostic for each error.
  [[nodiscard]] Error error() const;

 private:
  std::string source_;
  std::vector<Diagnostic> found_;
};

/// The column whose folded heading is one of `names`.
[[nodiscard]] std::optional<std::size_t> find_column(const tabular::Row& heading,
                                                     const std::vector<std::string_view>& names);

/// The column called `name`, or an error that names the headings there are.
[[nodiscard]] std::optional<std::size_t> require_column(const tabular::Row& heading, std::string_view name,
                                                        Diagnostics& diagnostics);

/// "A", "B" and "C": the headings as they stand, for errors.
[[nodiscard]] std::string quoted_list(const tabular::Row& names);

/// The cell without outer spaces; empty where there is no such column.
[[nodiscard]] std::string cell(const tabular::RowView& row, std::optional<std::size_t> column);

/// "a|b | c" -> a, b, c; empty entries are left out.
[[nodiscard]] std::vector<std::string> split_entries(std::string_view text);

}  // namespace muster::people
