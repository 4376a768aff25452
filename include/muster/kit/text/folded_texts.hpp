#pragma once
// Texts as rows of words that can be looked for: forms of one word meet under one number, and each word knows its
// texts.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::text {

/// A word of a text as it is compared. "co-production" stands three times: as "co", as "production", and as a whole.
struct FoldedWord {
  std::uint32_t key = 0;       ///< equal for forms of one word, of one FoldedTexts only
  std::uint32_t at = 0;        ///< which word of its text, from 0; parts of a hyphenated word count each
  std::uint32_t width = 1;     ///< how many it stands for
  std::uint32_t sentence = 0;  ///< which of its text, from 0
};

/// Many texts, read once; safe to use from many threads. Words fold as in count_words: case, plurals, British and
/// American spelling, hyphens; SEND is not "send". Stop words and numbers stand in the rows too.
/// Making it takes time and memory by the length of the texts; finding by the logarithm of the number of words.
class FoldedTexts {
 public:
  explicit FoldedTexts(const std::vector<std::string>& texts);
  ~FoldedTexts();
  FoldedTexts(FoldedTexts&&) noexcept;
  FoldedTexts& operator=(FoldedTexts&&) noexcept;
  FoldedTexts(const FoldedTexts&) = delete;
  FoldedTexts& operator=(const FoldedTexts&) = delete;

  [[nodiscard]] std::size_t size() const;
  /// What it takes in memory, but for what the machine's allocator adds.
  [[nodiscard]] std::size_t bytes() const;
  /// In the order of `at`; of one place the widest last.
  [[nodiscard]] std::span<const FoldedWord> row(std::size_t text) const;
  /// The texts that hold a word, ascending, each once.
  [[nodiscard]] std::span<const std::uint32_t> texts_with(std::uint32_t key) const;
  /// The words of what somebody looks for, one after the other ("parent carers" are two); for each the number it has
  /// here, or `absent`.
  [[nodiscard]] std::vector<std::uint32_t> sought(std::string_view phrase) const;
  /// The words that begin so, whatever their capitals.
  [[nodiscard]] std::vector<std::uint32_t> beginning(std::string_view letters) const;
  /// Whether it is a stop word, a number or another word that says nothing of what a text is about.
  [[nodiscard]] bool says_little(std::uint32_t key) const;

  static constexpr std::uint32_t absent = static_cast<std::uint32_t>(-1);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// Where in a text a word stands, in bytes.
struct WordPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
};
/// The place of each word of a text by FoldedWord::at. Empty where the text is not composed (NFC), for then nobody can
/// say which of its bytes a word is.
[[nodiscard]] std::vector<WordPlace> word_places(const std::string& text);

/// Texts that share rare words, most alike first: the cosine of their words weighed by how rare they are (log of all
/// texts by those that hold the word), at least `least` (0 to 1), `most` of them. Words that more than 2,000 texts
/// hold are left out, so that a common word costs nothing. Source: Salton and Buckley, "Term-weighting approaches in
/// automatic text retrieval", 1988.
struct LikeText {
  std::size_t text = 0;
  double likeness = 0;
};
[[nodiscard]] std::vector<LikeText> like_texts(const FoldedTexts& texts, std::size_t text, double least,
                                               std::size_t most);

}  // namespace muster::text
