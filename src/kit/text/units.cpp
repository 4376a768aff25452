// Phrases first, then stop words, then denial: a phrase may hold a stop word, and a "not" looks past stop words.
#include "units.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <utility>

#include "stop_words.hpp"

namespace muster::text {
namespace {

std::vector<std::string> parts_of(const std::vector<Token>& tokens) {
  std::vector<std::string> out;
  for (const auto& token : tokens) out.insert(out.end(), token.parts.begin(), token.parts.end());
  return out;
}

std::optional<std::string_view> negator_of(const Token& token) {
  return token.named ? std::nullopt : negator(token.plain);
}

/// "Nothing" and "nobody" are an answer of their own; a lone "no" or "not" is not.
bool stands_alone(std::string_view shown) { return shown == "nothing" || shown == "nobody"; }

Unit unit_from(const std::vector<Token>& tokens, std::size_t at, std::size_t count) {
  Unit unit;
  unit.surface = spelled(tokens[at]);
  unit.typed_so = unit.surface == tokens[at].surface;
  unit.key = tokens[at].key;
  unit.words = count;
  unit.given = count > 1;
  unit.begins_clause = tokens[at].begins_clause;
  for (std::size_t next = at + 1; next < at + count; ++next) {
    unit.surface += " " + tokens[next].surface;
    unit.key += tokens[next].key;
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
  for (const auto& word : rules.also_stop) also_stop_.insert(joined_key(tokens_of(word, Capitals::kept_apart)));
  for (const auto& phrase : rules.phrases) learn(parts_of(tokens_of(phrase, Capitals::kept_apart)));
  for (const auto& group : rules.same) {
    for (const auto& member : group) learn(parts_of(tokens_of(member, Capitals::kept_apart)));
  }
  for (const auto& text : texts) {
    for (const auto& token : text) learn(token.parts);
  }
}

void UnitReader::learn(Sequence sequence) {
  if (sequence.size() < 2) return;
  auto& sharing_first = phrases_[sequence.front()];
  sharing_first.insert(std::move(sequence));
}

/// How many tokens the longest phrase takes that begins at `at`; 1 where there is none.
std::size_t UnitReader::phrase_at(const std::vector<Token>& tokens, std::size_t at) const {
  std::size_t longest = 1;
  const auto found = phrases_.find(tokens[at].parts.front());
  if (found == phrases_.end()) return longest;
  for (const auto& sequence : found->second) {
    std::size_t matched = 0;
    std::size_t next = at;
    while (matched < sequence.size() && next < tokens.size() && (next == at || !tokens[next].begins_clause)) {
      const auto& parts = tokens[next].parts;
      if (matched + parts.size() > sequence.size()) break;
      const auto from = sequence.begin() + static_cast<std::ptrdiff_t>(matched);
      if (!std::equal(parts.begin(), parts.end(), from)) break;
      matched += parts.size();
      ++next;
    }
    if (matched == sequence.size()) longest = std::max(longest, next - at);
  }
  return longest;
}

bool UnitReader::is_content(const Token& token) const {
  if (token.numeric || also_stop_.contains(token.key)) return false;
  return !stop_words_ || token.named || !is_stop_word(token.plain);
}

std::vector<Unit> UnitReader::units_of(const std::vector<Token>& tokens) const {
  constexpr auto none = std::string::npos;
  std::vector<Unit> out;
  std::size_t negating = none;  // the place in `out` of a negator that has not met its word
  for (std::size_t at = 0; at < tokens.size();) {
    const auto& token = tokens[at];
    if (token.begins_clause) negating = none;
    const auto count = phrase_at(tokens, at);
    auto unit = unit_from(tokens, at, count);
    at += count;
    const auto shown = count == 1 ? negator_of(token) : std::nullopt;
    if (shown) {
      unit.surface = *shown;
      unit.content = stands_alone(*shown);
      negating = out.size();
    } else if (negating != none && count == 1 && !token.named && cancels_negation(token.plain)) {
      unit.content = is_content(token);
      negating = none;
    } else {
      const bool plain_stop = count == 1 && !token.named && is_stop_word(token.plain);
      unit.content = count > 1 ? !also_stop_.contains(unit.key) : is_content(token);
      const bool deniable = plain_stop ? is_quantity(token.plain) : unit.content;
      if (negating != none && deniable) {
        unit.denied_by = negator(out[negating].surface);  // each shown form is a negator that shows itself
        unit.content = true;
        out[negating].content = false;
        negating = none;
      }
    }
    out.push_back(std::move(unit));
  }
  return out;
}

Merges::Merges(const SameWords& same, Capitals capitals) {
  for (const auto& group : same) {
    if (group.empty()) continue;
    const auto own = joined_key(tokens_of(group.front(), capitals));
    shown_[own] = trimmed(group.front());
    for (const auto& member : group) keys_[joined_key(tokens_of(member, capitals))] = own;
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
