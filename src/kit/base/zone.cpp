// Asks ICU's table of zones, as London's own time does.
#include <muster/kit/base/zone.hpp>

#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <memory>

namespace muster {
namespace {

std::unique_ptr<icu::TimeZone> table_of(const Zone& zone) {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone.name())));
}

std::chrono::seconds offset_of(const Zone& zone, Instant instant, bool given_local) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t raw = 0;
  int32_t summer = 0;
  constexpr double milliseconds = 1000;
  table_of(zone)->getOffset(static_cast<double>(instant.time_since_epoch().count()) * milliseconds,
                            static_cast<UBool>(given_local), raw, summer, status);
  return std::chrono::seconds((raw + summer) / 1000);
}

}  // namespace

Result<Zone> Zone::named(std::string_view name) {
  const auto refused = [&] {
    return bad_input("There is no time zone \"" + std::string(name) +
                     "\". Write it as area and city, for example Europe/London or America/New_York.")
        .at("time_zone");
  };
  constexpr std::size_t longest = 64;
  const bool letters = std::ranges::all_of(name, [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
           sign == '/' || sign == '_' || sign == '-' || sign == '+';
  });
  // "EST" and "Etc/GMT+5" know no summer time and name no place.
  if (!letters || name.size() > longest || name.find('/') == std::string_view::npos || name.starts_with("Etc/"))
    return refused();
  Zone zone;
  zone.name_ = std::string(name);
  icu::UnicodeString known;
  if (*table_of(zone) == icu::TimeZone::getUnknown() || table_of(zone)->getID(known) == "Etc/Unknown") return refused();
  std::string canonical;
  known.toUTF8String(canonical);
  if (canonical != name) return refused();
  return zone;
}

std::string Zone::city() const {
  auto city = name_.substr(name_.rfind('/') + 1);
  std::ranges::replace(city, '_', ' ');
  return city;
}

const std::vector<std::string>& zone_names() {
  static const auto all = [] {
    std::vector<std::string> names;
    UErrorCode failed = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> known(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, failed));
    for (const auto* name = U_FAILURE(failed) != 0 ? nullptr : known->snext(failed);
         name != nullptr && U_FAILURE(failed) == 0; name = known->snext(failed)) {
      std::string each;
      name->toUTF8String(each);
      if (Zone::named(each).ok()) names.push_back(std::move(each));
    }
    std::ranges::sort(names);
    return names;
  }();
  return all;
}

Date day_in(const Zone& zone, Instant instant) {
  return Date(std::chrono::floor<std::chrono::days>(instant + offset_of(zone, instant, false)));
}

std::string local_field(Instant instant, const Zone& zone) {
  return iso_instant(instant + offset_of(zone, instant, false)).substr(0, 16);
}

std::string long_instant(Instant instant, const Zone& zone) {
  if (zone.is_london()) return long_instant(instant);
  const auto date = long_date(day_in(zone, instant));
  return date.substr(date.find(' ') + 1) + " at " + local_field(instant, zone).substr(11) + " (" + zone.city() +
         " time)";
}

Result<Instant> parse_local_field(std::string_view text, const Zone& zone) {
  // Read as if the clocks showed universal time, and then put right by the zone's.
  const auto shown = text.size() == 16 && (text[10] == 'T' || text[10] == ' ')
                         ? parse_instant(std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11)) + ":00Z")
                         : Result<Instant>(bad_input(""));
  if (!shown.ok()) return parse_local_field(text);  // which says what is wrong
  return *shown - offset_of(zone, *shown, true);
}

Instant begin_of(Date day, const Zone& zone) { return parse_local_field(iso_date(day) + "T00:00", zone).value(); }

}  // namespace muster
