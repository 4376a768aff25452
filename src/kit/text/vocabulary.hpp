#pragma once
// The forms of many texts, each looked at once: what it is, how it is shown, what it does to its neighbours. The texts
// themselves become rows of numbers.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "form_table.hpp"
#include "strings.hpp"
#include "tokens.hpp"
#include "traits.hpp"

namespace muster::text {

/// What is known of a form. Texts stand as numbers of Vocabulary::strings.
struct Form {
  Traits traits = 0;
  std::uint32_t key = 0;
  std::array<std::uint32_t, 2> spelled{};  ///< in the middle of a sentence, and where one begins
  std::uint32_t first_part = 0;            ///< where there are several
  std::uint32_t parts = 1;
  std::uint16_t idiom_word = 0;
  std::array<bool, 2> typed_so{};  ///< false where a capital was made small
  bool named = false;
  bool silent = false;
};

class Vocabulary {
 public:
  /// The form's number, its own from the first time on. `letters` are those of a PlainWord, or 0 where `typed` has to
  /// be looked at.
  [[nodiscard]] std::uint32_t form_of(std::uint64_t letters, std::u16string_view typed, SpanKind kind,
                                      Capitals capitals);

  [[nodiscard]] const FormTable& table() const { return table_; }
  [[nodiscard]] const std::vector<Form>& forms() const { return forms_; }
  /// The keys on both sides of a form's hyphens.
  [[nodiscard]] std::span<const std::uint32_t> parts_of(const Form& form) const;

  Strings strings;

 private:
  [[nodiscard]] bool is_typed(std::uint32_t form, std::u16string_view typed) const;
  std::uint32_t learn(std::u16string_view typed, SpanKind kind, Capitals capitals);

  FormTable table_;
  std::u16string typed_;                 ///< what does not fit into the table
  std::vector<std::uint32_t> typed_at_;  ///< where, by form
  std::vector<Form> forms_;
  std::vector<std::uint32_t> parts_;
};

/// A word of a text: its form and what its place says of it.
struct Token {
  static constexpr unsigned place_bits = 4;

  Token() = default;
  Token(std::uint32_t form, std::uint8_t place) : bits((form << place_bits) | place) {}
  [[nodiscard]] std::uint32_t form() const { return bits >> place_bits; }
  [[nodiscard]] bool at(std::uint8_t place) const { return (bits & place) != 0; }

  std::uint32_t bits = 0;
};

/// Texts as rows of tokens, one after the other.
class Corpus {
 public:
  explicit Corpus(const std::vector<std::string>& texts);
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  /// Of all texts.
  [[nodiscard]] std::size_t words() const { return tokens_.size(); }
  [[nodiscard]] std::span<const Token> row(std::size_t text) const {
    const auto begin = text == 0 ? 0 : ends_[text - 1];
    return {tokens_.data() + begin, ends_[text] - begin};
  }

  /// Gives back the memory of the rows, for whoever has read them.
  void forget_rows() { std::vector<Token>().swap(tokens_); }

  Vocabulary vocabulary;

 private:
  void add(std::string_view text);

  TextReader reader_{&vocabulary.table()};
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace muster::text
