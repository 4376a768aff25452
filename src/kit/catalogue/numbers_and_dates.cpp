// Numbers and days as a language writes them, by ICU; in European digits, which stand on scales too.
#include <muster/kit/catalogue/catalogue.hpp>
#include <muster/kit/catalogue/decimals.hpp>
#include <muster/kit/catalogue/zoned_moment.hpp>

#include <muster/kit/base/number.hpp>

#include <unicode/datefmt.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <memory>

namespace muster {
namespace {

icu::Locale locale_of(const Catalogue& words) {
  UErrorCode failed = U_ZERO_ERROR;
  return icu::Locale::forLanguageTag(words.language() + "-u-nu-latn", failed);
}

std::string in_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// Empty where ICU does not know how.
std::string moment_in(const Catalogue& words, Instant instant, const char* skeleton, const Zone& zone = {}) {
  constexpr double milliseconds = 1000;
  UErrorCode failed = U_ZERO_ERROR;
  const auto locale = locale_of(words);
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createInstanceForSkeleton(icu::UnicodeString::fromUTF8(skeleton), locale, failed));
  if (U_FAILURE(failed) != 0 || format == nullptr) return {};
  format->adoptTimeZone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone.name())));
  icu::UnicodeString out;
  format->format(static_cast<double>(instant.time_since_epoch().count()) * milliseconds, out);
  return in_utf8(out);
}

}  // namespace

std::string number_in(const Catalogue& words, std::int64_t number) {
  if (words.is_english()) return grouped(number);
  UErrorCode failed = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberFormat> format(icu::NumberFormat::createInstance(locale_of(words), failed));
  if (U_FAILURE(failed) != 0 || format == nullptr) return grouped(number);
  icu::UnicodeString out;
  format->format(static_cast<int64_t>(number), out);
  return in_utf8(out);
}

std::string decimal_in(const Catalogue& words, std::string_view digits) {
  std::string plain;
  for (const char sign : digits)
    if (sign != ',') plain += sign;
  UErrorCode failed = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberFormat> format(icu::NumberFormat::createInstance(locale_of(words), failed));
  if (U_FAILURE(failed) != 0 || format == nullptr) return std::string(digits);
  const auto point = plain.find('.');
  constexpr int most_decimals = 20;
  const auto behind = point == std::string::npos ? 0 : static_cast<int>(plain.size() - point - 1);
  if (behind > most_decimals) return std::string(digits);
  format->setMinimumFractionDigits(behind);
  format->setMaximumFractionDigits(behind);
  icu::UnicodeString out;
  format->format(icu::StringPiece(plain.data(), static_cast<int32_t>(plain.size())), out, nullptr, failed);
  return U_FAILURE(failed) != 0 ? std::string(digits) : in_utf8(out);
}

std::string long_date_in(const Catalogue& words, Date date) {
  if (words.is_english()) return long_date(date);
  // Noon, so that the day is the same in London in summer and winter.
  const auto noon = Instant(std::chrono::sys_days(date)) + std::chrono::hours(12);
  auto out = moment_in(words, noon, "EEEEdMMMMy");
  return out.empty() ? long_date(date) : out;
}

std::string long_instant_in(const Catalogue& words, Instant instant) {
  if (words.is_english()) return long_instant(instant);
  auto out = moment_in(words, instant, "dMMMMyHHmm");
  return out.empty() ? long_instant(instant) : out;
}

std::string long_instant_in(const Catalogue& words, Instant instant, const Zone& zone) {
  if (zone.is_london()) return long_instant_in(words, instant);
  if (words.is_english()) return long_instant(instant, zone);
  const auto out = moment_in(words, instant, "dMMMMyHHmm", zone);
  if (out.empty()) return long_instant(instant, zone);
  // "VVV" is the city as the language calls it.
  UErrorCode failed = U_ZERO_ERROR;
  icu::SimpleDateFormat place("VVV", locale_of(words), failed);
  icu::UnicodeString city;
  if (U_FAILURE(failed) == 0) {
    place.adoptTimeZone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone.name())));
    place.format(static_cast<UDate>(0), city);
  }
  return say(words, "{moment} ({city} time)",
             {{"moment", out}, {"city", city.isEmpty() ? zone.city() : in_utf8(city)}});
}

}  // namespace muster
