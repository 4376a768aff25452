#pragma once
// The texts of a form by key, and the form in another language.

#include <muster/domain/forms/form.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::forms {

/// One text of a form that people read while they answer.
struct KeyedText {
  std::string key;       ///< "title", "helpful", "helpful.hint", "helpful.yes"
  std::string text;      ///< in the form's own language
  std::size_t most = 0;  ///< characters in any language
  bool shipped = false;  ///< Muster's own words (the question for consent): may be said otherwise, and need not
};

/// Every text of the form once, in its order.
[[nodiscard]] std::vector<KeyedText> texts_of(const Form& form);

/// The form as it reads in that language: the same codes, and its own text where the translation has none. The form
/// itself where it has no texts in that language.
[[nodiscard]] Form translated(Form form, std::string_view language);

/// Keys of the texts that the form lacks in that language, in its order.
[[nodiscard]] std::vector<std::string> missing_texts(const Form& form, std::string_view language);

/// Languages in which nothing is missing, in the order of the form: whoever answers may be asked in them.
[[nodiscard]] std::vector<std::string> complete_languages(const Form& form);

/// The texts of a translation in the order of the form, each with its key.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> in_order(const Translation& translation,
                                                                        const Form& form);

}  // namespace muster::forms
