#pragma once
// What the headings of a delegate list say: which column holds what, what is only near to it, what somebody chose.

#include <muster/domain/people/delegate_list.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::people {

/// "First name", "Name (first and last)", "Borough or district" ...: for pages and decisions files.
[[nodiscard]] std::string_view field_label(DelegateField field);
[[nodiscard]] const std::vector<DelegateField>& all_fields();
/// By its label or its plainest word, folded: "organisation", "e-mail".
[[nodiscard]] std::optional<DelegateField> field_called(std::string_view words);

/// What one heading says by itself.
struct HeadingMeaning {
  DelegateField field = DelegateField::full_name;
  std::size_t rank = 0;      ///< the smaller, the more telling
  bool of_attendee = false;  ///< it says that it is about whoever comes: "Attendee email", "Your email"
  bool of_others = false;    ///< about whoever bought, booked or manages: "Buyer email", "Line manager"
  bool near = false;         ///< misspelt, or one word among others: to be confirmed
};
[[nodiscard]] std::optional<HeadingMeaning> meaning_of_heading(std::string_view heading);
/// Where it is not near only; cheap enough for every row of a list.
[[nodiscard]] std::optional<HeadingMeaning> sure_meaning_of_heading(std::string_view heading);

/// Finds the table of a delegate list wherever it stands in the file (`tabular::read_list`).
[[nodiscard]] Result<tabular::Table> read_delegate_list(std::string_view bytes, const std::string& source);

/// What somebody said about columns, by index: a field, or nothing where the column is to be left out.
using ChosenColumns = std::map<std::size_t, std::optional<DelegateField>>;

/// As `recognise_columns`, but what is missing stays empty and what is near is proposed. Chosen columns hold what was
/// chosen, whatever their headings say. `origins` are columns that reading added, as `Table::origins`: where no other
/// holds organisations, they may.
[[nodiscard]] DelegateColumns columns_of(const tabular::Row& heading, const ChosenColumns& chosen = {},
                                         const std::vector<std::size_t>& origins = {});

/// Whether rows can be judged by these columns: somebody's name, and an organisation or a place or neither on purpose.
[[nodiscard]] bool has_names(const DelegateColumns& columns);
[[nodiscard]] bool are_complete(const DelegateColumns& columns);

/// Why a list of which each row holds several people cannot be read.
[[nodiscard]] Error several_people(const DelegateColumns& columns, const tabular::Row& heading,
                                   const std::string& source);

/// The error of `recognise_columns`.
[[nodiscard]] Error missing_columns(const DelegateColumns& columns, const tabular::Row& heading,
                                    const std::string& source);

}  // namespace muster::people
