// Finds the table of people in a report, and makes one row of all entries of one person.
#include <muster/domain/booking/attendance_report.hpp>

#include "time_online.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <vector>

namespace muster::booking {
namespace {

constexpr std::int64_t seconds_of_a_minute = 60;
constexpr std::int64_t minutes_of_an_hour = 60;
constexpr std::int64_t half_a_day = 12 * 60 * 60;
constexpr std::int64_t most_reported = 100'000;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// What stands in a report's columns; -1 where none does.
struct Columns {
  int name = -1;
  int email = -1;
  int time = -1;
  int from = -1;
  int to = -1;
  [[nodiscard]] bool found() const { return name >= 0 && time >= 0; }
};

bool begins(const std::string& text, std::string_view with) { return text.starts_with(with); }

Columns columns_of(const tabular::Row& row) {
  Columns found;
  const auto first = [](int& column, std::size_t at) {
    if (column < 0) column = static_cast<int>(at);
  };
  for (std::size_t at = 0; at < row.size(); ++at) {
    const auto cell = lower_case(trimmed(row[at]));
    if (cell == "name" || cell == "full name" || cell == "participant" || begins(cell, "name (")) first(found.name, at);
    if (cell == "email" || cell == "user email" || cell == "e-mail" || cell == "email address") first(found.email, at);
    if (cell == "in-meeting duration" || cell == "duration" || begins(cell, "duration (") ||
        begins(cell, "total duration"))
      first(found.time, at);
    if (cell == "first join" || cell == "join time") first(found.from, at);
    if (cell == "last leave" || cell == "leave time") first(found.to, at);
  }
  return found;
}

std::string cell_at(const tabular::Row& row, int column) {
  return column < 0 || static_cast<std::size_t>(column) >= row.size() ? std::string()
                                                                      : trimmed(row[static_cast<std::size_t>(column)]);
}

/// Days since 1970 of "6/24/22", "24.06.2022", "2022-06-24". What may be read in two ways has its month first, as
/// both programs write it; reports of one meeting are read alike.
std::optional<std::int64_t> day_of(const std::string& text) {
  std::vector<int> parts(1, 0);
  std::vector<std::size_t> digits(1, 0);
  for (const char letter : text) {
    if (!is_digit(letter)) {
      parts.push_back(0);
      digits.push_back(0);
    } else if (++digits.back() > 4) {
      return std::nullopt;
    } else {
      parts.back() = parts.back() * 10 + (letter - '0');
    }
  }
  if (parts.size() != 3 || std::ranges::find(digits, 0U) != digits.end()) return std::nullopt;
  if (digits[0] == 4) parts = {parts[1], parts[2], parts[0]};
  if (parts[2] < 100) parts[2] += 2000;
  const auto date = [&](int month, int day) {
    return std::chrono::year_month_day{std::chrono::year(parts[2]), std::chrono::month(static_cast<unsigned>(month)),
                                       std::chrono::day(static_cast<unsigned>(day))};
  };
  auto read = date(parts[0], parts[1]);
  if (!read.ok()) read = date(parts[1], parts[0]);
  if (!read.ok()) return std::nullopt;
  return std::chrono::sys_days(read).time_since_epoch().count();
}

/// Seconds since 1970 by the report's clocks.
std::optional<std::int64_t> moment_of(const std::string& cell) {
  const auto gap = cell.find_first_of(" ,T");
  if (gap == std::string::npos) return std::nullopt;
  const auto clock = lower_case(trimmed(cell.substr(cell.find_first_not_of(" ,T", gap))));
  std::vector<std::int64_t> parts;
  std::size_t at = 0;
  while (at < clock.size() && is_digit(clock[at]) && parts.size() < 3) {
    std::int64_t number = 0;
    for (std::size_t digits = 0; at < clock.size() && is_digit(clock[at]) && digits < 2; ++at, ++digits)
      number = number * 10 + (clock[at] - '0');
    parts.push_back(number);
    if (at < clock.size() && clock[at] == ':') ++at;
  }
  if (parts.size() < 2) return std::nullopt;
  auto seconds = parts[0] * 3600 + parts[1] * seconds_of_a_minute + (parts.size() > 2 ? parts[2] : 0);
  const auto half = trimmed(clock.substr(at));
  if (half == "pm" && parts[0] < 12) seconds += half_a_day;
  if (half == "am" && parts[0] == 12) seconds -= half_a_day;
  if (!half.empty() && half != "am" && half != "pm" && half != "z") return std::nullopt;
  const auto day = day_of(cell.substr(0, gap));
  return day ? std::optional(*day * 2 * half_a_day + seconds) : std::nullopt;
}

struct Person {
  std::string name{};
  std::string email{};
  std::size_t line = 0;
  std::int64_t entries = 0;
  std::int64_t sum = 0;
  std::string unread{};  ///< a time that is none
  std::vector<Stay> stays{};
  bool all_stays = true;  ///< the report says of each entry from when to when
};

void add_stay(Person& person, const std::string& from, const std::string& to, std::int64_t minutes) {
  const auto begins_at = moment_of(from);
  const auto ends_at = moment_of(to);
  if (begins_at && ends_at && *begins_at <= *ends_at)
    person.stays.push_back({*begins_at, *ends_at, minutes});
  else
    person.all_stays = false;
}

bool is_section(const tabular::Row& row) {
  const auto text = trimmed(row.empty() ? std::string() : row[0]);
  return text.size() > 2 && is_digit(text[0]) && text[1] == '.' && text[2] == ' ' &&
         std::all_of(row.begin() + 1, row.end(), [](const auto& cell) { return trimmed(cell).empty(); });
}

Error no_report(const std::string& source) {
  return bad_input(source +
                   " is no attendance report: it has no row of headings with a name and a duration. Take the report of "
                   "the meeting from Teams (“Attendance”, “Download”) or the participants from Zoom (“Reports”, "
                   "“Usage”), and send that file as it is.");
}

}  // namespace

std::optional<std::int64_t> report_minutes(std::string_view cell) {
  const auto text = lower_case(trimmed(cell));
  if (text.empty()) return std::nullopt;
  std::int64_t seconds = 0;
  std::vector<std::int64_t> colons;
  std::string last_unit;
  bool any_unit = false;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) return std::nullopt;
    std::int64_t number = 0;
    for (; at < text.size() && is_digit(text[at]); ++at) {
      number = number * 10 + (text[at] - '0');
      if (number > most_reported) return std::nullopt;
    }
    auto end = at;
    while (end < text.size() && !is_digit(text[end])) ++end;
    const auto unit = trimmed(text.substr(at, end - at));
    at = end;
    if (unit == ":" || (unit.empty() && !colons.empty())) {
      colons.push_back(number);
      continue;
    }
    if (unit.empty() && !any_unit) return number;
    if (unit == "." && !any_unit && colons.empty()) return number;
    any_unit = true;
    if (unit == "h" || unit == "hr" || unit == "hour" || unit == "hours")
      seconds += number * minutes_of_an_hour * seconds_of_a_minute;
    else if (unit == "m" || unit == "min" || unit == "minute" || unit == "minutes")
      seconds += number * seconds_of_a_minute;
    else if (unit == "s" || unit == "sec" || unit == "second" || unit == "seconds")
      seconds += number;
    else
      return std::nullopt;
  }
  if (!colons.empty()) {
    if (any_unit || colons.size() != 3) return std::nullopt;
    return colons[0] * minutes_of_an_hour + colons[1];
  }
  return seconds / seconds_of_a_minute;
}

Result<tabular::Table> read_attendance_report(std::string_view bytes, const std::string& source) {
  MUSTER_TRY(raw, tabular::read_table(bytes, source, tabular::WideRows::kept));
  std::vector<tabular::Row> rows{raw.heading};
  for (std::size_t row = 0; row < raw.rows.size(); ++row) rows.push_back(raw.rows[row].cells());
  std::vector<std::size_t> lines = raw.line_of;
  lines.insert(lines.begin(), 1);
  Columns columns;
  std::size_t at = 0;
  for (; at < rows.size() && !columns.found(); ++at) columns = columns_of(rows[at]);
  if (!columns.found()) return no_report(source);
  std::vector<Person> people;
  std::map<std::string, std::size_t> known;
  for (; at < rows.size() && !is_section(rows[at]); ++at) {
    const auto name = cell_at(rows[at], columns.name);
    const auto email = lower_case(cell_at(rows[at], columns.email));
    if (name.empty() && email.empty()) continue;
    const auto key = email.empty() ? "name " + folded_name(name) : "mail " + email;
    const auto [found, fresh] = known.emplace(key, people.size());
    if (fresh) people.push_back({.name = name, .email = email, .line = lines[at]});
    auto& person = people[found->second];
    ++person.entries;
    const auto written = cell_at(rows[at], columns.time);
    const auto minutes = report_minutes(written);
    if (minutes) {
      person.sum += *minutes;
      add_stay(person, cell_at(rows[at], columns.from), cell_at(rows[at], columns.to), *minutes);
    } else if (person.unread.empty()) {
      person.unread = written.empty() ? "no time" : written;
    }
  }
  tabular::Table table;
  table.heading = {"Name", "E-mail", "Minutes", "Entries", "Times"};
  table.dialect = raw.dialect;
  for (const auto& person : people) {
    const auto minutes = person.all_stays ? minutes_of_stays(person.stays) : person.sum;
    table.rows.push_back({person.name, person.email, person.unread.empty() ? std::to_string(minutes) : person.unread,
                          std::to_string(person.entries),
                          person.all_stays ? written_stays(person.stays) : std::string()});
    table.line_of.push_back(person.line);
  }
  return table;
}

}  // namespace muster::booking
