#pragma once
// Puts a series together: the events of a programme that asked the same form, or those that somebody chose.

#include <muster/domain/events/event.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/figures/years.hpp>
#include <muster/kit/base/clock.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// An event, round or survey of the programme that may stand in the review.
struct SeriesChoice {
  events::Event event;
  bool alike = false;               ///< it asks the same form, by codes, of the same kind of gathering
  bool chosen = false;              ///< it stands in the review
  std::optional<Instant> moment{};  ///< when its form closed, else when it is to open: what of one day comes first
};
struct Series {
  events::Event about;
  std::vector<SeriesChoice> choices;  ///< with a published form and not cancelled, the newest first; `about` among them
  std::size_t left_out = 0;           ///< alike, and older than the newest most_years
};

/// The series of an event: `with` are the short names of the others; empty: all that ask the same, the newest
/// most_years of them. Errors: no such event, an event of another programme or without a form (not_found), more than
/// most_years chosen (bad_input).
[[nodiscard]] Result<Series> series_of(store::Database& database, const std::string& event_slug,
                                       const std::vector<std::string>& with);

/// The summaries of the chosen ones, everybody's, the oldest first.
[[nodiscard]] Result<Years> years_of(Summaries& summaries, Instant now, const Series& series);

}  // namespace muster::figures
