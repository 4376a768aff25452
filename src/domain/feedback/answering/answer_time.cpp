// Reading at four words a second, and so long for each kind of answer: nobody writes essays on a phone in a hall.
#include <muster/domain/feedback/answer_time.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace muster::feedback {
namespace {

constexpr double words_a_second = 4;

double reading(std::string_view text) {
  const auto words = text.empty() ? 0 : std::count(text.begin(), text.end(), ' ') + 1;
  return static_cast<double>(words) / words_a_second;
}

double answering(const forms::Question& question) {
  using forms::QuestionKind;
  switch (question.kind) {
    case QuestionKind::pick_one:
    case QuestionKind::scale:
      return 3;
    case QuestionKind::pick_any:
      return 6;
    case QuestionKind::ranking:  // each option is read and weighed against the others
      return 3 + 3 * static_cast<double>(question.options.size());
    case QuestionKind::words:
      return 6 * static_cast<double>(std::max<std::size_t>(question.limit, 1));
    case QuestionKind::long_text:
      return 18;
    case QuestionKind::number:
      return 5;
    default:
      return 8;
  }
}

double seconds(const forms::Question& question) {
  double spent = reading(question.information) + reading(question.label) + reading(question.hint);
  // The answers of a grid are read once, above it.
  if (question.grid.empty() && !question.numbered) {
    for (const auto& option : question.options) spent += reading(option.label);
  }
  spent += answering(question);
  return question.ask_if ? spent / 2 : spent;
}

}  // namespace

std::int64_t minutes_to_answer(const forms::Form& form, std::size_t from) {
  double spent = from == 0 ? reading(form.introduction) : 0;
  for (auto at = from; at < form.pages.size(); ++at) {
    spent += reading(form.pages[at].introduction);
    for (const auto& question : form.pages[at].questions) spent += seconds(question);
  }
  constexpr double minute = 60;
  return std::max<std::int64_t>(1, std::llround(spent / minute));
}

bool tells_how_long(const forms::Form& form) {
  // "minute" in the languages of Muster's own words, without its ending.
  constexpr std::array<std::string_view, 11> minutes{"minut", "munud",  "دقيق",  "دقائق",  "মিনিট", "મિનિટ",
                                                     "ਮਿੰਟ",   "daqiiq", "நிமிட", "dakika", "منٹ"};
  const auto told = [&](const std::string& text) {
    return std::any_of(minutes.begin(), minutes.end(),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
  };
  return told(form.introduction) || told(form.pages.front().introduction);
}

std::string minutes_in_words(std::int64_t minutes) { return minutes_in_words(minutes, Catalogue::english()); }

std::string minutes_in_words(std::int64_t minutes, const Catalogue& words) {
  return say_count(words, "about a minute", "about {count} minutes", minutes);
}

}  // namespace muster::feedback
