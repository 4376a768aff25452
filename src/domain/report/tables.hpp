#pragma once
// Tables of a document from the figures of a summary.

#include <muster/domain/report/document.hpp>
#include <muster/domain/report/summary.hpp>

#include <string>
#include <vector>

namespace muster::report {

/// People, share and interval of each option; in the order given by `worst_first`, best first.
[[nodiscard]] TableBlock options_table(const Summary& summary, const QuestionFigures& question);
/// Words with people and times.
[[nodiscard]] TableBlock words_table(const std::vector<WordFigures>& words, const std::string& counted_by);
/// Columns place, code, area, part, delegates.
[[nodiscard]] TableBlock places_table(const Summary& summary);
/// Places covered and people per area, with people of no single place and the total.
[[nodiscard]] TableBlock areas_table(const Summary& summary);
/// What the areas' table leaves open: who is missing, who stands on several tiles. May be empty.
[[nodiscard]] std::string coverage_note(const Summary& summary);
/// Columns organisation, kind, places, delegates.
[[nodiscard]] TableBlock organisations_table(const Summary& summary);
/// One row a discussion table, one column a kind of note.
[[nodiscard]] TableBlock notes_table(const Summary& summary);
/// Surname, first name and organisation of every delegate.
[[nodiscard]] TableBlock delegates_table(const Summary& summary);

}  // namespace muster::report
