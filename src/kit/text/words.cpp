// From texts to counts: read, fold, tally.
#include <muster/kit/text/words.hpp>

#include <muster/kit/base/utf8.hpp>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "stop_words.hpp"
#include "tally.hpp"
#include "tokens.hpp"
#include "units.hpp"

namespace muster::text {
namespace {

/// The entry between its first and its last letter or digit, its white space evened: “Finally  together!” without
/// quotes and shout. An entry of other signs alone (a thumb raised) stays as it is.
std::string bare(const std::string& entry) {
  const auto source = icu::UnicodeString::fromUTF8(to_nfc(entry));
  icu::UnicodeString out;
  int32_t keep = 0;
  for (int32_t at = 0; at < source.length(); at = source.moveIndex32(at, 1)) {
    auto character = source.char32At(at);
    if (character == 0x2019 || character == 0x2018) character = '\'';
    if (u_isUWhiteSpace(character)) character = ' ';
    const bool counts = u_isalnum(character);
    if (!counts && out.isEmpty()) continue;
    if (character == ' ' && out.endsWith(u" ")) continue;
    out.append(character);
    if (counts) keep = out.length();
  }
  out.truncate(keep);
  if (out.isEmpty()) return trimmed(entry);
  std::string text;
  out.toUTF8String(text);
  return text;
}

/// An entry as it is shown: a sentence of its own, so that the capital of its first word says nothing.
std::string shown(const std::string& surface, const std::vector<Token>& tokens) {
  if (tokens.empty()) return surface;
  if (tokens.front().shouted) {
    std::string out;
    for (const auto& token : tokens) out += (out.empty() ? "" : " ") + spelled(token);
    return out;
  }
  const auto& first = tokens.front();
  return surface.starts_with(first.surface) ? spelled(first) + surface.substr(first.surface.size()) : surface;
}

/// Nothing but an address of mail or web.
bool is_address(const std::string& surface, const std::vector<Token>& tokens) {
  return tokens.empty() && surface.find('.') != std::string::npos;
}

}  // namespace

std::vector<std::string> keys_of(std::string_view word) {
  std::vector<std::string> out;
  for (const auto& count : count_entries({{std::string(word)}})) out.push_back(count.key);
  const auto counted = count_words({std::string(word)});
  if (counted.size() == 1 && (out.empty() || counted[0].key != out[0])) out.push_back(counted[0].key);
  return out;
}

bool says_nothing(std::string_view answer) { return is_no_answer(answer); }

std::vector<WordCount> count_entries(const std::vector<std::vector<std::string>>& texts, const SameWords& same) {
  const Merges merges(same);
  Tally tally;
  for (std::size_t text = 0; text < texts.size(); ++text) {
    for (const auto& entry : texts[text]) {
      const auto surface = bare(entry);
      if (surface.empty() || is_no_answer(surface)) continue;
      const auto tokens = tokens_of(surface);
      if (is_address(surface, tokens)) continue;
      tally.add(merges.key(tokens.empty() ? surface : joined_key(tokens)), text, shown(surface, tokens), true);
    }
  }
  return tally.counts(merges);
}

std::vector<WordCount> count_words(const std::vector<std::string>& texts, const WordRules& rules) {
  std::vector<std::vector<Token>> read;
  read.reserve(texts.size());
  for (const auto& text : texts) read.push_back(tokens_of(text));
  const UnitReader reader(rules, read);
  const Merges merges(rules.same);
  Tally tally;
  for (std::size_t text = 0; text < read.size(); ++text) {
    for (const auto& unit : reader.units_of(read[text])) {
      if (!unit.content) continue;
      const auto& key = merges.key(unit.key);
      if (unit.denied_by)
        tally.add("not " + key, text, std::string(*unit.denied_by) + " " + unit.surface, unit.typed_so);
      else
        tally.add(key, text, unit.surface, unit.typed_so);
    }
  }
  return tally.counts(merges);
}

}  // namespace muster::text
