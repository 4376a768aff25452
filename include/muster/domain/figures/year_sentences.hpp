#pragma once
// What the year review finds, in sentences that are true whatever the years hold. Each is whole, or empty.

#include <muster/domain/figures/years.hpp>

#include <string>

namespace muster::figures {

struct ReviewOpening {
  std::string kicker;
  std::string headline;
  std::string lead;
};
[[nodiscard]] ReviewOpening opening_of(const YearReview& review, const Years& years);
/// "104 delegates in 2022, 152 in 2031. 55.3% answered in 2031, 40.4% in 2022."
[[nodiscard]] std::string asked_finding(const YearReview& review, const Years& years);
/// "Somebody came from each of the 33 places in six of the ten years."; empty where no event has places.
[[nodiscard]] std::string places_finding(const YearReview& review, const Years& years);
/// Events that have a figure of the measure: of one alone nothing is followed.
[[nodiscard]] std::size_t events_with(const YearMeasure& measure);
/// "546 of 605 answered ‘Helpful’ in all: 90.2%. Every interval holds that."
[[nodiscard]] std::string trend_finding(const YearMeasure& measure, const YearReview& review);
/// "More people than at first say ‘practical’; fewer say ‘rushed’."
[[nodiscard]] std::string words_finding(const YearWords& words);
/// Which years are compared, and with how many people.
[[nodiscard]] std::string words_compared(const YearWords& words, const YearReview& review);
/// "One of four shares changed by more than chance."
[[nodiscard]] std::string differences_finding(const YearReview& review);
/// "Seven differences were tried at once, and ‘more than chance’ allows for that."; empty of none.
[[nodiscard]] std::string tried_in_words(std::size_t tried);

/// "The net score was +42 in 2024 and +21 in 2025." of the first and the newest event that have one; empty where none
/// has.
[[nodiscard]] std::string net_years_finding(const YearValues& values, const YearReview& review);

}  // namespace muster::figures
