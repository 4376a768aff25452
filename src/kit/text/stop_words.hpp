#pragma once
// Words that carry no meaning of their own, words that turn the meaning of others, and short forms.

#include <cstdint>
#include <optional>
#include <string_view>

namespace muster::text {

/// `word` in lower case with straight apostrophes. Negators are not among them.
[[nodiscard]] bool is_stop_word(std::string_view word);

/// Words with which people judge: "useful", "clear". `word` in lower case.
[[nodiscard]] bool judges(std::string_view word);

/// "enough", "much", "many": nothing by themselves, but much in "not enough". They are stop words too.
[[nodiscard]] bool is_quantity(std::string_view word);

/// How a negator is shown before the word it denies ("isn't" -> "not"), or nothing where `word` is none.
/// `word` in lower case with straight apostrophes.
[[nodiscard]] std::optional<std::string_view> negator(std::string_view word);

/// A word that is written with a full stop inside a sentence.
struct Abbreviation {
  static constexpr std::uint8_t title = 1;   ///< "Dr"
  static constexpr std::uint8_t number = 2;  ///< "No"
  static constexpr std::uint8_t word = 4;    ///< "e.g"
};
/// What `typed` is of these, without the stop; 0 where it is none. Asked at every full stop.
[[nodiscard]] std::uint8_t shortened_as(std::u16string_view typed);

/// A short form in capitals whose small letters are another English word: "SEND", "AIDS".
[[nodiscard]] bool is_apart(std::string_view capitals);

/// A form that is usually written so, capitals and all, or its plural: "SENCo", "EHCPs", "Q&A".
[[nodiscard]] bool is_known_short_form(std::string_view typed);

/// What people write who have nothing to say: "n/a", "Not applicable".
[[nodiscard]] bool is_no_answer(std::string_view answer);

}  // namespace muster::text
