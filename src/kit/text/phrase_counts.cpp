// Two and three words that stand together, found as longer sets are: what many say together, each part many say.
#include <muster/kit/text/words.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "tally.hpp"
#include "units.hpp"
#include "vocabulary.hpp"

namespace muster::text {
namespace {

using Pair = std::uint64_t;

/// How many texts hold something.
class Texts {
 public:
  void see(std::size_t text) {
    if (last_ == text + 1) return;
    last_ = text + 1;
    ++count_;
  }
  [[nodiscard]] std::int64_t count() const { return count_; }

 private:
  std::size_t last_ = 0;  // text + 1
  std::int64_t count_ = 0;
};

/// Words of a text that may be part of a phrase.
struct Piece {
  std::uint32_t variant = 0;
  std::uint32_t key = 0;
  bool apart = true;  ///< from the one before it
  bool content = false;
};

class Phrases {
 public:
  Phrases(const std::vector<std::string>& texts, std::int64_t least, const WordRules& rules)
      : corpus_(texts), least_(least), reader_(rules, corpus_), merges_(rules.same) {}

  std::vector<WordCount> counts() {
    each_text([&](std::size_t text) {
      for (const auto& piece : pieces_) words_[piece.key].see(text);
    });
    each_text([&](std::size_t text) {
      for (std::size_t at = 0; at + 1 < pieces_.size(); ++at) {
        if (may_join(at) && often(at) && often(at + 1)) pairs_[pair_at(at)].see(text);
      }
    });
    std::unordered_map<std::u32string, Texts> triples;
    each_text([&](std::size_t text) {
      for (std::size_t at = 0; at < pieces_.size(); ++at) {
        if (is_triple(at)) triples[keys_at(at)].see(text);
      }
    });
    Tally tally(corpus_.vocabulary.strings, merges_);
    each_text([&](std::size_t text) {
      bool inside = false;  // the pair before belongs to a triple
      for (std::size_t at = 0; at < pieces_.size(); ++at) {
        const bool triple = is_triple(at) && triples[keys_at(at)].count() >= least_;
        if (triple) add(tally, reader_.joined(joined(at), pieces_[at + 2].variant), text, true);
        if (is_pair(at)) add(tally, joined(at), text, triple || inside);
        inside = triple;
      }
    });
    auto out = tally.counts();
    std::erase_if(out, [&](const WordCount& count) { return count.people < least_ || only_inside(count); });
    return out;
  }

 private:
  template <class Use>
  void each_text(const Use& use) {
    for (std::size_t text = 0; text < corpus_.size(); ++text) {
      pieces_.clear();
      bool apart = true;
      for (const auto& unit : reader_.units_of(corpus_.row(text))) {
        const bool word =
            unit.denied_by == 0 && unit.shown_as == 0 && (unit.content || (unit.traits & trait::stop) != 0);
        if (word) {
          pieces_.push_back(
              {unit.variant, reader_.variants()[unit.variant].key, apart || unit.begins_clause, unit.content});
        }
        apart = !word;
      }
      use(text);
    }
  }

  [[nodiscard]] bool may_join(std::size_t at) const {
    return at + 1 < pieces_.size() && !pieces_[at + 1].apart && pieces_[at].key != pieces_[at + 1].key;
  }

  [[nodiscard]] bool often(std::size_t at) { return words_[pieces_[at].key].count() >= least_; }

  [[nodiscard]] Pair pair_at(std::size_t at) const { return (Pair{pieces_[at].key} << 32U) | pieces_[at + 1].key; }

  [[nodiscard]] bool often_together(std::size_t at) const {
    if (!may_join(at)) return false;
    const auto found = pairs_.find(pair_at(at));
    return found != pairs_.end() && found->second.count() >= least_;
  }

  [[nodiscard]] bool is_pair(std::size_t at) const {
    return often_together(at) && pieces_[at].content && pieces_[at + 1].content;
  }

  [[nodiscard]] bool is_triple(std::size_t at) const {
    return often_together(at) && often_together(at + 1) && pieces_[at].content && pieces_[at + 2].content;
  }

  [[nodiscard]] std::u32string keys_at(std::size_t at) const {
    return {pieces_[at].key, pieces_[at + 1].key, pieces_[at + 2].key};
  }

  [[nodiscard]] std::uint32_t joined(std::size_t at) {
    return reader_.joined(pieces_[at].variant, pieces_[at + 1].variant);
  }

  void add(Tally& tally, std::uint32_t variant, std::size_t text, bool inside) {
    const auto& phrase = reader_.variants()[variant];
    tally.add(variant, phrase, text);
    if (!inside || phrase.words > 2) outside_.insert(std::string(merges_.key(reader_.string(phrase.key))));
  }

  [[nodiscard]] bool only_inside(const WordCount& count) const { return !outside_.contains(count.key); }

  Corpus corpus_;
  std::int64_t least_;
  UnitReader reader_;
  Merges merges_;
  std::vector<Piece> pieces_;
  std::unordered_map<std::uint32_t, Texts> words_;  ///< by key
  std::unordered_map<Pair, Texts> pairs_;           ///< by both keys
  std::unordered_set<std::string> outside_;         ///< keys of phrases that stand by themselves somewhere
};

}  // namespace

std::vector<WordCount> count_phrases(const std::vector<std::string>& texts, std::int64_t least,
                                     const WordRules& rules) {
  if (least < 2) throw std::invalid_argument("a phrase is said in two texts at least");
  return Phrases(texts, least, rules).counts();
}

}  // namespace muster::text
