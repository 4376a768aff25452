#pragma once
// Counts by key, and the one form among many in which a word is shown.

#include <muster/kit/text/words.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "strings.hpp"
#include "units.hpp"

namespace muster::text {

/// How people wrote one word.
class Forms {
 public:
  /// `typed_so` is false where the capital at its beginning says nothing.
  void add(std::string_view surface, bool typed_so, std::int64_t times);
  /// The form used most, whatever its capitals; ties to British spelling, to the shorter, then alphabetical; then its
  /// usual capitals.
  [[nodiscard]] std::string best() const;

 private:
  struct Form {
    std::int64_t times = 0;
    std::map<std::string, std::int64_t, std::less<>> spelled;
  };
  std::map<std::string, Form> forms_;  ///< by lower case
};

/// Which variants stand in which texts, in a few bytes for each.
class Tally {
 public:
  Tally(Strings& strings, const Merges& merges) : strings_(strings), merges_(merges) {}

  /// Makes room for so many words of texts at most: memory that is not written to is not taken.
  void make_room(std::size_t words) { held_.reserve(words); }

  /// `number` is the variant's own, always. Texts are to come in ascending order.
  void add(std::uint32_t number, const Variant& variant, std::size_t text) {
    if (number >= counted_.size() || counted_[number].entry == 0) meet(number, variant);
    auto& counted = counted_[number];
    ++counted.times;
    auto& entry = entries_[counted.entry - 1];
    if (entry.last == text + 1) return;
    entry.last = static_cast<std::uint32_t>(text + 1);
    ++entry.texts;
    if (text != text_) begin(text);
    held_.push_back(counted.entry - 1);
  }

  /// The same for several of one text, all of `variants`.
  void add_all(std::span<const std::uint32_t> numbers, const std::vector<Variant>& variants, std::size_t text);

  /// Sorted by people, then times, then alphabet.
  [[nodiscard]] std::vector<WordCount> counts();

 private:
  struct Counted {
    std::uint32_t entry = 0;  ///< its number + 1
    std::uint32_t times = 0;
    std::uint32_t surface = 0;
    bool typed_so = false;
  };
  struct Entry {
    std::uint32_t key = 0;
    std::uint32_t last = 0;  ///< the last text that holds it, + 1
    std::uint32_t texts = 0;
  };
  /// Where what a text holds begins in held_.
  struct Begin {
    std::uint32_t text = 0;
    std::uint32_t at = 0;
  };

  void begin(std::size_t text);
  [[nodiscard]] std::string best_of(std::vector<Counted>::const_iterator begin,
                                    std::vector<Counted>::const_iterator end) const;
  void meet(std::uint32_t number, const Variant& variant);

  Strings& strings_;
  const Merges& merges_;
  std::vector<Counted> counted_;         ///< by variant
  std::vector<std::uint32_t> entry_of_;  ///< number + 1 by the key's number
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> held_;  ///< the entries that each text holds, one text after the other
  std::vector<Begin> begins_;
  std::size_t text_ = static_cast<std::size_t>(-1);
};

}  // namespace muster::text
