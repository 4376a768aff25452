// Two spellings a letter apart become the same text when a letter is taken out of one of them or of both: words meet at
// such texts, and only those that meet are compared.
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "letters.hpp"

namespace muster::text {
namespace {

constexpr std::size_t shortest = 5;
constexpr std::size_t longest = 32;

/// A word that may be misspelt: letters, and maybe hyphens, and not written in capitals.
bool may_be_misspelt(const WordCount& count) {
  const auto& key = count.key;
  if (key.size() < shortest || key.size() > longest) return false;
  return std::all_of(
             key.begin(), key.end(),
             [](char byte) { return static_cast<unsigned char>(byte) >= 0x80U || (byte >= 'a' && byte <= 'z'); }) &&
         count.word.find(' ') == std::string::npos;
}

std::u16string without(std::u16string_view word, std::size_t at) {
  std::u16string out(word.substr(0, at));
  out += word.substr(at + 1);
  return out;
}

/// One letter more, less or other, or two neighbours changed over.
bool is_near(std::u16string_view left, std::u16string_view right) {
  if (left.size() > right.size()) std::swap(left, right);
  if (right.size() - left.size() > 1) return false;
  std::size_t same = 0;
  while (same < left.size() && left[same] == right[same]) ++same;
  const auto rest = [&](std::size_t more_left, std::size_t more_right) {
    return left.size() >= same + more_left && right.size() >= same + more_right &&
           left.substr(same + more_left) == right.substr(same + more_right);
  };
  if (left.size() < right.size()) return rest(0, 1);
  if (rest(1, 1)) return true;
  return left.size() >= same + 2 && left[same] == right[same + 1] && left[same + 1] == right[same] && rest(2, 2);
}

bool is_vowel(char16_t letter) { return std::u16string_view(u"aeiouy").find(letter) != std::u16string_view::npos; }

/// Of two that are near: whether they differ as hands slip or ears err, so that both may be one word however many write
/// each: a letter doubled or not, two changed over, one vowel for another inside a long word. "former" and "farmer",
/// "changed" and "chanced" do not.
bool is_slip(std::u16string_view left, std::u16string_view right) {
  constexpr std::size_t least_letters = 6;
  constexpr std::size_t least_letters_for_vowels = 7;
  constexpr std::size_t certain_letters = 3;
  if (left.size() > right.size()) std::swap(left, right);
  if (left.size() < least_letters || left == right) return false;
  std::size_t same = 0;
  while (same < left.size() && left[same] == right[same]) ++same;
  if (left.size() < right.size()) return same >= 2 && right[same] == right[same - 1];
  if (same + 1 < left.size() && left[same] == right[same + 1] && left[same + 1] == right[same]) return same >= 2;
  return left.size() >= least_letters_for_vowels && same >= certain_letters && same + 1 < left.size() &&
         is_vowel(left[same]) && is_vowel(right[same]);
}

}  // namespace

std::vector<NearSpelling> near_spellings(const std::vector<WordCount>& counts) {
  std::vector<std::size_t> order;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    if (may_be_misspelt(counts[at])) order.push_back(at);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t left, std::size_t right) { return counts[left].people > counts[right].people; });
  std::unordered_map<std::u16string, std::size_t> met;  // the most used word at each text, whole or a letter short
  std::vector<NearSpelling> out;
  for (const auto at : order) {
    const auto& count = counts[at];
    const auto key = in_units(count.key);
    const WordCount* likely = nullptr;
    const auto meet = [&](const std::u16string& text) {
      const auto [found, fresh] = met.emplace(text, at);
      if (fresh) return;
      const auto& other = counts[found->second];
      if (likely != nullptr && other.people <= likely->people) return;
      const auto other_key = in_units(other.key);
      if (is_near(key, other_key) && (other.people >= 2 * count.people || is_slip(key, other_key))) likely = &other;
    };
    meet(key);
    for (std::size_t letter = 0; letter < key.size(); ++letter) {
      if (letter == 0 || key[letter] != key[letter - 1]) meet(without(key, letter));
    }
    if (likely != nullptr) out.push_back({count.word, likely->word, count.people});
  }
  return out;
}

}  // namespace muster::text
