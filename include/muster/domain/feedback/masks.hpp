#pragma once
// Which pieces of a text stand as […] where it is printed: found by their words, and read back from what is printed, so
// that what was masked before is known when more is masked. Pure rules.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

/// A piece of a text, in bytes, from the first to behind the last.
struct Mask {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const Mask&, const Mask&) = default;
};
/// In their order; none touches another.
using Masks = std::vector<Mask>;

/// Where `word`, which may be several, stands in the text as words of its own, whatever its capitals and however many
/// blanks lie between. Scripts that put no blanks between words have no bounds to keep to.
[[nodiscard]] Masks masks_of_word(std::string_view text, std::string_view word);
/// Whether it stands there as a part of longer words.
[[nodiscard]] bool stands_inside_words(std::string_view text, std::string_view word);
/// Of words with commas between, those that stand in the text; the others are passed over.
[[nodiscard]] Masks masks_of_words(std::string_view text, std::string_view words);
/// What of the text stands as […] in `printed`, which was made of it; all of it where `printed` was made of another.
[[nodiscard]] Masks masks_in(std::string_view text, std::string_view printed);
/// All that either holds.
[[nodiscard]] Masks united(Masks one, const Masks& other);

/// The text with these pieces as […].
[[nodiscard]] std::string masked_text(std::string_view text, const Masks& masks);
/// The pieces as somebody would type them, each once, with commas between; whole words where a piece ends inside one.
[[nodiscard]] std::string masked_words(std::string_view text, const Masks& masks);

}  // namespace muster::feedback
