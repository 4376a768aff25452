#pragma once
// What an answer may be about: themes whose words it holds, themes that like answers were given, and phrases that many
// use and no theme knows. A suggestion gives nothing a theme: somebody does. Pure rules.

#include <muster/domain/themes/codebook.hpp>
#include <muster/domain/themes/reading.hpp>
#include <muster/kit/text/folded_texts.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::themes {

struct Suggestion {
  std::int64_t number = 0;  ///< of the theme
  std::string reason;       ///< "‘Ofsted’ is one of its words"
};

/// A piece of a text, in bytes.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Suggested {
  std::vector<Suggestion> themes;  ///< by number
  std::vector<Piece> pieces;       ///< of the text, by which words were met; in order, none over another
  std::vector<text::LikeText> like;
};

inline constexpr double least_likeness = 0.3;  ///< of an answer that lends its themes
inline constexpr std::size_t most_like = 12;

/// For the text `at` of `folded`, which reads `words`. `given` are the themes that a like text was given, as they are
/// now, empty where it is unread; `words_of` reads it.
[[nodiscard]] Suggested suggested(const Codebook& book, const text::FoldedTexts& folded, std::size_t at,
                                  const std::string& words,
                                  const std::function<std::vector<std::int64_t>(std::size_t)>& given,
                                  const std::function<std::string_view(std::size_t)>& words_of);

struct Candidate {
  std::string phrase;
  std::int64_t people = 0;
};
/// Phrases of two words and more that at least three people use, most people first. Each text stands as often as people
/// wrote it.
[[nodiscard]] std::vector<Candidate> phrases_of(const std::vector<std::string>& texts);
/// Of those the first `most` that no theme's words find.
[[nodiscard]] std::vector<Candidate> unknown_phrases(const Codebook& book, const std::vector<Candidate>& phrases,
                                                     std::size_t most);

}  // namespace muster::themes
