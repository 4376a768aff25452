// The words of measure_in_words, read back.
#include "measure_hint.hpp"

#include <muster/domain/forms/measure_words.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace muster::conversions {
namespace {

using forms::Question;
using forms::QuestionKind;

constexpr std::size_t most_decimals = 6;
constexpr std::size_t longest_unit = 30;

bool says(const Question& question, std::string_view sentence) { return forms::measure_in_words(question) == sentence; }

bool take_number(Question& question, const std::string& sentence) {
  constexpr std::string_view in = "In ";
  std::string unit;
  if (sentence.starts_with(in)) {
    const auto end = std::min(sentence.rfind(", with up to "), sentence.size() - 1);
    unit = sentence.substr(in.size(), end - in.size());
    if (unit.empty() || character_count(unit) > longest_unit) return false;
  }
  question.unit = unit;
  for (std::size_t digits = 0; digits <= most_decimals; ++digits) {
    question.decimals = digits;
    if (says(question, sentence)) return true;
  }
  return false;
}

bool take_words(Question& question, const std::string& sentence) {
  constexpr std::string_view begin = "At most ";
  const auto count = parse_integer(sentence.substr(begin.size(), sentence.find(' ', begin.size()) - begin.size()));
  if (!count || *count < 1 || *count > 1000) return false;
  question.most_words = static_cast<std::size_t>(*count);
  return says(question, sentence);
}

}  // namespace

bool take_measure(Question& question) {
  const bool number = question.kind == QuestionKind::number;
  const bool text = question.kind == QuestionKind::long_text ||
                    (question.kind == QuestionKind::short_text && question.format == forms::TextFormat::any);
  if (!question.hint.ends_with('.') || (!number && !text)) return false;
  constexpr std::array<std::string_view, 2> of_numbers{"With ", "In "};
  constexpr std::array<std::string_view, 1> of_texts{"At most "};
  const auto try_at = [&](std::string_view begin) {
    const auto at = question.hint.rfind(begin);
    if (at == std::string::npos || (at > 0 && question.hint[at - 1] != ' ')) return false;
    auto measured = question;
    const auto sentence = question.hint.substr(at);
    if (!(number ? take_number(measured, sentence) : take_words(measured, sentence))) return false;
    measured.hint = trimmed(question.hint.substr(0, at));
    question = std::move(measured);
    return true;
  };
  if (number) return std::any_of(of_numbers.begin(), of_numbers.end(), try_at);
  return std::any_of(of_texts.begin(), of_texts.end(), try_at);
}

}  // namespace muster::conversions
