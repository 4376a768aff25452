// Days and moments; ICU knows when London keeps summer time, so that no table of ours can grow stale.
#include <muster/kit/base/date.hpp>

#include <muster/kit/base/number.hpp>

#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include <array>
#include <cstdio>
#include <memory>

namespace muster {
namespace {

constexpr std::array month_names{"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};
constexpr std::array day_names{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  if (from + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char digit : text.substr(from, count)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

std::string two(int number) {
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "%02d", number);
  return out.data();
}

std::unique_ptr<icu::TimeZone> london() {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone("Europe/London"));
}

std::chrono::seconds offset_of(Instant instant, bool given_local) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t raw = 0;
  int32_t summer = 0;
  const auto milliseconds = static_cast<double>(instant.time_since_epoch().count()) * 1000.0;
  london()->getOffset(milliseconds, static_cast<UBool>(given_local), raw, summer, status);
  return std::chrono::seconds((raw + summer) / 1000);
}

/// `HH:MM` or `HH:MM:SS` from position `from`, as seconds of the day.
std::optional<std::chrono::seconds> time_of_day(std::string_view text, std::size_t from, bool with_seconds) {
  const auto hour = digits(text, from, 2);
  const auto minute = digits(text, from + 3, 2);
  const auto second = with_seconds ? digits(text, from + 6, 2) : std::optional<int>(0);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  if (text[from + 2] != ':' || (with_seconds && text[from + 5] != ':')) return std::nullopt;
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' && year && month && day;
  if (shaped) {
    const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                    std::chrono::day(static_cast<unsigned>(*day))};
    if (date.ok()) return date;
  }
  return bad_input("\"" + std::string(text) + "\" is not a date; write it as year, month, day: 2022-06-10.");
}

std::string iso_date(Date date) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return out.data();
}

std::string long_date(Date date) {
  const std::chrono::weekday weekday{std::chrono::sys_days(date)};
  return std::string(day_names.at(weekday.c_encoding())) + " " + std::to_string(static_cast<unsigned>(date.day())) +
         " " + month_names.at(static_cast<unsigned>(date.month()) - 1) + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string iso_instant(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time{instant - day};
  return iso_date(Date(day)) + "T" + two(static_cast<int>(time.hours().count())) + ":" +
         two(static_cast<int>(time.minutes().count())) + ":" + two(static_cast<int>(time.seconds().count())) + "Z";
}

Result<Instant> parse_instant(std::string_view text) {
  if (text.size() == 20 && text[10] == 'T' && text[19] == 'Z') {
    const auto date = parse_date(text.substr(0, 10));
    const auto time = time_of_day(text, 11, true);
    if (date && time) return Instant(std::chrono::sys_days(*date)) + *time;
  }
  return bad_input("\"" + std::string(text) + "\" is not a moment like 2022-06-10T15:04:00Z.");
}

Date day_in_london(Instant instant) {
  return Date(std::chrono::floor<std::chrono::days>(instant + offset_of(instant, false)));
}

std::string local_field(Instant instant) { return iso_instant(instant + offset_of(instant, false)).substr(0, 16); }

std::string long_instant(Instant instant) {
  const auto date = day_in_london(instant);
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         month_names.at(static_cast<unsigned>(date.month()) - 1) + " " + std::to_string(static_cast<int>(date.year())) +
         " at " + local_field(instant).substr(11);
}

Result<Instant> parse_local_field(std::string_view text) {
  if (text.size() == 16 && (text[10] == 'T' || text[10] == ' ')) {
    const auto date = parse_date(text.substr(0, 10));
    const auto time = time_of_day(text, 11, false);
    if (date && time) {
      const auto local = Instant(std::chrono::sys_days(*date)) + *time;
      return local - offset_of(local, true);
    }
  }
  return bad_input("\"" + std::string(text) + "\" is not a day and time; write it as 2022-06-10T15:04.");
}

}  // namespace muster
