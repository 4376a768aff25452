// Words that people say together, found by how many different texts say them.
#include <muster/kit/text/words.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "tally.hpp"
#include "tokens.hpp"
#include "units.hpp"

namespace muster::text {
namespace {

constexpr std::size_t longest_phrase = 4;  // words
constexpr int passes = 3;                  // pairs, then pairs of pairs: enough for four words in any order of growth

using Pair = std::pair<std::string, std::string>;
using Stream = std::vector<Unit>;

/// Dunning's log-likelihood ratio of a 2x2 table of texts, 0 where the pair is no more frequent than chance has it.
double likelihood_ratio(double both, double first, double second, double all) {
  const double expected = first * second / all;
  if (both <= expected) return 0;
  const auto term = [](double seen, double due) { return seen > 0 && due > 0 ? seen * std::log(seen / due) : 0.0; };
  return 2 * (term(both, expected) + term(first - both, first - expected) + term(second - both, second - expected) +
              term(all - first - second + both, (all - first) * (all - second) / all));
}

bool may_join(const Unit& first, const Unit& second) {
  return first.content && second.content && !first.denied_by && !second.denied_by && !second.begins_clause &&
         first.key != second.key && first.words + second.words <= longest_phrase;
}

/// The pairs that pass both conditions, with their score.
std::map<Pair, double> strong_pairs(const std::vector<Stream>& streams, std::int64_t least) {
  std::map<std::string, std::int64_t> texts_of;
  std::map<Pair, std::int64_t> texts_of_pair;
  for (const auto& stream : streams) {
    std::set<std::string> keys;
    std::set<Pair> pairs;
    for (std::size_t at = 0; at < stream.size(); ++at) {
      if (stream[at].content && !stream[at].denied_by) keys.insert(stream[at].key);
      if (at > 0 && may_join(stream[at - 1], stream[at])) pairs.emplace(stream[at - 1].key, stream[at].key);
    }
    for (const auto& key : keys) ++texts_of[key];
    for (const auto& pair : pairs) ++texts_of_pair[pair];
  }
  std::map<Pair, double> out;
  for (const auto& [pair, both] : texts_of_pair) {
    const auto first = texts_of.at(pair.first);
    const auto second = texts_of.at(pair.second);
    if (both < least || 2 * both < std::max(first, second)) continue;
    out[pair] = likelihood_ratio(static_cast<double>(both), static_cast<double>(first), static_cast<double>(second),
                                 static_cast<double>(streams.size()));
  }
  return out;
}

using Scores = std::map<std::string, double>;  ///< by the phrase's key

/// Joins strong pairs from left to right; of two that share a word the stronger wins.
Stream joined(const Stream& stream, const std::map<Pair, double>& strong, Scores& scores) {
  const auto score_at = [&](std::size_t at) {
    if (at + 1 >= stream.size() || !may_join(stream[at], stream[at + 1])) return -1.0;
    const auto found = strong.find({stream[at].key, stream[at + 1].key});
    return found == strong.end() ? -1.0 : found->second;
  };
  Stream out;
  for (std::size_t at = 0; at < stream.size(); ++at) {
    auto unit = stream[at];
    const auto score = score_at(at);
    if (score >= 0 && score >= score_at(at + 1)) {
      const auto& next = stream[++at];
      unit.key += next.key;
      unit.surface += " " + next.surface;
      unit.words += next.words;
      unit.given = false;
      scores[unit.key] = score;
    }
    out.push_back(std::move(unit));
  }
  return out;
}

}  // namespace

std::vector<PhraseCount> frequent_phrases(const std::vector<std::string>& texts, std::int64_t least,
                                          const WordRules& rules) {
  if (least < 2) throw std::invalid_argument("a phrase is said in two texts at least");
  std::vector<std::vector<Token>> read;
  read.reserve(texts.size());
  for (const auto& text : texts) read.push_back(tokens_of(text));
  auto with_stop_words = rules;
  with_stop_words.stop_words = true;
  const UnitReader reader(with_stop_words, read);
  std::vector<Stream> streams;
  streams.reserve(read.size());
  for (const auto& tokens : read) streams.push_back(reader.units_of(tokens));

  Scores scores;
  for (int pass = 0; pass < passes; ++pass) {
    const auto strong = strong_pairs(streams, least);
    if (strong.empty()) break;
    for (auto& stream : streams) stream = joined(stream, strong, scores);
  }

  std::map<std::string, Forms> forms;
  std::map<std::string, std::set<std::size_t>> holders;
  for (std::size_t text = 0; text < streams.size(); ++text) {
    for (const auto& unit : streams[text]) {
      if (unit.words < 2 || unit.given || !scores.contains(unit.key)) continue;
      forms[unit.key].add(unit.surface, unit.typed_so);
      holders[unit.key].insert(text);
    }
  }
  std::vector<PhraseCount> out;
  for (const auto& [key, texts_holding] : holders) {
    const auto count = static_cast<std::int64_t>(texts_holding.size());
    if (count >= least) out.push_back({forms.at(key).best(), count, scores.at(key)});
  }
  std::sort(out.begin(), out.end(), [](const PhraseCount& left, const PhraseCount& right) {
    if (left.texts != right.texts) return left.texts > right.texts;
    if (left.score != right.score) return left.score > right.score;
    return compare_names(left.phrase, right.phrase) < 0;
  });
  return out;
}

}  // namespace muster::text
