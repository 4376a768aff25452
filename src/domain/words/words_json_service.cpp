// One name for one figure, wherever it is read.
#include <muster/domain/words/words_json_service.hpp>

namespace muster::words {
namespace {

const char* pairing_name(Pairing pairing) {
  switch (pairing) {
    case Pairing::same:
      return "same";
    case Pairing::same_blind:
      return "same_blind";
    case Pairing::apart:
      break;
  }
  return "apart";
}

}  // namespace

Json phrases_json(const Spoken& spoken) {
  return json_object(
      {{"question", spoken.question.code},
       {"label", spoken.question.label},
       {"base", spoken.figures.base},
       {"hidden_words", spoken.hidden_words},
       {"words", json_array(spoken.figures.words,
                            [](const text::WordCount& word) {
                              return json_object({{"word", word.word}, {"people", word.people}, {"times", word.times}});
                            })},
       {"hidden", spoken.hidden},
       {"phrases", json_array(spoken.figures.phrases, [](const text::WordCount& phrase) {
          return json_object({{"phrase", phrase.word}, {"people", phrase.people}, {"times", phrase.times}});
        })}});
}

Json comparison_json(const WordComparison& comparison, const figures::GroupWords* groups) {
  return json_object({{"pairing", pairing_name(comparison.pairing)},
                      {"first_group", if_any(groups == nullptr ? std::string() : groups->first)},
                      {"second_group", if_any(groups == nullptr ? std::string() : groups->second)},
                      {"first_base", comparison.first_base},
                      {"second_base", comparison.second_base},
                      {"tests", comparison.tests},
                      {"hidden", comparison.hidden},
                      {"words", json_array(comparison.words, [](const ComparedWord& word) {
                         return json_object({{"word", word.word},
                                             {"first", word.first.count},
                                             {"second", word.second.count},
                                             {"g2", word.g2},
                                             {"chi_square", word.chi_square},
                                             {"p", word.p},
                                             {"corrected_p", word.corrected_p}});
                       })}});
}

}  // namespace muster::words
