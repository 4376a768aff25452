#pragma once
// What is counted: words and whole phrases of one text, each knowing whether it is content and what denies it.

#include <muster/kit/text/words.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "idioms.hpp"
#include "traits.hpp"
#include "vocabulary.hpp"

namespace muster::text {

/// One way to write and to count one thing. Texts stand as numbers of Vocabulary::strings.
struct Variant {
  std::uint32_t key = 0;
  std::uint32_t surface = 0;  ///< as a reader would see it in the middle of a sentence
  std::uint16_t words = 1;
  bool typed_so = true;  ///< false where a capital was made small, so that nobody knows
  bool given = false;    ///< a phrase of the rules, an idiom, or a hyphenated word typed apart
};

struct Unit {
  Traits traits = 0;           ///< a single word's; none for phrases, idioms and short forms kept apart
  std::uint32_t variant = 0;   ///< of UnitReader
  std::uint8_t denied_by = 0;  ///< a negator, by its number
  std::uint8_t shown_as = 0;   ///< it is a negator itself, shown so
  bool idiom = false;          ///< reads whole, and ends what was denied before it
  bool holds_denial = false;   ///< an idiom with a "not" of its own
  bool content = true;         ///< neither a stop word nor a negator nor a number
  bool begins_clause = false;
  bool after_comma = false;
};

class Merges;

/// The rules made ready for reading the texts of a corpus, which is not added to meanwhile.
class UnitReader {
 public:
  /// Hyphenated words of the corpus become phrases too, so that "co production" is found.
  UnitReader(const WordRules& rules, Corpus& corpus);

  /// Valid until the next call.
  [[nodiscard]] std::span<const Unit> units_of(std::span<const Token> row);

  /// The variants of the words of content of a row in which no word changes another, or nothing for other rows. Gives
  /// what units_of and counted_as give. Valid until the next call.
  [[nodiscard]] std::optional<std::span<const std::uint32_t>> alone_in(std::span<const Token> row);

  [[nodiscard]] const std::vector<Variant>& variants() const { return variants_; }
  [[nodiscard]] std::string_view string(std::uint32_t number) const { return strings_[number]; }
  /// The variant under which a unit is counted: itself, or denied, or a negator that is an answer of its own.
  [[nodiscard]] std::uint32_t counted_as(const Unit& unit, const Merges& merges) {
    return unit.denied_by == 0 && unit.shown_as == 0 ? unit.variant : negated(unit, merges);
  }
  /// Two variants that stand together, as one.
  [[nodiscard]] std::uint32_t joined(std::uint32_t first, std::uint32_t second);

 private:
  /// What the rules make of a form: all that reading asks of it.
  struct Use {
    Traits traits = 0;
    std::array<std::uint32_t, 2> variants{};
    std::uint16_t idiom_word = 0;
    std::uint8_t longest = 0;  ///< most parts of a phrase that begins with it
    bool plain = true;
    bool content = true;
    bool silent = false;
    std::uint8_t asks_behind = 0;  ///< of Behind
    std::uint8_t fits_behind = 0;
  };

  /// The same, where no word changes another.
  struct Alone {
    std::array<std::uint32_t, 2> variants{};
    bool content = true;
    std::uint8_t asks_behind = 0;  ///< of Behind; Behind::nothing where it changes others whatever follows
    std::uint8_t fits_behind = 0;
  };

  [[nodiscard]] bool may_begin_idiom(std::span<const Token> row, std::size_t at) const;
  [[nodiscard]] std::uint32_t negated(const Unit& unit, const Merges& merges);
  void learn(const std::vector<std::uint32_t>& parts);
  void learn_words(const std::string& phrase);
  void make_ready();
  [[nodiscard]] std::size_t phrase_at(std::span<const Token> row, std::size_t at);
  [[nodiscard]] std::uint32_t several(std::span<const Token> row, const Idiom* idiom);
  [[nodiscard]] std::uint32_t add(Variant variant);

  bool stop_words_;
  Vocabulary& vocabulary_;
  Strings& strings_;
  std::unordered_set<std::string> also_stop_;
  std::unordered_set<std::u32string> phrases_;               ///< numbers of their parts
  std::unordered_map<std::uint32_t, std::uint8_t> longest_;  ///< most parts of a phrase, by its first
  std::vector<Use> uses_;                                    ///< by form
  std::vector<Alone> alone_;                                 ///< by form
  std::vector<std::uint32_t> alone_in_row_;                  ///< the last that alone_in gave
  std::vector<Variant> variants_;
  std::unordered_map<std::u32string, std::uint32_t> several_;  ///< variants of phrases and idioms, by their tokens
  std::unordered_map<std::uint64_t, std::uint32_t> denied_;    ///< by variant and negators
  std::unordered_map<std::uint64_t, std::uint32_t> joined_;    ///< by both variants
  std::u32string parts_;                                       ///< of the phrase being looked for
  std::vector<IdiomWord> idiom_words_;
  std::vector<Unit> units_;
};

/// Keys of a group's members -> the group's own key and the form it is shown in.
class Merges {
 public:
  explicit Merges(const SameWords& same);
  [[nodiscard]] std::string_view key(std::string_view found) const;
  /// The form the analyst chose, or nothing.
  [[nodiscard]] const std::string* shown(std::string_view key) const;

 private:
  std::map<std::string, std::string, std::less<>> keys_;
  std::map<std::string, std::string, std::less<>> shown_;
};

}  // namespace muster::text
