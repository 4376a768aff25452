// Pieces meet at two words: the end of one is the beginning of the next.
#include "overlapping_phrases.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>

namespace muster::words {
namespace {

constexpr std::size_t most_words = 8;  // of a phrase that is put together: what was copied whole is no phrase

std::vector<std::string> words_in(const std::string& phrase) {
  std::vector<std::string> out;
  std::istringstream words(phrase);
  for (std::string word; words >> word;) out.push_back(std::move(word));
  return out;
}

using Ends = std::pair<std::string, std::string>;  ///< two words, folded

Ends ends_of(const std::string& first, const std::string& second) { return {folded_name(first), folded_name(second)}; }

/// Phrases that the same texts hold, by their place.
class SameTexts {
 public:
  SameTexts(std::vector<text::WordCount>& phrases, const std::vector<std::size_t>& places, const Texts& texts)
      : phrases_(phrases), places_(places), texts_(texts) {
    for (const auto place : places_) {
      const auto words = words_in(phrases_[place].word);
      if (words.size() < 3) continue;
      begins_.emplace(ends_of(words[0], words[1]), place);
      ends_.insert(ends_of(words[words.size() - 2], words.back()));
    }
  }

  /// Puts together what overlaps; `gone` are the places of what is part of another now.
  void join(std::set<std::size_t>& gone) {
    if (begins_.size() < 2) return;
    // First what continues no other, so that a phrase is told from its beginning.
    for (const bool from_beginning : {true, false}) {
      for (const auto place : places_) {
        const auto words = words_in(phrases_[place].word);
        if (gone.contains(place) || words.size() < 3 || done_.contains(place)) continue;
        if (from_beginning && ends_.contains(ends_of(words[0], words[1]))) continue;
        go_on_from(place, words, gone);
      }
    }
  }

 private:
  void go_on_from(std::size_t place, std::vector<std::string> words, std::set<std::size_t>& gone) {
    done_.insert(place);
    for (;;) {
      const auto next = begins_.find(ends_of(words[words.size() - 2], words.back()));
      if (next == begins_.end() || done_.contains(next->second) || gone.contains(next->second)) return;
      const auto more = words_in(phrases_[next->second].word);
      auto longer = words;
      longer.insert(longer.end(), more.begin() + 2, more.end());
      if (longer.size() > most_words || !stands_in_all(longer, phrases_[place])) return;
      done_.insert(next->second);
      gone.insert(next->second);
      words = std::move(longer);
      phrases_[place].word = joined(words, " ");
      phrases_[place].times = std::min(phrases_[place].times, phrases_[next->second].times);
    }
  }

  bool stands_in_all(const std::vector<std::string>& words, const text::WordCount& phrase) {
    const auto wanted = folded_name(joined(words, " "));
    return std::all_of(phrase.texts.begin(), phrase.texts.end(), [&](std::size_t text) {
      const auto found = folded_.try_emplace(text);
      if (found.second) found.first->second = folded_name(texts_[text]);
      return found.first->second.find(wanted) != std::string::npos;
    });
  }

  std::vector<text::WordCount>& phrases_;
  const std::vector<std::size_t>& places_;
  const Texts& texts_;
  std::map<Ends, std::size_t> begins_;
  std::set<Ends> ends_;
  std::set<std::size_t> done_;
  std::map<std::size_t, std::string> folded_;  ///< texts that were looked at
};

}  // namespace

void join_overlapping(std::vector<text::WordCount>& phrases, const Texts& texts) {
  std::map<std::vector<std::size_t>, std::vector<std::size_t>> same;
  for (std::size_t place = 0; place < phrases.size(); ++place) same[phrases[place].texts].push_back(place);
  std::set<std::size_t> gone;
  for (const auto& [of, places] : same) {
    if (places.size() > 1) SameTexts(phrases, places, texts).join(gone);
  }
  std::size_t place = 0;
  std::erase_if(phrases, [&](const text::WordCount&) { return gone.contains(place++); });
}

}  // namespace muster::words
