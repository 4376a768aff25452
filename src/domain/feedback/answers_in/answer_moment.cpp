// Takes a written moment apart: a day, a time of day, a zone.
#include "answer_moment.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <vector>

namespace muster::feedback {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

struct WrittenMoment {
  std::vector<int> day;  ///< numbers of the day as written
  int month_by_name = 0;
  bool year_first = false;
  int hour = -1;
  int minute = 0;
  std::optional<int> second;
  std::optional<minutes> zone;  ///< east of Greenwich
  bool american = false;        ///< hours of twelve
};

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) { return byte >= 'a' && byte <= 'z'; }

int month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                    "jul", "aug", "sep", "oct", "nov", "dec"};
  if (word.size() < 3) return 0;
  const auto found = std::find(months.begin(), months.end(), word.substr(0, 3));
  return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

/// Walks over the text: digits, words and what stands between them.
class MomentReader {
 public:
  explicit MomentReader(std::string text) : text_(std::move(text)) {}

  std::optional<WrittenMoment> read() {
    while (at_ < text_.size()) {
      const char byte = text_[at_];
      if (is_digit(byte)) {
        if (!number()) return std::nullopt;
      } else if (is_letter(byte)) {
        word();
      } else if ((byte == '+' || byte == '-') && day_is_read() && out_.hour >= 0) {
        if (!offset()) return std::nullopt;
      } else {
        ++at_;
      }
    }
    return out_;
  }

 private:
  /// Before that a dash stands within the day.
  [[nodiscard]] bool day_is_read() const { return out_.day.size() + (out_.month_by_name != 0 ? 1 : 0) >= 3; }

  std::string_view digits() {
    const auto begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return std::string_view(text_).substr(begin, at_ - begin);
  }
  int value_of(std::string_view figures) { return static_cast<int>(parse_integer(figures).value_or(-1)); }

  bool number() {
    const auto figures = digits();
    if (figures.size() > 4) return false;
    const auto value = value_of(figures);
    if (at_ < text_.size() && text_[at_] == ':' && out_.hour < 0) return clock(value);
    if (out_.hour >= 0 && day_is_read()) return true;  // "GMT 1" and the like
    if (out_.day.empty() && figures.size() == 4) out_.year_first = true;
    out_.day.push_back(value);
    return out_.day.size() <= 3;
  }

  bool clock(int hour) {
    out_.hour = hour;
    ++at_;
    const auto minute = digits();
    if (minute.size() != 2) return false;
    out_.minute = value_of(minute);
    if (at_ < text_.size() && text_[at_] == ':') {
      ++at_;
      const auto second = digits();
      if (second.size() != 2) return false;
      out_.second = value_of(second);
      if (at_ < text_.size() && (text_[at_] == '.' || text_[at_] == ',')) {
        ++at_;
        digits();
      }
    }
    return out_.hour <= 23 && out_.minute <= 59 && out_.second.value_or(0) <= 60;
  }

  void word() {
    const auto begin = at_;
    while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
    const auto found = std::string_view(text_).substr(begin, at_ - begin);
    if (out_.hour >= 0 && (found == "am" || found == "pm")) {
      out_.american = true;
      if (out_.hour <= 12) out_.hour = out_.hour % 12 + (found == "pm" ? 12 : 0);
    } else if (out_.hour >= 0 && (found == "z" || found == "utc" || found == "gmt")) {
      if (!out_.zone) out_.zone = minutes{0};
    } else if (out_.hour >= 0 && found == "bst") {
      out_.zone = minutes{60};
    } else if (const auto month = month_named(found); month != 0 && out_.month_by_name == 0) {
      out_.month_by_name = month;
    }
  }

  bool offset() {
    const int sign = text_[at_++] == '-' ? -1 : 1;
    const auto figures = digits();
    if (figures.empty() || figures.size() == 3 || figures.size() > 4) return true;  // a dash between words
    auto hours = value_of(figures.substr(0, figures.size() == 4 ? 2 : figures.size()));
    auto rest = figures.size() == 4 ? value_of(figures.substr(2)) : 0;
    if (figures.size() < 3 && at_ < text_.size() && text_[at_] == ':') {
      ++at_;
      rest = std::max(0, value_of(digits()));
    }
    if (hours > 14 || rest > 59) return false;
    out_.zone = minutes{sign * (hours * 60 + rest)};
    return true;
  }

  std::string text_;
  std::size_t at_ = 0;
  WrittenMoment out_;
};

/// Year, month and day; which of two numbers is the month only where it shows.
std::optional<Date> day_of(const WrittenMoment& written, bool& sure) {
  auto day = written.day;
  sure = true;
  int year = 0;
  int month = written.month_by_name;
  int date = 0;
  if (month != 0) {
    if (day.size() != 2) return std::nullopt;
    year = std::max(day[0], day[1]);
    date = std::min(day[0], day[1]);
    if (year < 100) {  // "10 Jun 22"
      date = day[0];
      year = day[1];
    }
  } else if (day.size() != 3) {
    return std::nullopt;
  } else if (written.year_first) {
    year = day[0];
    month = day[1];
    date = day[2];
  } else {
    year = day[2];
    sure = day[0] > 12 || day[1] > 12 || day[0] == day[1];
    const bool month_first = day[1] > 12 || (!sure && written.american);
    month = month_first ? day[0] : day[1];
    date = month_first ? day[1] : day[0];
  }
  if (year < 100) year += 2000;
  const Date found{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                   std::chrono::day{static_cast<unsigned>(date)}};
  return found.ok() ? std::optional(found) : std::nullopt;
}

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

AnswerMoment moment_of(Date day, seconds of_day, bool with_seconds) {
  const auto month = static_cast<unsigned>(day.month());
  const auto date = static_cast<unsigned>(day.day());
  AnswerMoment out;
  out.minute = std::to_string(static_cast<int>(day.year())) + "-" + two(std::min(month, date)) + "-" +
               two(std::max(month, date)) + " " + two(of_day.count() / 3600) + ":" + two(of_day.count() / 60 % 60);
  if (with_seconds) out.second = out.minute + ":" + two(of_day.count() % 60);
  return out;
}

/// London's day and time of day of a moment that is known for sure.
AnswerMoment in_london(Instant instant, bool with_seconds) {
  const auto field = local_field(instant);  // YYYY-MM-DDTHH:MM
  const auto day = parse_date(field.substr(0, 10));
  const auto second = instant.time_since_epoch().count() % 60;
  const auto hour = parse_integer(field.substr(11, 2)).value_or(0);
  const auto minute = parse_integer(field.substr(14, 2)).value_or(0);
  return moment_of(*day, seconds{hour * 3600 + minute * 60 + second}, with_seconds);
}

/// 44722.6275694: days since the last one of 1899, as a workbook stores them.
std::optional<AnswerMoment> from_serial(std::string_view text) {
  constexpr double earliest = 36'526;  // 2000
  constexpr double latest = 73'050;    // 2099
  const auto value = text.find('.') == std::string_view::npos ? std::nullopt : parse_decimal(text);
  if (!value || *value < earliest || *value > latest) return std::nullopt;
  const auto all = std::llround(*value * 86400.0);
  const std::chrono::sys_days zero{std::chrono::year{1899} / 12 / 30};
  return moment_of(Date{zero + std::chrono::days{all / 86400}}, seconds{all % 86400}, true);
}

}  // namespace

std::optional<AnswerMoment> read_moment(std::string_view text) {
  constexpr std::size_t longest = 64;
  const auto trimmed_text = trimmed(text);
  if (trimmed_text.empty() || trimmed_text.size() > longest) return std::nullopt;
  if (auto found = from_serial(trimmed_text)) return found;
  auto lower = lower_case(trimmed_text);
  // "2022-06-10T15:03": the T is no word.
  for (std::size_t at = 1; at + 1 < lower.size(); ++at) {
    if (lower[at] == 't' && is_digit(lower[at - 1]) && is_digit(lower[at + 1])) lower[at] = ' ';
  }
  const auto written = MomentReader(std::move(lower)).read();
  if (!written || written->hour < 0) return std::nullopt;
  bool sure = true;
  const auto day = day_of(*written, sure);
  if (!day) return std::nullopt;
  const auto of_day = seconds{written->hour * 3600 + written->minute * 60 + written->second.value_or(0)};
  const bool with_seconds = written->second.has_value();
  if (!written->zone) return moment_of(*day, of_day, with_seconds);
  return in_london(Instant{std::chrono::sys_days{*day} + of_day - *written->zone}, with_seconds);
}

}  // namespace muster::feedback
