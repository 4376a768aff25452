#pragma once
// The sections of the year review's page.

#include <muster/domain/figures/years.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::figures {

/// Adds what every event has: ASKED, PLACES, TREND.
void add_year_columns(web::View& shown, const YearReview& review, const Years& years);
/// Adds a WORDS_PART for each question with words.
void add_year_words(web::View& shown, const YearReview& review);
/// Adds OTHERS: a row for each answer that is followed, mean and net score.
void add_year_table(web::View& shown, const YearReview& review);
/// Adds BESIDE: the newest closed event and the one before.
void add_year_beside(web::View& shown, const YearReview& review, const Years& years);

/// "90.2%", "38 of 42": a figure and what it is of; where there is none, an empty text and why.
struct YearCell {
  std::string figure;
  std::string of;
};
[[nodiscard]] YearCell cell_of(const YearFigure& figure);
/// Every remark of the question's answers once.
[[nodiscard]] std::vector<std::string> remarks_once(const YearReview& review);

}  // namespace muster::figures
