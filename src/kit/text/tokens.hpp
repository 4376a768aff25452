#pragma once
// Running text cut into words with what the counting needs to know of each.

#include <string>
#include <string_view>
#include <vector>

namespace muster::text {

struct Token {
  std::string surface;             ///< as typed, NFC, straight apostrophe, without a possessive 's
  std::string plain;               ///< lower case, apostrophes kept: what stop words are compared with
  std::string key;                 ///< equal for forms of one word; parts of a hyphenated word run together
  std::vector<std::string> parts;  ///< the keys on both sides of its hyphens; one where there is none
  bool named = false;              ///< a short form kept apart from the word in small letters: SEND, IT
  bool silent = false;             ///< no word: a bare number, a time of day, "N/A"
  bool shouted = false;            ///< in a text all in capitals, where they say nothing
  bool begins_clause = false;
  bool after_comma = false;      ///< its clause begins after nothing but a comma
  bool begins_sentence = false;  ///< where a capital says nothing
};

[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

/// The token's surface, a capital that says nothing made small.
[[nodiscard]] std::string spelled(const Token& token);

}  // namespace muster::text
