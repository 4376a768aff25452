#pragma once
// How long somebody was in a meeting by all that reports say of them, so that no minute counts twice: functions of
// values.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

/// One stay: seconds since 1970 by the clocks of the report, and the minutes that the report counts of it, which may be
/// fewer than lie between its ends.
struct Stay {
  std::int64_t from = 0;
  std::int64_t until = 0;
  std::int64_t minutes = 0;
};
/// "FROM-UNTIL-MINUTES", one behind the other; and back, where what is no stay is left out.
[[nodiscard]] std::string written_stays(const std::vector<Stay>& stays);
[[nodiscard]] std::vector<Stay> read_stays(std::string_view text);

/// What overlaps counts once. Where the minutes of two stays that overlap lie within them nobody knows, so that they
/// are taken to lie in the overlap as far as they can: |A or B| >= |A| + |B| - min(overlap, |A|, |B|). Never too many.
[[nodiscard]] std::int64_t minutes_of_stays(std::vector<Stay> stays);
[[nodiscard]] bool overlap(const std::vector<Stay>& one, const std::vector<Stay>& other);

/// What one row of a report says of somebody.
struct ReportRow {
  std::string import_id;
  std::int64_t minutes = 0;
  std::vector<Stay> stays{};  ///< empty: the report says minutes alone
};
/// Of all rows that are one person's. Rows of one report that say minutes alone are the same time, of which the longest
/// counts; those of several reports add up.
[[nodiscard]] std::int64_t minutes_of_rows(const std::vector<ReportRow>& rows);

}  // namespace muster::booking
