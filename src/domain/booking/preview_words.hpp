#pragma once
// The sentences of the preview: what a verdict, a row's organisation and the whole list come to.

#include <muster/domain/people/region.hpp>

#include "preview_rows.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

/// Code of a place -> its name.
using PlaceNames = std::map<std::string, std::string>;
[[nodiscard]] PlaceNames place_names(const std::vector<people::Region>& regions);

/// "105 rows are 104 people".
[[nodiscard]] std::string headline(const StagedDelegates& staged);
/// The sentence below it, which says what can be done now. `unknown` is the number of names nobody knows.
[[nodiscard]] std::string lead(const StagedDelegates& staged, std::size_t unknown);
/// Why there is no button; only where the list cannot be imported.
[[nodiscard]] std::string what_is_missing(const StagedDelegates& staged, std::size_t unknown);
/// "Import 104 people".
[[nodiscard]] std::string import_label(const StagedDelegates& staged);

[[nodiscard]] std::string_view group_name(RowGroup group);
[[nodiscard]] std::string person_name(const people::DelegateRow& row);
/// "Row 5", "Rows 5, 9 and 12"; after the fifth "and 3 more".
[[nodiscard]] std::string rows_in_words(const std::vector<std::size_t>& lines);

struct VerdictWords {
  std::string mark;    ///< section of the template chip_mark
  std::string colour;  ///< class
  std::string words;
  std::string reason;
};
[[nodiscard]] VerdictWords verdict_words(const StagedDelegates& staged, const PreviewRow& row);

struct OrganisationWords {
  std::string name;
  std::string note;  ///< "from ‘AfC’; serves Kingston and Richmond"
};
[[nodiscard]] OrganisationWords organisation_words(const StagedDelegates& staged, const PreviewRow& row,
                                                   const PlaceNames& places);

/// What can be done with a row by one button: a line for the decisions.
struct RowAction {
  std::string about;
  std::string means;
  std::string words;
};
[[nodiscard]] std::optional<RowAction> action_for(const PreviewRow& row);

}  // namespace muster::booking
