#pragma once
// What somebody decided about the rows of a delegate list that are not clear by themselves: on the page and in a file
// of decisions in the same words.

#include <muster/domain/people/organisation.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::people {

/// A yes or no about single rows, by their lines, and about every other row of which the same is asked.
struct RowRuling {
  std::map<std::size_t, bool> of_row;
  std::optional<bool> of_every;
  [[nodiscard]] std::optional<bool> of(std::size_t line) const;
};

/// Keys are folded names as typed, and line numbers of rows.
struct Decisions {
  /// Folded typed name -> name of a known one, "new: KIND", or "new: KIND, NAME" where it is to be called otherwise.
  std::map<std::string, std::string> organisation;
  std::map<std::size_t, bool> same_person;  ///< line -> true "make them one", false "keep both"
  std::set<std::size_t> named_as_in_file;   ///< lines of those made one whose name in the file is the right one
  std::optional<bool> equal_address;        ///< whether all with one address and two names are one person
  std::optional<bool> equal_name;           ///< whether all with one name and two addresses are
  std::optional<bool> near_name;            ///< whether all whose names are alike are
  std::map<std::string, bool> status;       ///< folded word about coming -> whether who has it comes
  std::optional<bool> every_status;         ///< of the words that nobody knows
  RowRuling is_person;                      ///< whether what stands for a name is a person
  RowRuling one_place;                      ///< of rows with several places: true only the person named, false nobody
  RowRuling without_organisation;           ///< true: the person comes from none
  RowRuling as_in_file;                     ///< what is new about somebody known: true as in the file
};

/// Something that is decided of a row beside whether it is the same person.
enum class RowAspect { status, name, places, organisation, changes, equal_address, equal_name, near_name };

/// What a decision is about: "row 12: places"; "row 12" where two people are compared; "every row: places"; "status:
/// Maybe".
[[nodiscard]] std::string typed_of_row(RowAspect aspect, std::size_t line);
[[nodiscard]] std::string typed_of_every(RowAspect aspect);
[[nodiscard]] std::string typed_of_status(const std::string& word);
/// How yes and no are said of an aspect: "coming" and "not coming"; empty where only a yes can be said.
[[nodiscard]] std::string_view words_for(RowAspect aspect, bool yes);
/// "same person, named as in the file".
inline constexpr std::string_view renamed_words = "same person, named as in the file";

/// Reads columns `typed` and `means`. Errors carry lines and suggestions.
[[nodiscard]] Result<Decisions> read_decisions(const tabular::Table& table, const Directory& directory,
                                               const std::string& source);

}  // namespace muster::people
