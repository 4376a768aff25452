#pragma once
// Tables of a document from the figures of a summary.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// People, share and interval of each option: best first where the form says which end is good, else as in the form.
/// Answers beside a scale stand last and have no share.
[[nodiscard]] document::TableBlock options_table(const Summary& summary, const QuestionFigures& question);
/// Words with people and times.
[[nodiscard]] document::TableBlock words_table(const std::vector<WordFigures>& words, const std::string& counted_by);
/// Columns place, code, area, part, delegates.
[[nodiscard]] document::TableBlock places_table(const Summary& summary);
/// Places covered and people per area, with people of no single place and the total.
[[nodiscard]] document::TableBlock areas_table(const Summary& summary);
/// What the areas' table leaves open: who is missing, who stands on several tiles. May be empty.
[[nodiscard]] std::string coverage_note(const Summary& summary);
/// Columns organisation, kind, places, delegates.
[[nodiscard]] document::TableBlock organisations_table(const Summary& summary);
/// One row a discussion table, one column a kind of note.
[[nodiscard]] document::TableBlock notes_table(const Summary& summary);
/// Whether a list may name them; who may not be named is counted, and stands in a summary without a name.
[[nodiscard]] bool is_named(const NamedDelegate& delegate);
/// Surname, first name and organisation of every delegate.
[[nodiscard]] document::TableBlock delegates_table(const Summary& summary);

}  // namespace muster::figures
