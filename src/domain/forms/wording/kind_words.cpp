// The words in the order of QuestionKind.
#include "kind_words.hpp"

#include <array>

namespace muster::forms {

std::string_view kind_words(QuestionKind kind) {
  constexpr std::array<std::string_view, 8> words{"pick one", "pick any", "scale",  "text",
                                                  "lines",    "words",    "number", "rank"};
  return words.at(static_cast<std::size_t>(kind));
}

}  // namespace muster::forms
