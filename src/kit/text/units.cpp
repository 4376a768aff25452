// Idioms and phrases first, then stop words, then denial: a phrase may hold a stop word, and a "not" looks past them.
#include "units.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <utility>

#include "idioms.hpp"
#include "negation.hpp"
#include "stop_words.hpp"

namespace muster::text {
namespace {

constexpr std::size_t longest_phrase = 8;  // parts; a longer chain of hyphens is no word

std::vector<std::string> parts_of(const std::vector<Token>& tokens) {
  std::vector<std::string> out;
  for (const auto& token : tokens) out.insert(out.end(), token.parts.begin(), token.parts.end());
  return out;
}

Unit unit_from(const std::vector<Token>& tokens, std::size_t at, std::size_t count) {
  Unit unit;
  unit.surface = spelled(tokens[at]);
  unit.typed_so = unit.surface == tokens[at].surface;
  unit.key = tokens[at].key;
  unit.words = count;
  unit.given = count > 1;
  unit.begins_clause = tokens[at].begins_clause;
  unit.after_comma = tokens[at].after_comma;
  for (std::size_t next = at + 1; next < at + count; ++next) {
    unit.surface += " " + spelled(tokens[next]);
    unit.key += tokens[next].key;
  }
  if (count == 1 && !tokens[at].named && !tokens[at].silent) unit.plain = tokens[at].plain;
  unit.stop = is_stop_word(unit.plain);
  return unit;
}

Unit unit_from(const std::vector<Token>& tokens, std::size_t at, const Idiom& idiom) {
  auto unit = unit_from(tokens, at, idiom.words);
  if (idiom.effect == Idiom::Effect::denial) {
    unit.plain = "not";
    unit.content = false;
    return unit;
  }
  unit.given = true;
  unit.idiom = true;
  unit.stop = false;
  unit.plain.clear();
  unit.content = idiom.effect != Idiom::Effect::nothing;
  if (idiom.effect == Idiom::Effect::one_thing) {
    unit.surface = idiom.shown;
    unit.typed_so = true;
    unit.key = joined_key(tokens_of(idiom.shown));
  }
  return unit;
}

}  // namespace

std::string joined_key(const std::vector<Token>& tokens) {
  std::string out;
  for (const auto& token : tokens) out += token.key;
  return out;
}

UnitReader::UnitReader(const WordRules& rules, const std::vector<std::vector<Token>>& texts)
    : stop_words_(rules.stop_words) {
  for (const auto& word : rules.also_stop) also_stop_.insert(joined_key(tokens_of(word)));
  for (const auto& phrase : rules.phrases) learn(parts_of(tokens_of(phrase)));
  for (const auto& group : rules.same) {
    for (const auto& member : group) learn(parts_of(tokens_of(member)));
  }
  for (const auto& text : texts) {
    for (const auto& token : text) learn(token.parts);
  }
}

void UnitReader::learn(const std::vector<std::string>& parts) {
  if (parts.size() < 2 || parts.size() > longest_phrase) return;
  std::string together;
  for (const auto& part : parts) together += part + '\x1F';
  phrases_.insert(std::move(together));
  auto& longest = longest_[parts.front()];
  longest = std::max(longest, parts.size());
}

/// How many tokens the longest phrase takes that begins at `at`; 1 where there is none.
std::size_t UnitReader::phrase_at(const std::vector<Token>& tokens, std::size_t at) const {
  const auto most = longest_.find(tokens[at].parts.front());
  if (most == longest_.end()) return 1;
  std::size_t found = 1;
  std::size_t parts = 0;
  std::string together;
  for (auto next = at; next < tokens.size() && (next == at || !tokens[next].begins_clause); ++next) {
    parts += tokens[next].parts.size();
    if (parts > most->second) break;
    for (const auto& part : tokens[next].parts) together += part + '\x1F';
    if (phrases_.contains(together)) found = next + 1 - at;
  }
  return found;
}

bool UnitReader::is_content(const Token& token) const {
  if (token.silent || also_stop_.contains(token.key)) return false;
  return !stop_words_ || token.named || !is_stop_word(token.plain);
}

std::vector<Unit> UnitReader::units_of(const std::vector<Token>& tokens) const {
  std::vector<Unit> out;
  out.reserve(tokens.size());
  for (std::size_t at = 0; at < tokens.size();) {
    const auto count = phrase_at(tokens, at);
    const auto idiom = idiom_at(tokens, at);
    if (idiom && idiom->words >= count) {
      out.push_back(unit_from(tokens, at, *idiom));
      at += idiom->words;
    } else {
      auto unit = unit_from(tokens, at, count);
      unit.content = count > 1 ? !also_stop_.contains(unit.key) : is_content(tokens[at]);
      out.push_back(std::move(unit));
      at += count;
    }
  }
  deny(out);
  return out;
}

Merges::Merges(const SameWords& same) {
  for (const auto& group : same) {
    if (group.empty()) continue;
    const auto own = joined_key(tokens_of(group.front()));
    shown_[own] = trimmed(group.front());
    for (const auto& member : group) keys_[joined_key(tokens_of(member))] = own;
  }
}

const std::string& Merges::key(const std::string& found) const {
  const auto at = keys_.find(found);
  return at == keys_.end() ? found : at->second;
}

const std::string* Merges::shown(const std::string& key) const {
  const auto at = shown_.find(key);
  return at == shown_.end() ? nullptr : &at->second;
}

}  // namespace muster::text
