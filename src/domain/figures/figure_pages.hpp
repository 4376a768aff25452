#pragma once
// The figures of the live summary as views: each question, and the notes of the tables.

#include <muster/domain/figures/grids.hpp>
#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>
#include <muster/platform/web/view.hpp>

#include "breakdown_pages.hpp"

#include <cstddef>

namespace muster::figures {

/// Widths in CSS pixels of a picture at a desk and on a phone.
inline constexpr double desk_width = 816;
inline constexpr double phone_width = 350;
/// Words, answers or notes that one list of the page shows: files and JSON hold all.
inline constexpr std::size_t most_lines = 300;

/// Adds the figure of a question to section FIGURE, broken down by the cut `by` where that is one.
/// `may_look`: the visitor may look through what people wrote.
void add_question_figure(web::View& view, const std::string& place, const QuestionFigures& question,
                         const Summary& summary, const ShownBy& by, bool may_look);

/// Widths of a picture that takes the side column too.
inline constexpr double wide_width = 1120;

/// Adds the one figure of a grid's statements to section FIGURE, and under it those that may be broken down by the cut
/// `by`. `as_on_form`: in the form's order, else the best answered first.
void add_grid_figure(web::View& view, const std::string& place, const GridFigures& grid, const Summary& summary,
                     const ShownBy& by, bool as_on_form);

/// Adds section NOTES where there are notes.
void add_note_figures(web::View& view, const Summary& summary);

/// Fills what the part data_table.html shows, most_lines rows at the most. Figures of column `strong` are set strong.
void fill_table(web::View& view, const document::TableBlock& table, const std::string& caption, std::size_t strong = 1);

/// The first picture among blocks, or nullptr.
[[nodiscard]] const draw::Picture* picture_in(const std::vector<document::Block>& blocks);
/// The first table among blocks, or nullptr.
[[nodiscard]] const document::TableBlock* table_in(const std::vector<document::Block>& blocks);

}  // namespace muster::figures
