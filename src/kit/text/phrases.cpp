// Words that people say together, found by how many different texts say them.
#include <muster/kit/text/words.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "tally.hpp"
#include "units.hpp"
#include "vocabulary.hpp"

namespace muster::text {
namespace {

constexpr std::size_t longest_phrase = 4;  // words
constexpr int passes = 3;                  // pairs, then pairs of pairs: enough for four words in any order of growth

/// A word or phrase that is content and not denied, and whether it stands apart from the one before it.
struct Piece {
  std::uint32_t variant = 0;
  bool apart = true;
};

/// The pieces of all texts, one after the other; each text begins apart.
struct Streams {
  std::vector<Piece> pieces;
  std::vector<std::size_t> ends;

  [[nodiscard]] std::size_t begin_of(std::size_t text) const { return text == 0 ? 0 : ends[text - 1]; }
};

using Pair = std::uint64_t;  ///< the keys of both

Pair pair_of(const Variant& first, const Variant& second) { return (Pair{first.key} << 32U) | second.key; }

/// Dunning's log-likelihood ratio of a 2x2 table of texts, 0 where the pair is no more frequent than chance has it.
double likelihood_ratio(double both, double first, double second, double all) {
  const double expected = first * second / all;
  if (both <= expected) return 0;
  const auto term = [](double seen, double due) { return seen > 0 && due > 0 ? seen * std::log(seen / due) : 0.0; };
  return 2 * (term(both, expected) + term(first - both, first - expected) + term(second - both, second - expected) +
              term(all - first - second + both, (all - first) * (all - second) / all));
}

class Joiner {
 public:
  Joiner(UnitReader& reader, Strings& strings, Streams& streams)
      : reader_(reader), strings_(strings), streams_(streams) {}

  /// Joins what stands together often enough; false where nothing does.
  bool pass(std::int64_t least) {
    find_strong(least);
    if (strong_.empty()) return false;
    join();
    return true;
  }

  /// How far from chance a phrase is, by its key; nothing where it was not joined.
  [[nodiscard]] const double* score(std::uint32_t key) const {
    const auto found = scores_.find(key);
    return found == scores_.end() ? nullptr : &found->second;
  }

 private:
  struct Seen {
    std::int64_t texts = 0;
    std::size_t last = 0;  ///< text + 1
  };

  static void see(Seen& seen, std::size_t text) {
    if (seen.last == text + 1) return;
    seen.last = text + 1;
    ++seen.texts;
  }

  [[nodiscard]] const Variant& variant(std::size_t at) const { return reader_.variants()[streams_.pieces[at].variant]; }

  [[nodiscard]] bool may_join(std::size_t at, std::size_t end) const {
    if (at + 1 >= end || streams_.pieces[at + 1].apart) return false;
    const auto& first = variant(at);
    const auto& second = variant(at + 1);
    return first.key != second.key && first.words + second.words <= longest_phrase;
  }

  /// The pairs that pass both conditions, with their score.
  void find_strong(std::int64_t least) {
    std::vector<Seen> keys(strings_.size());
    for (std::size_t text = 0; text < streams_.ends.size(); ++text) {
      for (auto at = streams_.begin_of(text); at < streams_.ends[text]; ++at) see(keys[variant(at).key], text);
    }
    std::unordered_map<Pair, Seen> pairs;
    for (std::size_t text = 0; text < streams_.ends.size(); ++text) {
      for (auto at = streams_.begin_of(text); at < streams_.ends[text]; ++at) {
        if (!may_join(at, streams_.ends[text])) continue;
        const auto& first = variant(at);
        const auto& second = variant(at + 1);
        if (keys[first.key].texts >= least && keys[second.key].texts >= least) see(pairs[pair_of(first, second)], text);
      }
    }
    strong_.clear();
    for (const auto& [pair, both] : pairs) {
      const auto first = keys[static_cast<std::uint32_t>(pair >> 32U)].texts;
      const auto second = keys[static_cast<std::uint32_t>(pair)].texts;
      if (both.texts < least || 2 * both.texts < std::max(first, second)) continue;
      strong_[pair] = likelihood_ratio(static_cast<double>(both.texts), static_cast<double>(first),
                                       static_cast<double>(second), static_cast<double>(streams_.ends.size()));
    }
  }

  [[nodiscard]] double score_at(std::size_t at, std::size_t end) const {
    if (!may_join(at, end)) return -1.0;
    const auto found = strong_.find(pair_of(variant(at), variant(at + 1)));
    return found == strong_.end() ? -1.0 : found->second;
  }

  /// Joins strong pairs from left to right; of two that share a word the stronger wins. What is joined takes less room
  /// than what was there, and is written over it.
  void join() {
    std::size_t to = 0;
    std::size_t begin = 0;
    for (auto& end_of_text : streams_.ends) {
      const auto end = end_of_text;
      for (auto at = begin; at < end; ++at) {
        auto piece = streams_.pieces[at];
        const auto score = score_at(at, end);
        if (score >= 0 && score >= score_at(at + 1, end)) {
          piece.variant = reader_.joined(piece.variant, streams_.pieces[++at].variant);
          scores_[reader_.variants()[piece.variant].key] = score;
        }
        streams_.pieces[to++] = piece;
      }
      begin = end;
      end_of_text = to;
    }
    streams_.pieces.resize(to);
  }

  UnitReader& reader_;
  Strings& strings_;
  Streams& streams_;
  std::unordered_map<Pair, double> strong_;
  std::unordered_map<std::uint32_t, double> scores_;
};

Streams streams_of(const Corpus& corpus, UnitReader& reader) {
  Streams out;
  out.ends.reserve(corpus.size());
  for (std::size_t text = 0; text < corpus.size(); ++text) {
    bool apart = true;
    for (const auto& unit : reader.units_of(corpus.row(text))) {
      const bool kept = unit.content && unit.denied_by == 0;
      if (kept) {
        const auto variant = unit.shown_as == 0 ? unit.variant : reader.counted_as(unit, Merges({}));
        out.pieces.push_back({variant, apart || unit.begins_clause});
      }
      apart = !kept;
    }
    out.ends.push_back(out.pieces.size());
  }
  return out;
}

/// A phrase, and who says it in which forms.
struct Found {
  Forms forms;
  std::int64_t texts = 0;
  std::size_t last = 0;  ///< text + 1
  double score = 0;
};

}  // namespace

std::vector<PhraseCount> frequent_phrases(const std::vector<std::string>& texts, std::int64_t least,
                                          const WordRules& rules) {
  if (least < 2) throw std::invalid_argument("a phrase is said in two texts at least");
  Corpus corpus(texts);
  auto with_stop_words = rules;
  with_stop_words.stop_words = true;
  UnitReader reader(with_stop_words, corpus);
  auto streams = streams_of(corpus, reader);
  Joiner joiner(reader, corpus.vocabulary.strings, streams);
  for (int pass = 0; pass < passes && joiner.pass(least); ++pass) {
  }

  std::map<std::string, Found> found;
  for (std::size_t text = 0; text < streams.ends.size(); ++text) {
    for (auto at = streams.begin_of(text); at < streams.ends[text]; ++at) {
      const auto& variant = reader.variants()[streams.pieces[at].variant];
      if (variant.words < 2 || variant.given) continue;
      const auto* score = joiner.score(variant.key);
      if (score == nullptr) continue;
      auto& phrase = found[std::string(reader.string(variant.key))];
      phrase.forms.add(reader.string(variant.surface), variant.typed_so, 1);
      phrase.score = *score;
      if (phrase.last == text + 1) continue;
      phrase.last = text + 1;
      ++phrase.texts;
    }
  }
  std::vector<PhraseCount> out;
  for (const auto& [key, phrase] : found) {
    if (phrase.texts >= least) out.push_back({phrase.forms.best(), phrase.texts, phrase.score});
  }
  std::sort(out.begin(), out.end(), [](const PhraseCount& left, const PhraseCount& right) {
    if (left.texts != right.texts) return left.texts > right.texts;
    if (left.score != right.score) return left.score > right.score;
    return compare_names(left.phrase, right.phrase) < 0;
  });
  return out;
}

}  // namespace muster::text
