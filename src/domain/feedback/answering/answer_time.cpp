// Reading by the word, and so long for each kind of answer, after what others have measured and published:
// - Adults read 238 words a minute silently, four a second (Brysbaert, "How many words do we read per minute?",
//   Journal of Memory and Language 109, 2019).
// - An ordinary question by itself takes about 10 seconds with its reading (Pew Research Center, "How we keep our
//   online surveys from running too long", 2022). Some 20 words of it are read, so 5 seconds are for the answer.
// - Rows of statements on one scale go at ten a minute (Amplitude Research, "Online market research surveys"). Two
//   of their six seconds are reading.
// - Several ticks take twice as long as one; a number takes 16 seconds with a keyboard and 27 on a phone, a text 22,
//   and 30 and more, all with their reading (First Line Research, "Two fingers are better than one", 2018).
// - On a phone people type 36 words a minute (Palin and others, "How do people type on mobile devices?", MobileHCI
//   2019); about each word that is asked for they think longer than that.
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
      return question.grid.empty() ? 5 : 4;
    case QuestionKind::pick_any:
      return question.grid.empty() ? 10 : 8;
    case QuestionKind::ranking:  // each option is read and weighed against the others
      return 3 + 3 * static_cast<double>(question.options.size());
    case QuestionKind::words:
      return 4 * static_cast<double>(std::max<std::size_t>(question.limit, 1));
    case QuestionKind::long_text:
      return 25;
    case QuestionKind::number:
      return question.numbered ? 5 : 15;
    default:
      return 15;
  }
}

double seconds(const forms::Question& question) {
  if (question.hidden) return 0;
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
