// Rules of single cells. Where a publisher may be right and the rule wrong, the remedy names the way out.
#include "figure_checks.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace muster::indicators {
namespace {

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char sign : text) {
    const bool between = sign == ' ' || sign == '/' || sign == '-' || sign == '.' || sign == ',';
    if (!between) parts.back() += sign;
    if (between && !parts.back().empty()) parts.emplace_back();
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

std::optional<int> digits_of(const std::string& part) {
  const bool all = !part.empty() && part.size() <= 4 &&
                   std::ranges::all_of(part, [](char sign) { return sign >= '0' && sign <= '9'; });
  return all ? std::optional(static_cast<int>(*parse_integer(part))) : std::nullopt;
}

/// "june", "Jun" -> 6; "26th" is left to `day_of`.
std::optional<unsigned> month_of(const std::string& part) {
  static constexpr std::array names =
      std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july", "august",
                                       "september", "october", "november", "december"});
  if (const auto number = digits_of(part); number && part.size() <= 2 && *number >= 1 && *number <= 12)
    return static_cast<unsigned>(*number);
  const auto folded = lower_case(part);
  for (std::size_t at = 0; at < names.size() && folded.size() >= 3; ++at)
    if (names.at(at).starts_with(folded)) return static_cast<unsigned>(at + 1);
  return std::nullopt;
}

std::optional<unsigned> day_of(std::string part) {
  for (const std::string_view end : {"st", "nd", "rd", "th"})
    if (part.size() > 2 && lower_case(part).ends_with(end)) part.resize(part.size() - 2);
  const auto number = digits_of(part);
  return number && part.size() <= 2 ? std::optional(static_cast<unsigned>(*number)) : std::nullopt;
}

bool is_day(const std::string& year, const std::string& month, const std::string& day) {
  const auto number = digits_of(year);
  const auto in_year = month_of(month);
  const auto in_month = day_of(day);
  return year.size() == 4 && number && in_year && in_month &&
         std::chrono::year_month_day(std::chrono::year(*number), std::chrono::month(*in_year),
                                     std::chrono::day(*in_month))
             .ok();
}

bool is_published(const std::string& typed) {
  auto parts = parts_of(typed);
  // A moment of a machine: its day counts.
  if (parts.size() > 3 || (parts.size() == 3 && parts[2].size() > 4)) {
    if (const auto end = typed.find_first_of("T "); end == 10) parts = parts_of(std::string_view(typed).substr(0, 10));
  }
  const auto year = [](const std::string& part) { return part.size() == 4 && digits_of(part).has_value(); };
  if (parts.size() == 1) return year(parts[0]);
  if (parts.size() == 2) return (year(parts[0]) && month_of(parts[1])) || (year(parts[1]) && month_of(parts[0]));
  if (parts.size() != 3) return false;
  return is_day(parts[0], parts[1], parts[2]) || is_day(parts[2], parts[1], parts[0]) ||
         (!digits_of(parts[0]) && is_day(parts[2], parts[0], parts[1]));
}

/// The words that tell an area from others.
std::set<std::string> own_words(std::string_view name) {
  static const std::set<std::string, std::less<>> common{
      "of",   "the",     "and",    "upon",     "on",      "in",        "london",       "borough", "royal",
      "city", "council", "county", "district", "unitary", "authority", "metropolitan", "lb",      "rb",
      "mbc",  "ua",      "la",     "region",   "greater", "inner",     "outer"};
  std::set<std::string> found;
  std::set<std::string> all;
  for (const auto& word : folded_words(name)) {
    all.insert(word);
    if (!common.contains(word)) found.insert(word);
  }
  return found.empty() ? all : found;
}

const people::Place* place_called(const Areas& areas, const std::string& name) {
  for (const auto& region : areas.regions)
    for (const auto& place : region.places)
      if (folded_name(place.name) == folded_name(name)) return &place;
  return nullptr;
}

}  // namespace

std::optional<Fault> value_fault(const std::string& unit, std::string_view cell) {
  const auto read = read_value(cell);
  if (!read || !read->number) return std::nullopt;
  const auto typed = trimmed(cell);
  const bool share = unit == "per cent";
  const bool count = unit == "number";
  if (typed.ends_with('%') && (count || unit == "pounds"))
    return Fault{in_quotes(typed) + " is a share, and the indicator's unit is " + unit,
                 "Give shares an indicator of their own whose unit is per cent"};
  if (typed.starts_with("£") && (count || share))
    return Fault{in_quotes(typed) + " is an amount of money, and the indicator's unit is " + unit,
                 "Give amounts an indicator of their own whose unit is pounds"};
  if (count && *read->number < 0)
    return Fault{in_quotes(typed) + " is below nought, and a number of people or things never is",
                 "Write the figure or the mark that was published; of a change give another unit, such as change"};
  if (share && (*read->number < 0 || *read->number > 100))
    return Fault{in_quotes(typed) + " is no share, which lies between 0 and 100 per cent",
                 "Write the figure that was published; of a ratio or a change give another unit, such as per 100"};
  return std::nullopt;
}

bool is_known_unit(std::string_view unit) {
  return unit == "number" || unit == "per cent" || unit == "pounds" || unit == "other figures";
}

std::optional<Fault> day_fault(const std::string& typed) {
  if (typed.empty() || is_published(typed)) return std::nullopt;
  return Fault{in_quotes(typed) + " is no day of the calendar",
               "Write the day of publication as 2025-06-26 or 26 June 2025, or leave the cell empty"};
}

std::optional<Fault> name_fault(const Areas& areas, const std::string& code, const std::string& name) {
  const auto own = areas.name_of(code);
  if (own.empty() || name.empty() || mark_words(name) || folded_name(own) == folded_name(name)) return std::nullopt;
  const auto remedy = "Write the code that belongs to " + name + ", or, where the code is right, " + own +
                      " or nothing in place of the name";
  if (const auto* other = place_called(areas, name); other != nullptr && other->code != code)
    return Fault{
        code + " is the code of " + own + ", and the row says " + name,
        "Write the code of " + other->name + ", which is " + other->code + ", or " + own + " in place of the name"};
  const auto expected = own_words(own);
  const auto said = own_words(name);
  const bool shared = std::ranges::any_of(said, [&](const std::string& word) { return expected.contains(word); });
  if (shared || said.empty()) return std::nullopt;
  return Fault{code + " is the code of " + own + ", and the row says " + name, remedy};
}

bool spans_two_years(std::string_view period) { return period.find('/') != std::string_view::npos; }

}  // namespace muster::indicators
