// Rules on series.
#include <muster/domain/events/series.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::events {
namespace {

std::string day_words(Date day) {
  const auto words = long_date(day);
  return words.substr(words.find(' ') + 1);
}

}  // namespace

Result<std::string> checked_series_name(std::string_view typed) {
  auto name = trimmed(typed);
  if (name.empty()) return bad_input("Give the series a name, for example: Network meetings 2027.").at("name");
  const bool one_line = std::ranges::none_of(name, [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; });
  if (!is_valid_text(name) || !one_line || character_count(name) > longest_series_name)
    return bad_input("Keep it to one line of at most " + std::to_string(longest_series_name) + " characters.")
        .at("name");
  return name;
}

std::string series_words(const SeriesBook& book) {
  if (book.events.empty()) return "No events yet";
  auto words = counted(static_cast<std::int64_t>(book.events.size()), "event", "events");
  const auto by_date = [](const SeriesEvent& left, const SeriesEvent& right) {
    return left.event.date < right.event.date;
  };
  const auto [first, last] = std::ranges::minmax_element(book.events, by_date);
  words += ", " + day_words(first->event.date);
  if (first->event.date != last->event.date) words += " to " + day_words(last->event.date);
  return words;
}

std::string in_year(std::string words, int from, int to) {
  const auto old_year = std::to_string(from);
  const auto new_year = std::to_string(to);
  for (auto at = words.find(old_year); at != std::string::npos; at = words.find(old_year, at + new_year.size()))
    words.replace(at, old_year.size(), new_year);
  return words;
}

}  // namespace muster::events
