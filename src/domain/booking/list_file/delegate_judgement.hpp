#pragma once
// A judged delegate list, and what the reader is told of it: counts, verdicts, questions.

#include "domain/booking/booking_sql.hpp"

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/intake/kind_service.hpp>
#include <muster/domain/people/delegate_columns.hpp>
#include <muster/domain/people/delegate_list.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/region.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace muster::booking {

struct DelegateJudgement {
  people::DelegatePreview preview;
  std::vector<people::Organisation> organisations;  ///< what the verdicts' indices point to
  people::DelegateColumns columns;
  people::Decisions decisions;
  std::map<std::string, std::string> place_of;  ///< folded, as typed in the file -> code, of the places that are known
  std::vector<std::string> kinds;               ///< that the programme gives organisations
  std::map<std::string, std::string> places;    ///< code -> name
  std::unordered_map<std::string, sql::EventBooking> booked;  ///< of people in the file who have one for the event
  std::unordered_map<std::string, State> staying;  ///< people who do not come, says the file, and have one all the same
  std::int64_t already_booked = 0;                 ///< of those, who are registered
  std::int64_t held_back = 0;                      ///< who are not: they wait, cancelled ... and stay so
};

/// The codes of the places that the rows name: by a place's own names, or by an organisation that serves it alone.
[[nodiscard]] std::map<std::string, std::string> places_typed(const people::Region& region,
                                                              const people::Directory& directory,
                                                              const people::DelegatePreview& preview);
/// Adds to the changes of known people the places that rows say anew.
void find_place_changes(DelegateJudgement& judged, const std::vector<people::KnownPerson>& known);

/// The verdicts as intake shows them. `heading` is the file's.
[[nodiscard]] std::vector<intake::RowVerdict> row_verdicts(const DelegateJudgement& judged);
[[nodiscard]] intake::RowWords row_words(const DelegateJudgement& judged, std::size_t index, const std::string& source);
[[nodiscard]] std::vector<std::string> row_groups();
[[nodiscard]] std::vector<intake::Tag> row_tags();

/// "105 rows are 104 people"; "They come from 39 organisations. ..."; "Import 104 people".
[[nodiscard]] std::string headline(const DelegateJudgement& judged);
[[nodiscard]] std::string lead(const DelegateJudgement& judged);
[[nodiscard]] std::string import_label(const DelegateJudgement& judged);
/// Which columns are left out, and which are read as needs.
[[nodiscard]] std::vector<std::string> remarks(const DelegateJudgement& judged, const tabular::Row& heading);
/// Which program wrote the file, and which columns wait or were not read, and why.
[[nodiscard]] std::vector<std::string> column_remarks(const DelegateJudgement& judged, const tabular::Row& heading);

/// What the list leaves open, a section each. What was decided stays among it, so that nothing moves while one decides.
/// Organisations that nobody knows; words about coming that nobody knows; what stands for a name and may be nobody's;
/// rows that stand for several places.
[[nodiscard]] intake::QuestionSection organisation_questions(const DelegateJudgement& judged,
                                                             const people::Directory& directory);
[[nodiscard]] intake::QuestionSection status_questions(const DelegateJudgement& judged);
[[nodiscard]] intake::QuestionSection not_person_questions(const DelegateJudgement& judged);
[[nodiscard]] intake::QuestionSection places_questions(const DelegateJudgement& judged);
/// Rows that look like somebody else; both are kept until somebody says so. Of one aspect: equal address, equal name,
/// near name.
[[nodiscard]] intake::QuestionSection person_questions(const DelegateJudgement& judged, people::RowAspect aspect);
/// Cells without which the person is taken.
[[nodiscard]] intake::QuestionSection cell_questions(const DelegateJudgement& judged, const tabular::Table& table);
/// What rows say anew of people who are known.
[[nodiscard]] intake::QuestionSection change_questions(const DelegateJudgement& judged);

/// "Jo Venner"; "No name" where there is none.
[[nodiscard]] std::string person_name(const people::DelegateRow& row);
/// "Address is not complete", as a heading.
[[nodiscard]] std::string cell_group(people::CellFinding::Kind kind);

/// Cells of the columns with organisations and places that may mean what stands above them.
[[nodiscard]] intake::QuestionSection empty_cell_questions(const intake::Sheet& sheet,
                                                           const people::DelegateColumns& columns);
[[nodiscard]] std::vector<std::string> empty_cell_remarks(const intake::Sheet& sheet,
                                                          const people::DelegateColumns& columns);

/// What each column holds, to be said or changed. `columns` may be incomplete: then the rows wait for the answer.
[[nodiscard]] intake::QuestionSection column_questions(const intake::Sheet& sheet,
                                                       const people::DelegateColumns& columns,
                                                       const people::ChosenColumns& chosen);
/// What somebody said about columns. Errors: words that name no field.
[[nodiscard]] Result<people::ChosenColumns> chosen_columns(const intake::Sheet& sheet);
/// Which columns are missing, with a way to say what they are.
[[nodiscard]] Diagnostic missing_columns(const intake::Sheet& sheet, const people::DelegateColumns& columns);
/// All rows undecided, for nobody can tell yet what they hold.
[[nodiscard]] intake::Judgement waiting_for_columns(const intake::Sheet& sheet, const people::DelegateColumns& columns,
                                                    const people::ChosenColumns& chosen);

}  // namespace muster::booking
