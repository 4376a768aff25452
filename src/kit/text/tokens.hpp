#pragma once
// Running text cut into words with what the counting needs to know of each.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "spans.hpp"

namespace muster::text {

/// What one form is wherever it stands.
struct Word {
  std::string surface;             ///< as typed, NFC, straight apostrophe, without a possessive 's
  std::string plain;               ///< lower case, apostrophes kept: what stop words are compared with
  std::string key;                 ///< equal for forms of one word; parts of a hyphenated word run together
  std::vector<std::string> parts;  ///< the keys on both sides of its hyphens; one where there is none
  bool named = false;              ///< a short form kept apart from the word in small letters: SEND, IT
  bool silent = false;             ///< no word: a bare number, a time of day, "N/A"
  bool shouted = false;            ///< in a text all in capitals, where they say nothing
};

/// What the capitals of a text say where it has no small letter.
struct Capitals {
  bool say_nothing = false;  ///< it is a heading or a shout, not a name: THE ROOM WAS LOUD, SEND WORKFORCE
  bool pronouns = false;     ///< it is a sentence, so that "IT" and "US" are pronouns
};

[[nodiscard]] Word word_from(std::u16string_view typed, SpanKind kind, Capitals capitals);

/// The word's surface, a capital that says nothing made small.
[[nodiscard]] std::string spelled(const Word& word, bool begins_sentence);

/// What its place in the text says of a word.
struct Place {
  static constexpr std::uint8_t clause = 1;    ///< a clause begins with it
  static constexpr std::uint8_t comma = 2;     ///< after nothing but a comma
  static constexpr std::uint8_t sentence = 4;  ///< a sentence begins with it, where a capital says nothing
  static constexpr std::uint8_t silent = 8;    ///< a title before a name, "No." before a number
};

/// One text cut up. Reads one after the other in the same memory; each result is valid until the next.
class TextReader {
 public:
  /// Words that `forms` knows need not be looked up again.
  explicit TextReader(const FormTable* forms = nullptr) : finder_(forms) {}

  void read(std::string_view text);

  [[nodiscard]] std::size_t size() const { return spans_->size(); }
  /// The text as it was cut, evened.
  [[nodiscard]] std::u16string_view source() const { return source_; }
  [[nodiscard]] std::u16string_view typed(std::size_t at) const {
    const auto& span = (*spans_)[at];
    return std::u16string_view(source_).substr(static_cast<std::size_t>(span.begin),
                                               static_cast<std::size_t>(span.end - span.begin));
  }
  /// Its number + 1 where it is known already, else 0.
  [[nodiscard]] std::uint32_t form(std::size_t at) const { return (*spans_)[at].form; }
  /// Of a PlainWord, or 0.
  [[nodiscard]] std::uint64_t letters(std::size_t at) const { return (*spans_)[at].letters; }
  [[nodiscard]] SpanKind kind(std::size_t at) const { return (*spans_)[at].kind; }
  [[nodiscard]] std::uint8_t place(std::size_t at) const { return places_[at]; }
  [[nodiscard]] Capitals capitals() const { return capitals_; }

 private:
  std::u16string source_;
  std::string narrow_;  ///< the same in bytes, where that is asked for
  SpanFinder finder_;
  const SpanRow* spans_ = nullptr;
  std::vector<std::uint8_t> places_;  ///< of Place
  Capitals capitals_;
};

/// The words of a phrase or an entry.
[[nodiscard]] std::vector<Word> words_in_text(std::string_view text);

/// The key of a whole entry or phrase: its words' keys run together.
[[nodiscard]] std::string joined_key(const std::vector<Word>& words);

}  // namespace muster::text
