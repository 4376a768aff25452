#pragma once
// One year of a programme: its events with what each summary says of itself, and who and where came of all of them.

#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/summary_service.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// Events that one page holds.
inline constexpr std::size_t most_events_of_a_year = 60;

struct ProgrammeYear {
  int year = 0;
  std::vector<int> years;                              ///< in which the programme has events, the first one first
  std::vector<std::shared_ptr<const Summary>> events;  ///< by date; neither cancelled ones, nor rounds and surveys
  std::int64_t registrations = 0;                      ///< of all events
  std::int64_t people = 0;                             ///< each once, however many events they registered for
  std::int64_t organisations = 0;                      ///< each once
  std::int64_t covered = 0;                            ///< places that somebody registered from, each once
  std::int64_t places = 0;                             ///< of the regions of the events
  std::int64_t to_come = 0;                            ///< of `events`: those whose day has not come yet
  std::size_t left_out = 0;                            ///< events beyond most_events_of_a_year, the latest of the year
};

/// Which events of a year: what the network held ends with today.
enum class YearExtent { whole, held };

/// Without a year the newest that has events; a year without events has none. Errors: those of the summaries.
[[nodiscard]] Result<ProgrammeYear> programme_year(store::Database& database, Summaries& summaries, Instant now,
                                                   const std::string& programme_id, std::optional<int> year,
                                                   YearExtent extent = YearExtent::whole);

/// "2022: 4 events, one of them to come, 310 people."; where there is more than one page holds, it says so.
[[nodiscard]] std::string headline_of(const ProgrammeYear& year);
/// What came of all of them, in sentences; of a year without events nothing is to be said.
[[nodiscard]] std::string lead_of(const ProgrammeYear& year);
/// What stands for an event of the year: the headline of its closed form.
[[nodiscard]] std::optional<KeyFigure> year_headline(const Summary& summary);

/// The JSON that `muster year --json` and the API print.
[[nodiscard]] std::string to_json(const ProgrammeYear& year);
/// The same as CSV, a row for each event.
[[nodiscard]] std::string to_csv(const ProgrammeYear& year);

}  // namespace muster::figures
