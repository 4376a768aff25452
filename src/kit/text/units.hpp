#pragma once
// What is counted: words and whole phrases of one text, each knowing whether it is content and what denies it.

#include <muster/kit/text/words.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "tokens.hpp"

namespace muster::text {

struct Unit {
  std::string key;
  std::string surface;   ///< as a reader would see it in the middle of a sentence
  std::string plain;     ///< a single word's small letters; empty for phrases, idioms and short forms kept apart
  bool typed_so = true;  ///< false where a capital was made small, so that nobody knows
  std::size_t words = 1;
  bool given = false;   ///< a phrase of the rules, an idiom, or a hyphenated word typed apart
  bool idiom = false;   ///< reads whole, and ends what was denied before it
  bool stop = false;    ///< a stop word, whether stop words are counted or not
  bool content = true;  ///< neither a stop word nor a negator nor a number
  bool begins_clause = false;
  bool after_comma = false;
  std::optional<std::string_view> denied_by;  ///< how its negator is shown
};

/// The rules made ready for reading texts.
class UnitReader {
 public:
  /// Hyphenated words of `texts` become phrases too, so that "co production" is found.
  UnitReader(const WordRules& rules, const std::vector<std::vector<Token>>& texts);

  [[nodiscard]] std::vector<Unit> units_of(const std::vector<Token>& tokens) const;

 private:
  void learn(const std::vector<std::string>& parts);
  [[nodiscard]] std::size_t phrase_at(const std::vector<Token>& tokens, std::size_t at) const;
  [[nodiscard]] bool is_content(const Token& token) const;

  bool stop_words_;
  std::unordered_set<std::string> also_stop_;
  std::unordered_set<std::string> phrases_;               ///< parts, each with a sign after it that no part holds
  std::unordered_map<std::string, std::size_t> longest_;  ///< most parts of a phrase, by its first
};

/// Keys of a group's members -> the group's own key and the form it is shown in.
class Merges {
 public:
  explicit Merges(const SameWords& same);
  [[nodiscard]] const std::string& key(const std::string& found) const;
  /// The form the analyst chose, or nothing.
  [[nodiscard]] const std::string* shown(const std::string& key) const;

 private:
  std::map<std::string, std::string> keys_;
  std::map<std::string, std::string> shown_;
};

/// The key of a whole entry or phrase: its words' keys run together.
[[nodiscard]] std::string joined_key(const std::vector<Token>& tokens);

}  // namespace muster::text
