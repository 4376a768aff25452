// Numbers with their unit, and the words of a text.
#include "units.hpp"

#include <muster/domain/forms/answer_words.hpp>
#include <muster/domain/forms/measure_words.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

}  // namespace

std::string measure_in_words(const Question& question) { return measure_in_words(question, Catalogue::english()); }

std::string measure_in_words(const Question& question, const Catalogue& words) {
  if (question.most_words > 0) {
    const auto most = static_cast<std::int64_t>(question.most_words);
    return say_count(words, "At most {count} word.", "At most {count} words.", most);
  }
  if (question.kind != QuestionKind::number) return {};
  const auto digits = static_cast<std::int64_t>(question.decimals);
  if (digits == 0) return question.unit.empty() ? std::string() : say(words, "In {unit}.", {{"unit", question.unit}});
  const auto number = small_number_in(words, digits);
  if (question.unit.empty())
    return say_count(words, "With up to {count} decimal.", "With up to {count} decimals.", digits, {{"count", number}});
  return say_count(words, "In {unit}, with up to {count} decimal.", "In {unit}, with up to {count} decimals.", digits,
                   {{"unit", question.unit}, {"count", number}});
}

std::size_t words_in(std::string_view text) {
  std::size_t count = 0;
  bool in_word = false;
  for (const char byte : text) {
    const bool blank = byte == ' ' || byte == '\n' || byte == '\t';
    const bool counts = static_cast<unsigned char>(byte) >= 0x80U || is_digit(byte) || (byte >= 'a' && byte <= 'z') ||
                        (byte >= 'A' && byte <= 'Z');
    if (counts && !in_word) ++count;
    in_word = !blank && (in_word || counts);
  }
  return count;
}

std::string without_unit(const Question& question, std::string_view typed) { return taken_off(question.unit, typed); }

std::optional<std::string> number_typed(const Question& question, std::string_view typed) {
  const auto text = plain_digits(without_unit(question, typed), question.decimals);
  if (question.decimals == 0) {
    const auto value = parse_integer(text);
    return value ? std::optional(std::to_string(*value)) : std::nullopt;
  }
  const bool minus = text.starts_with('-');
  const auto digits = std::string_view(text).substr(minus ? 1 : 0);
  const auto point = digits.find('.');
  const auto whole = parse_integer(digits.substr(0, point));
  if (!all_digits(digits.substr(0, point)) || !whole) return std::nullopt;
  auto behind = point == std::string_view::npos ? std::string() : std::string(digits.substr(point + 1));
  if (point != std::string_view::npos && (!all_digits(behind) || behind.size() > question.decimals))
    return std::nullopt;
  while (!behind.empty() && behind.back() == '0') behind.pop_back();
  const bool zero = *whole == 0 && behind.empty();
  return (minus && !zero ? "-" : "") + std::to_string(*whole) + (behind.empty() ? "" : "." + behind);
}

std::string number_example(const Question& question) {
  constexpr double usual = 12;
  constexpr std::string_view fraction = "500000";
  const auto low = question.low.value_or(usual);
  const auto high = question.high.value_or(usual + 1);
  const auto whole = std::clamp(usual, low, high);
  auto out = std::to_string(static_cast<std::int64_t>(whole));
  if (question.decimals > 0 && whole >= 0 && whole < high)
    out += "." + std::string(fraction.substr(0, question.decimals));
  return out + (question.unit.empty() ? "" : " " + question.unit);
}

}  // namespace muster::forms
