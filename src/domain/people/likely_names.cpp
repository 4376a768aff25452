// Two measures of likeness, the better counts: share of letters kept, and share of words in common, where rare words
// weigh more ("Sutton" tells more than "London") and words such as "council" nothing.

#include "likely_names.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace muster::people {
namespace {

constexpr std::size_t longest_looked_at = 120;  // characters; longer is a sentence, not a name
constexpr std::size_t most_words = 12;
constexpr double enough_in_common = 0.33;
constexpr std::array<std::string_view, 22> empty_words{
    "of",   "and", "the", "for", "in", "upon",     "a",         "to",    "council", "borough", "london",
    "city", "lb",  "rb",  "bc",  "cc", "district", "authority", "local", "royal",   "county",  "trust"};

/// The words of a name, folded one by one, without those that tell nothing.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out;
  std::string word;
  const auto close = [&] {
    const auto folded = folded_name(word);
    const bool empty = folded.empty() || std::find(empty_words.begin(), empty_words.end(), folded) != empty_words.end();
    if (!empty && std::find(out.begin(), out.end(), folded) == out.end()) out.push_back(folded);
    word.clear();
  };
  for (const char byte : name) {
    const auto code = static_cast<unsigned char>(byte);
    const bool letter = code >= 0x80U || std::isalnum(code) != 0 || byte == '\'';
    if (letter)
      word += byte;
    else
      close();
    if (out.size() == most_words) return out;
  }
  close();
  return out;
}

std::size_t edits_allowed(std::size_t length) { return std::clamp<std::size_t>(length / 3, 1, 4); }

std::vector<std::string> less_one_letter(const std::string& word) {
  std::vector<std::string> out{word};
  if (word.size() < 5) return out;  // short words differ too easily
  for (std::size_t at = 0; at < word.size(); ++at) out.push_back(word.substr(0, at) + word.substr(at + 1));
  return out;
}

}  // namespace

LikelyNames::Letters LikelyNames::letters_of(std::string_view folded) {
  Letters out{};
  for (const char byte : folded) {
    auto& count = out.at(static_cast<unsigned char>(byte) % out.size());
    if (count < 255) ++count;
  }
  return out;
}

std::size_t LikelyNames::word_number(const std::string& folded) {
  const auto [found, fresh] = word_numbers_.emplace(folded, words_.size());
  if (fresh) words_.push_back({folded, {}, 0});
  return found->second;
}

void LikelyNames::add(std::size_t owner, std::string_view name) {
  Name one;
  one.owner = owner;
  one.folded = folded_name(name);
  one.length = character_count(one.folded);
  one.letters = letters_of(one.folded);
  for (const auto& word : words_of(name)) {
    const auto number = word_number(word);
    one.words.push_back(number);
    words_[number].names.push_back(names_.size());
  }
  names_.push_back(std::move(one));
}

void LikelyNames::finish() {
  for (std::size_t number = 0; number < words_.size(); ++number) {
    auto& word = words_[number];
    word.weight = 1.0 + std::log(static_cast<double>(names_.size()) / static_cast<double>(word.names.size()));
    for (auto& shorter : less_one_letter(word.folded)) shortened_[std::move(shorter)].push_back(number);
  }
  for (auto& name : names_) {
    for (const auto word : name.words) name.weight += words_[word].weight;
  }
}

std::vector<std::size_t> LikelyNames::words_like(const std::string& folded) const {
  const auto exact = word_numbers_.find(folded);
  std::vector<std::size_t> out;
  if (exact != word_numbers_.end()) out.push_back(exact->second);
  for (const auto& shorter : less_one_letter(folded)) {
    const auto found = shortened_.find(shorter);
    if (found == shortened_.end()) continue;
    for (const auto number : found->second) {
      if (std::find(out.begin(), out.end(), number) == out.end() && edit_distance(folded, words_[number].folded) <= 1) {
        out.push_back(number);
      }
    }
  }
  return out;
}

void LikelyNames::score_by_letters(std::string_view typed, std::unordered_map<std::size_t, double>& scores) const {
  const auto length = character_count(typed);
  const auto letters = letters_of(typed);
  const auto allowed = edits_allowed(length);
  for (const auto& name : names_) {
    if (name.length > length + allowed || length > name.length + allowed) continue;
    int differing = 0;
    for (std::size_t at = 0; at < letters.size(); ++at) differing += std::abs(letters[at] - name.letters[at]);
    // One edit changes the count of at most two letters, each of at most four bytes.
    if (differing > static_cast<int>(allowed) * 8) continue;
    if (length == typed.size() && name.length == name.folded.size() && differing > static_cast<int>(allowed) * 2)
      continue;
    const auto distance = edit_distance(typed, name.folded);
    if (distance > allowed) continue;
    const auto score = 1.0 - static_cast<double>(distance) / static_cast<double>(std::max(length, name.length));
    auto& best = scores[name.owner];
    best = std::max(best, score);
  }
}

void LikelyNames::score_by_words(std::string_view typed, std::unordered_map<std::size_t, double>& scores) const {
  std::unordered_map<std::size_t, double> shared;  // per name
  double weight = 0;
  const auto unknown_weight = 1.0 + std::log(static_cast<double>(names_.size()));
  for (const auto& word : words_of(typed)) {
    const auto alike = words_like(word);
    double heaviest = 0;
    std::unordered_map<std::size_t, double> of_this_word;
    for (const auto number : alike) {
      heaviest = std::max(heaviest, words_[number].weight);
      for (const auto name : words_[number].names) {
        auto& best = of_this_word[name];
        best = std::max(best, words_[number].weight);
      }
    }
    for (const auto& [name, added] : of_this_word) shared[name] += added;
    weight += alike.empty() ? unknown_weight : heaviest;
  }
  for (const auto& [number, common] : shared) {
    const auto& name = names_[number];
    const auto score = common / (weight + name.weight - common);
    if (score < enough_in_common) continue;
    auto& best = scores[name.owner];
    best = std::max(best, score);
  }
}

std::vector<std::size_t> LikelyNames::nearest(std::string_view typed, std::size_t most) const {
  const auto folded = folded_name(typed);
  if (folded.empty() || names_.empty() || character_count(folded) > longest_looked_at) return {};
  std::unordered_map<std::size_t, double> scores;
  score_by_letters(folded, scores);
  score_by_words(typed, scores);
  std::vector<std::pair<std::size_t, double>> ranked(scores.begin(), scores.end());
  std::sort(ranked.begin(), ranked.end(), [](const auto& left, const auto& right) {
    return left.second != right.second ? left.second > right.second : left.first < right.first;
  });
  std::vector<std::size_t> out;
  for (const auto& [owner, score] : ranked) {
    if (out.size() == most) break;
    out.push_back(owner);
  }
  return out;
}

}  // namespace muster::people
