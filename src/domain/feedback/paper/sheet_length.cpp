// Counts words as the check of an answer on a phone does.
#include "sheet_length.hpp"

#include <muster/domain/forms/measure_words.hpp>

#include <algorithm>

namespace muster::feedback {

bool longer_than_asked(const forms::Form& form, const TypedSheet& typed) {
  return std::ranges::any_of(form.questions(), [&](const auto* question) {
    const auto found = typed.find(question->code);
    return question->most_words > 0 && found != typed.end() && forms::words_in(found->second) > question->most_words;
  });
}

}  // namespace muster::feedback
