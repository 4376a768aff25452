#pragma once
// Words around names: which of them are titles, letters after a name, particles, pronouns and remarks.

#include <string>
#include <string_view>
#include <vector>

namespace muster::people {

/// A piece of a name between spaces; what stands in brackets is one piece.
struct NameWord {
  std::string typed;   ///< without the comma after it
  std::string folded;  ///< without punctuation
  bool after_comma = false;
  bool bracketed = false;
};
/// In order; a text with brackets that do not close is cut at spaces alone.
[[nodiscard]] std::vector<NameWord> name_words(std::string_view text);
/// As they were typed, a comma before each that had one.
[[nodiscard]] std::string joined_words(const std::vector<NameWord>& words, std::size_t from, std::size_t to);

[[nodiscard]] bool is_title(const NameWord& word);
/// "m" and "f" for titles that tell it, else empty.
[[nodiscard]] std::string_view sex_of_title(const NameWord& word);
/// "PhD", "OBE", "Jr."; what could be a surname too ("Ma") only in capitals where not all of the name is, or after a
/// comma.
[[nodiscard]] bool stands_after_name(const NameWord& word, bool all_capitals);
/// "jr" for "Jr." and "Junior", "iii" for "III"; else empty.
[[nodiscard]] std::string_view line_of(const NameWord& word);
/// "he/him", "(she/they)", "(Guest)", "(Hons)".
[[nodiscard]] bool is_pronoun(const NameWord& word);
[[nodiscard]] bool is_known_remark(const NameWord& word);
/// "van", "Ó", "Mac": belongs to the surname after it.
[[nodiscard]] bool is_particle(const NameWord& word);
/// Whether "an" in "Mhac an tSaoi" belongs to the surname, after this word.
[[nodiscard]] bool takes_article(const NameWord& word);

}  // namespace muster::people
