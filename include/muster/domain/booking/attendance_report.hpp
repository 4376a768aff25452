#pragma once
// Reports of online meetings as Teams and Zoom write them, read to one row for each person.

#include <muster/domain/intake/kind_service.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster::booking {

/// "1h 27m 51s", "45m", "38s", "01:27:51", "87", "87.5" as whole minutes, what is begun not counted. Numbers alone are
/// minutes.
[[nodiscard]] std::optional<std::int64_t> report_minutes(std::string_view cell);

/// The columns of the table that a report is read to.
inline constexpr std::size_t report_name = 0;
inline constexpr std::size_t report_email = 1;
inline constexpr std::size_t report_time = 2;     ///< minutes; what was written where that is no length of time
inline constexpr std::size_t report_entries = 3;  ///< how often they came in
inline constexpr std::size_t report_stays = 4;    ///< from when to when; empty where the report does not say of each

/// Teams: UTF-16 with tabs and numbered sections, of which "2. Participants" is read. Zoom: one row for each entry,
/// with or without the meeting's own rows above. Whoever came in several times is one row: by address, else by name.
/// Their minutes are those of the time that their entries cover, so that two devices count once, where the report says
/// from when to when; else their sum. Errors: a file without a name and a time for each person.
[[nodiscard]] Result<tabular::Table> read_attendance_report(std::string_view bytes, const std::string& source);

/// The kind of file: rows are matched to bookings by address. One of a name that one person of the list has is asked
/// about; what is neither is left out, and may be given to somebody of the list. Each matched person came. Time that
/// several rows or reports saw counts once; before a report is taken in it is said whom another counts at that time.
[[nodiscard]] intake::Kind attendance_kind();

}  // namespace muster::booking
