#pragma once
// How the rows of a judged list are gathered for the reader: what needs a look first, counts that add up, filters.

#include "staged_service.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

enum class RowGroup {
  first,    ///< undecided, refused, alike, or the same person twice in the file
  decided,  ///< somebody decided it on this page
  alias,    ///< new, the organisation recognised by another name
  fresh,    ///< new
  known,    ///< registered already
};

/// What a chip shows. `all` is every row.
enum class RowFilter { all, fresh, alike, same, unknown, refused, by_name, by_other_name, made, spaces };

/// "" is all; a word that is no filter is nothing.
[[nodiscard]] std::optional<RowFilter> row_filter(std::string_view word);
[[nodiscard]] std::string_view filter_word(RowFilter filter);

struct PreviewRow {
  const people::Verdict* verdict = nullptr;
  const people::DelegateRow* row = nullptr;
  std::size_t index = 0;  ///< into the table's rows
  RowGroup group = RowGroup::fresh;
  bool row_decided = false;  ///< "keep both" or "same person" was said of it
  bool organisation_decided = false;
  bool other_name = false;  ///< the organisation is known, but not typed as it is called
};

/// Rows in reading order: by group; in the first group those that stop the import stand before the others.
/// They point into `staged`.
[[nodiscard]] std::vector<PreviewRow> preview_rows(const StagedDelegates& staged);
[[nodiscard]] bool passes(const PreviewRow& row, RowFilter filter);

/// A cell as typed: what was taken off at its ends, in characters, and what was kept.
struct TypedCell {
  std::size_t before = 0;
  std::string text;
  std::size_t after = 0;
};
/// The cells of the columns that were read, in the file's order, empty ones left out.
[[nodiscard]] std::vector<TypedCell> typed_cells(const StagedDelegates& staged, std::size_t index);

/// A name of an organisation that nobody knows, with every row that has it.
struct UnknownName {
  std::string typed;  ///< as the first of those rows has it
  std::vector<std::string> suggestions;
  std::vector<std::size_t> lines;
};
[[nodiscard]] std::vector<UnknownName> unknown_names(const StagedDelegates& staged);

/// Kinds that a new organisation may be given: those in use, and the usual ones; by name.
[[nodiscard]] std::vector<std::string> kinds_to_offer(const std::vector<people::Organisation>& organisations);

}  // namespace muster::booking
