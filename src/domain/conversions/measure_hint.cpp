// The words of measure_in_words, read back.
#include "measure_hint.hpp"

#include "languages.hpp"

#include <muster/domain/forms/answer_words.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace muster::conversions {
namespace {

using forms::Question;
using forms::QuestionKind;

constexpr std::size_t most_decimals = 6;
constexpr std::size_t longest_unit = 30;
constexpr std::int64_t most_counted = 1000;

/// Stands for the unit where a sentence is looked for that holds one.
constexpr const char* any_unit = "\x01";

/// Where the sentence that ends the hint may begin.
bool begins_sentence(std::string_view hint, std::size_t at) {
  return at == 0 || hint[at - 1] == ' ' || hint[at - 1] == '\n' || ends_marked(hint.substr(0, at));
}

struct Measured {
  std::size_t at = 0;  ///< of the sentence in the hint
  Question question;
};

std::optional<Measured> ended_by(const Question& measured, std::string_view sentence) {
  const std::string_view hint = measured.hint;
  if (sentence.empty() || !hint.ends_with(sentence) || !begins_sentence(hint, hint.size() - sentence.size()))
    return std::nullopt;
  return Measured{hint.size() - sentence.size(), measured};
}

/// The unit is what stands in the hint between the words before it and those behind it.
std::optional<Measured> with_unit(Question measured, const Catalogue& words) {
  measured.unit = any_unit;
  const auto sentence = forms::measure_in_words(measured, words);
  const auto place = sentence.find(any_unit);
  if (place == std::string::npos) return std::nullopt;
  const auto before = sentence.substr(0, place);
  const auto behind = sentence.substr(place + 1);
  const std::string_view hint = measured.hint;
  if (!hint.ends_with(behind)) return std::nullopt;
  const auto end = hint.size() - behind.size();
  // A language may begin with the unit: then the sentence before it says where.
  auto at = before.empty() ? hint.substr(0, end).rfind(". ") : hint.substr(0, end).rfind(before);
  if (before.empty()) at = at == std::string_view::npos ? 0 : at + 2;
  if (at == std::string_view::npos || !begins_sentence(hint, at) || at + before.size() >= end) return std::nullopt;
  measured.unit = hint.substr(at + before.size(), end - at - before.size());
  if (character_count(measured.unit) > longest_unit) return std::nullopt;
  return Measured{at, std::move(measured)};
}

std::optional<Measured> number_in(const Question& question, const Catalogue& words) {
  for (auto digits = most_decimals + 1; digits-- > 0;) {
    auto measured = question;
    measured.decimals = digits;
    if (auto found = with_unit(measured, words)) return found;
    measured.unit.clear();
    if (auto found = ended_by(measured, forms::measure_in_words(measured, words))) return found;
  }
  return std::nullopt;
}

std::optional<Measured> words_in(const Question& question, const Catalogue& words) {
  const std::string_view hint = question.hint;
  const auto last = hint.find_last_of("0123456789");
  if (last == std::string_view::npos) return std::nullopt;
  auto first = last;
  while (first > 0 && hint[first - 1] >= '0' && hint[first - 1] <= '9') --first;
  const auto count = parse_integer(hint.substr(first, last + 1 - first));
  if (!count || *count < 1 || *count > most_counted) return std::nullopt;
  auto measured = question;
  measured.most_words = static_cast<std::size_t>(*count);
  return ended_by(measured, forms::measure_in_words(measured, words));
}

}  // namespace

bool take_measure(Question& question) {
  const bool number = question.kind == QuestionKind::number;
  const bool text = question.kind == QuestionKind::long_text ||
                    (question.kind == QuestionKind::short_text && question.format == forms::TextFormat::any);
  if (question.hint.empty() || (!number && !text)) return false;
  const auto take = [&](const Catalogue& words) {
    auto found = number ? number_in(question, words) : words_in(question, words);
    if (!found) return false;
    found->question.hint = trimmed(question.hint.substr(0, found->at));
    question = std::move(found->question);
    return true;
  };
  return take(Catalogue::english()) ||
         std::ranges::any_of(Catalogue::all(), [&](const Catalogue* words) { return take(*words); });
}

}  // namespace muster::conversions
