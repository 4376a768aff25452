#pragma once
// The delegate list as it was typed, and what each row of it means: a verdict for every row, nothing guessed silently.
// Pure: the people already known come in as values, verdicts go out.

#include <muster/domain/people/delegate_decisions.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/kit/tabular/table.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::people {

/// What a column may hold.
enum class DelegateField {
  first_name,
  last_name,
  full_name,
  organisation,
  place,
  email,
  job_title,
  access_needs,
  dietary_needs
};

/// A column that may hold a field by its heading, where nobody has said so.
struct ColumnProposal {
  std::size_t column = 0;
  DelegateField field = DelegateField::full_name;
};

/// A column that another was taken before.
struct PassedOverColumn {
  std::size_t column = 0;
  std::size_t taken = 0;
  DelegateField field = DelegateField::full_name;
  bool of_others = false;  ///< it speaks of whoever bought or booked, not of whoever comes
};

/// Which column holds what, recognised from the heading by synonyms.
struct DelegateColumns {
  std::optional<std::size_t> first_name;
  std::optional<std::size_t> last_name;
  std::optional<std::size_t> full_name;  ///< where first and last name share a column
  std::optional<std::size_t> organisation;
  std::optional<std::size_t> email;
  std::optional<std::size_t> job_title;
  std::vector<std::size_t> access_needs;  ///< every column that speaks of them
  std::vector<std::size_t> dietary_needs;
  std::vector<std::size_t> status;          ///< every column that says whether somebody comes
  std::optional<std::size_t> places;        ///< how many places a row stands for
  std::vector<std::string> left_out;        ///< headings of the columns that Muster has no place for
  std::optional<std::size_t> place{};       ///< the borough or district of somebody, beside their organisation
  std::optional<std::size_t> spare_name{};  ///< holds the whole name where first and last name are empty
  std::vector<ColumnProposal> proposals{};
  std::vector<PassedOverColumn> passed_over{};
  std::string program{};                      ///< that wrote the file, where its headings tell: "pretix"
  bool no_organisations = false;              ///< and that is right: the program asks for none, or somebody said so
  std::vector<std::size_t> several_people{};  ///< columns with the names of different people of one row
  std::optional<std::size_t> guests{};        ///< how many come beside the person of the row
  std::optional<std::size_t> organiser{};     ///< says who called the meeting, and so comes without an answer
};

/// "First name", "Forename", "Given name"; "Surname", "Last name", "Family name"; "Name", "Delegate"; "Borough/
/// Organisation", "Organisation", "Borough", "Local authority", "Employer"; "E-mail", "Email address"; "Role", "Job
/// title", "Position"; "Access needs"; "Dietary requirements"; and any other heading that speaks of access or diet,
/// such as "Do you have food allergies?": compared folded. Where two columns would do, the more telling heading is
/// taken ("Organisation" before "Borough"). An error names the headings found where no name or no organisation is
/// there.
[[nodiscard]] Result<DelegateColumns> recognise_columns(const tabular::Row& heading, const std::string& source);

/// One person as a row gives them: as typed but for outer spaces.
struct DelegateRow {
  std::size_t line = 0;  ///< row number in the file
  std::string first_name;
  std::string last_name;
  std::string organisation;  ///< as typed, trimmed
  std::string email;         ///< lower-cased for comparison only elsewhere; here as typed, trimmed
  std::string job_title;
  bool spaces_removed = false;
  std::size_t places = 1;      ///< that the row stands for; 0 where its number cannot be read
  std::string places_typed{};  ///< "x2", "3 places": what says that there are several
  // Never shown beside the others: they are kept apart, for their own readers and not for long.
  std::string access_needs;
  std::string dietary_needs;
  std::string place{};  ///< as typed, where a column beside the organisation holds it
};

/// A person already known, as far as comparison needs.
struct KnownPerson {
  std::string id;
  std::string first_name;
  std::string last_name;
  std::string organisation_id;  ///< empty where none
  std::string organisation_name;
  std::string email;
  std::string job_title{};
  std::string place_code{};  ///< of their own; empty where none
};

enum class VerdictKind {
  fresh,                 ///< a person not seen before ("new")
  same_as_row,           ///< the same person as an earlier row of this file
  same_as_known,         ///< the same person as one already registered
  looks_like_row,        ///< likely the same as an earlier row; both are kept until someone confirms it
  looks_like_known,      ///< likely the same as a registered person; both are kept until someone confirms it
  not_coming,            ///< the file itself says so ("Cancelled"), or somebody did: no delegate
  unclear,               ///< a word about coming, a name or a number of places that must be asked about
  unknown_organisation,  ///< nobody knows the organisation: stops applying until it is decided
  refused,               ///< there is no person in the row
};

/// "new", "same person", "looks like", "not coming", "unclear", "unknown organisation", "refused".
[[nodiscard]] std::string_view verdict_name(VerdictKind kind);

/// A cell that is not taken as it stands; the person is.
struct CellFinding {
  enum class Kind {
    tidied,           ///< taken, but for what stood around it
    left_out,         ///< too long or no text: not taken
    no_address,       ///< not an e-mail address: not taken until it is mended
    addresses,        ///< several addresses: none is taken until one is chosen
    no_organisation,  ///< the person is of none until one is given
  };
  Kind kind = Kind::tidied;
  std::size_t column = 0;
  std::string words;                 ///< what is the matter; no capital, no full stop
  std::vector<std::string> choices;  ///< what the cell may mean
};

/// What a row says anew of somebody who is known.
inline constexpr std::string_view changed_job = "job title";
inline constexpr std::string_view changed_organisation = "organisation";
inline constexpr std::string_view changed_email = "e-mail address";
inline constexpr std::string_view changed_place = "place";
struct Change {
  std::string_view field;
  std::string was;  ///< empty where nothing was known
  std::string now;
};

struct Verdict {
  VerdictKind kind = VerdictKind::fresh;
  std::size_t row = 0;                        ///< index into DelegatePreview::rows
  std::optional<std::size_t> other_row;       ///< index of the earlier row it equals or resembles; that row is never
                                              ///< itself `same_as_row`. Set too for an unknown organisation's row that
                                              ///< repeats an earlier one
  std::string other_person;                   ///< id of the known person it equals or resembles
  std::string other_name;                     ///< that person's name and organisation, for the reader
  std::set<RowAspect> asked{};                ///< what is asked of the row, or was and is decided
  bool renames = false;                       ///< the known person is to be called as the file says
  std::vector<std::size_t> invalid{};         ///< columns of a refused or unclear row's cells that are wrong or missing
  std::string reason;                         ///< "equal name and organisation", "surnames one letter apart ...", why
                                              ///< refused or not coming; no full stop, no capital
  std::vector<std::string> unknown_status{};  ///< words about coming that nobody knows, as typed, decided or not
  std::vector<CellFinding> cells{};           ///< that are not taken as they stand
  std::vector<Change> changes{};              ///< of a known person, before anything is decided
  bool takes_changes = false;                 ///< the known person is to become as the file says
  std::optional<std::size_t> organisation;    ///< index into the directory
  bool organisation_by_alias = false;         ///< by an alias, or by a decision
  bool new_organisation = false;              ///< decided to be created under the name typed
  std::string new_name;                       ///< its folded name, equal for all rows that mean it
  std::string new_title;                      ///< what it is to be called
  std::string new_kind;                       ///< its kind as decided
  bool organisation_unknown = false;
  std::vector<std::string> suggestions;  ///< for an unknown organisation
};

struct DelegatePreview {
  std::vector<DelegateRow> rows;
  std::vector<Verdict> verdicts;  ///< one per row, in the order of rows
  [[nodiscard]] std::size_t count(VerdictKind kind) const;
  [[nodiscard]] std::size_t people() const;         ///< distinct people after the verdicts
  [[nodiscard]] std::size_t organisations() const;  ///< distinct organisations among them
  [[nodiscard]] bool can_apply() const;             ///< nothing undecided, nothing refused
};

/// Gives every row its verdict. The same person: equal name (without titles, letters after it, pronouns and remarks)
/// and equal e-mail address or organisation, with nothing that speaks against it. Contradictions (one address and two
/// names, one name and two addresses) and looser likeness are "looks like": both are kept until somebody decides. A
/// registered person is `same_as_known` once only: a later row that equals them is `same_as_row`. Likely: one given
/// name inside another's with an equal part of a double surname; equal names at different organisations; and, at one
/// organisation only, given and family name swapped, names one edit apart, one given name beginning with the other
/// ("J", "Jo") or being what people are called instead ("Bill" of William) with an equal surname. An equal surname
/// alone is never a sign, nor, across organisations, a name of which a crowd of this size holds two by chance: where
/// 0.002 others of it or more are expected, as names are spread among the people met before. A decision about a row
/// goes before one about every row, and both before these rules; a decision about an organisation goes before its name
/// and aliases. Near-linear in the number of rows: candidates are found through keys, never by comparing all with all.
[[nodiscard]] DelegatePreview judge(const tabular::Table& table, const DelegateColumns& columns,
                                    const Directory& directory, const std::vector<KnownPerson>& known,
                                    const Decisions& decisions);

}  // namespace muster::people
