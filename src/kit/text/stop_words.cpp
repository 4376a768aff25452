// Stop words and negators stand apart: a list that ate "not" would turn answers round, and one that ate "good" or
// "needs" would eat the answers.
#include "stop_words.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "letters.hpp"
#include "lists.hpp"

namespace muster::text {
namespace {

WordSet stop_words() {
  auto out = words_in("stop_words.list");
  out.merge(words_in("stop_words_besides.list"));
  return out;
}

const WordSet& short_forms(std::string_view group) {
  static const WordGroups groups = groups_in("short_forms.list");
  return groups.find(group)->second;
}

/// Words of a few letters, found by their letters in one number.
class Abbreviations {
 public:
  Abbreviations() {
    const WordGroups groups = groups_in("abbreviations.list");
    for (const auto& [group, kind] : {std::pair<std::string_view, std::uint8_t>{"titles", Abbreviation::title},
                                      {"numbers", Abbreviation::number},
                                      {"words", Abbreviation::word}}) {
      for (const auto& word : groups.find(group)->second) add(word, kind);
    }
  }

  [[nodiscard]] std::uint8_t of(std::u16string_view typed) const {
    std::uint64_t letters = 0;
    if (typed.size() > sizeof letters) return 0;
    for (const auto each : typed) {
      if (each >= 0x80) return typed == in_small_letters(typed) ? 0 : of(in_small_letters(typed));
      letters = (letters << 8U) | (each >= 'A' && each <= 'Z' ? each + ('a' - 'A') : each);
    }
    auto at = place_of(letters);
    while (slots_[at].letters != letters && slots_[at].kinds != 0) at = (at + 1) % slots_.size();
    return slots_[at].letters == letters ? slots_[at].kinds : std::uint8_t{0};
  }

 private:
  struct Slot {
    std::uint64_t letters = 0;
    std::uint8_t kinds = 0;
  };

  void add(std::string_view word, std::uint8_t kind) {
    std::uint64_t letters = 0;
    for (const char each : word) letters = (letters << 8U) | static_cast<unsigned char>(each);
    auto at = place_of(letters);
    while (slots_[at].letters != letters && slots_[at].kinds != 0) at = (at + 1) % slots_.size();
    slots_[at].letters = letters;
    slots_[at].kinds |= kind;
  }

  [[nodiscard]] std::size_t place_of(std::uint64_t letters) const {
    return static_cast<std::size_t>((letters * 0x9E3779B97F4A7C15ULL) >> 56U) % slots_.size();
  }

  std::array<Slot, 256> slots_{};  // of some thirty words
};

}  // namespace

bool is_stop_word(std::string_view word) {
  static const WordSet words = stop_words();
  return words.contains(word);
}

bool judges(std::string_view word) {
  static const WordSet words = words_in("judging_words.list");
  if (word.empty()) return false;
  return words.contains(word) || word.ends_with("ful") || word.ends_with("less") || word.ends_with("ous");
}

bool is_quantity(std::string_view word) { return word == "enough" || word == "much" || word == "many"; }

std::optional<std::string_view> negator(std::string_view word) {
  static const WordMap words = pairs_in("negators.list");
  const auto found = words.find(word);
  if (found != words.end()) return found->second;
  if (word.ends_with("n't")) return "not";
  return std::nullopt;
}

std::uint8_t shortened_as(std::u16string_view typed) {
  static const Abbreviations known;
  return known.of(typed);
}

bool is_apart(std::string_view capitals) { return short_forms("apart").contains(capitals); }

bool is_known_short_form(std::string_view typed) {
  if (is_apart(typed) || short_forms("capitals").contains(typed)) return true;
  return typed.size() > 2 && typed.back() == 's' && is_known_short_form(typed.substr(0, typed.size() - 1));
}

bool is_no_answer(std::string_view answer) {
  constexpr std::size_t longest = 40;  // bytes, more than any of them with its blanks and full stops
  if (answer.size() > longest) return false;
  static const WordSet words = words_in("no_answers.list");
  std::string bare;
  constexpr std::string_view apostrophe = "\u2019";
  for (std::size_t at = 0; at < answer.size(); ++at) {
    if (answer.substr(at).starts_with(apostrophe)) {
      at += apostrophe.size() - 1;
      continue;
    }
    const char byte = answer[at];
    if (byte >= 'A' && byte <= 'Z') bare += static_cast<char>(byte - 'A' + 'a');
    if (byte >= 'a' && byte <= 'z') bare += byte;
    if (byte == '/' || byte == '\\') bare += '/';
    if (static_cast<unsigned char>(byte) >= 0x80U || (byte >= '0' && byte <= '9')) return false;
  }
  return words.contains(bare);
}

}  // namespace muster::text
