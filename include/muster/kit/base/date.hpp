#pragma once
// Days and moments, read and written the two ways Muster needs: ISO 8601 for machines, British English for people.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>

namespace muster {

using Date = std::chrono::year_month_day;

/// Reads exactly `YYYY-MM-DD`; anything before, after or between is an error, as is 31 June.
[[nodiscard]] Result<Date> parse_date(std::string_view text);
[[nodiscard]] std::string iso_date(Date date);
/// "Friday 10 June 2022".
[[nodiscard]] std::string long_date(Date date);

/// `YYYY-MM-DDTHH:MM:SSZ`, the form in which moments are stored.
[[nodiscard]] std::string iso_instant(Instant instant);
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);

/// The day in London of a moment (Europe/London, summer time included).
[[nodiscard]] Date day_in_london(Instant instant);
/// "10 June 2022 at 15:04", London time.
[[nodiscard]] std::string long_instant(Instant instant);
/// What an HTML `datetime-local` field holds, `YYYY-MM-DDTHH:MM`, London time.
[[nodiscard]] std::string local_field(Instant instant);
/// Reads a `datetime-local` field as London time.
[[nodiscard]] Result<Instant> parse_local_field(std::string_view text);

}  // namespace muster
