#pragma once
// Running text cut into words with what the counting needs to know of each.

#include <string>
#include <string_view>
#include <vector>

namespace muster::text {

enum class Capitals { kept_apart, folded };

struct Token {
  std::string surface;             ///< as typed, NFC, straight apostrophe, without a possessive 's
  std::string plain;               ///< lower case, apostrophes kept: what stop words are compared with
  std::string key;                 ///< equal for forms of one word; parts of a hyphenated word run together
  std::vector<std::string> parts;  ///< the keys on both sides of its hyphens; one where there is none
  bool named = false;              ///< written with capitals that mean something: SEND, DfE
  bool numeric = false;            ///< holds no letter
  bool begins_clause = false;
  bool begins_sentence = false;  ///< where a capital says nothing
};

[[nodiscard]] std::vector<Token> tokens_of(std::string_view text, Capitals capitals);

/// The token's surface, a sentence's capital made small.
[[nodiscard]] std::string spelled(const Token& token);

}  // namespace muster::text
