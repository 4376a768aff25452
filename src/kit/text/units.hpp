#pragma once
// What is counted: words and whole phrases of one text, each knowing whether it is content and what denies it.

#include <muster/kit/text/words.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tokens.hpp"

namespace muster::text {

struct Unit {
  std::string key;
  std::string surface;   ///< as a reader would see it in the middle of a sentence
  bool typed_so = true;  ///< false where a sentence's capital was made small, so that nobody knows
  std::size_t words = 1;
  bool given = false;   ///< a phrase of the rules, or a hyphenated word typed apart
  bool content = true;  ///< neither a stop word nor a negator nor a number
  bool begins_clause = false;
  std::optional<std::string_view> denied_by;  ///< how its negator is shown
};

/// The rules made ready for reading texts.
class UnitReader {
 public:
  /// Hyphenated words of `texts` become phrases too, so that "co production" is found.
  UnitReader(const WordRules& rules, const std::vector<std::vector<Token>>& texts);

  [[nodiscard]] std::vector<Unit> units_of(const std::vector<Token>& tokens) const;

 private:
  using Sequence = std::vector<std::string>;

  void learn(Sequence sequence);
  [[nodiscard]] std::size_t phrase_at(const std::vector<Token>& tokens, std::size_t at) const;
  [[nodiscard]] bool is_content(const Token& token) const;

  bool stop_words_;
  std::set<std::string> also_stop_;
  std::map<std::string, std::set<Sequence>> phrases_;  ///< by first part
};

/// Keys of a group's members -> the group's own key and the form it is shown in.
class Merges {
 public:
  Merges(const SameWords& same, Capitals capitals);
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
