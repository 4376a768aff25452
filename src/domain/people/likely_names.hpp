#pragma once
// Which known names an unknown one may stand for: few letters away, or made of the same words.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::people {

/// Names with their owner (a number of the caller's), ready to be asked many times: names are passed over by their
/// letters alone, and only those that can be near are compared.
class LikelyNames {
 public:
  /// Adds one name of `owner`; one owner may have many.
  void add(std::size_t owner, std::string_view name);
  /// Call once after the last add.
  void finish();
  /// At most `most` owners, best first, equally good ones in the order they were added.
  [[nodiscard]] std::vector<std::size_t> nearest(std::string_view typed, std::size_t most) const;

 private:
  using Letters = std::array<std::uint8_t, 32>;
  struct Name {
    std::size_t owner = 0;
    std::string folded;
    std::size_t length = 0;
    Letters letters{};
    double weight = 0;  ///< of all its words
    std::vector<std::size_t> words;
  };
  struct Word {
    std::string folded;
    std::vector<std::size_t> names;
    double weight = 0;
  };
  [[nodiscard]] static Letters letters_of(std::string_view folded);
  [[nodiscard]] std::size_t word_number(const std::string& folded);
  [[nodiscard]] std::vector<std::size_t> words_like(const std::string& folded) const;
  void score_by_letters(std::string_view typed, std::unordered_map<std::size_t, double>& scores) const;
  void score_by_words(std::string_view typed, std::unordered_map<std::size_t, double>& scores) const;

  std::vector<Name> names_;
  std::vector<Word> words_;
  std::unordered_map<std::string, std::size_t> word_numbers_;
  std::unordered_map<std::string, std::vector<std::size_t>> shortened_;  ///< a word less one letter -> words
};

}  // namespace muster::people
