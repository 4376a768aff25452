// From texts to counts: read, fold, tally.
#include <muster/kit/text/words.hpp>

#include <muster/kit/base/utf8.hpp>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <string>
#include <vector>

#include "stop_words.hpp"
#include "strings.hpp"
#include "tally.hpp"
#include "tokens.hpp"
#include "units.hpp"
#include "vocabulary.hpp"

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
    // A vowel sign or an accent belongs to the letter before it.
    const bool is_mark = (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0 && keep > 0 && keep == out.length();
    const bool counts = u_isalnum(character) || is_mark;
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
std::string shown(const std::string& surface, const std::vector<Word>& words) {
  if (words.empty()) return surface;
  const auto& first = words.front();
  if (first.shouted) {
    std::string out = spelled(first, true);
    // Whether another sentence begins inside an entry makes no difference to what is shouted.
    for (std::size_t at = 1; at < words.size(); ++at) out += " " + spelled(words[at], false);
    return out;
  }
  return surface.starts_with(first.surface) ? spelled(first, true) + surface.substr(first.surface.size()) : surface;
}

/// Nothing but an address of mail or web.
bool is_address(const std::string& surface, const std::vector<Word>& words) {
  return words.empty() && surface.find('.') != std::string::npos;
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
  Strings strings;
  Tally tally(strings, merges);
  constexpr auto left_out = static_cast<std::uint32_t>(-1);
  Strings met;  // entries as typed
  std::vector<Variant> variants;
  std::vector<std::uint32_t> variant_of;  // by the number of the entry
  const auto look = [&](const std::string& entry) {
    const auto surface = bare(entry);
    if (surface.empty() || is_no_answer(surface)) return left_out;
    const auto words = words_in_text(surface);
    if (is_address(surface, words)) return left_out;
    Variant variant;
    variant.key = strings.number_of(words.empty() ? surface : joined_key(words));
    variant.surface = strings.number_of(shown(surface, words));
    variants.push_back(variant);
    return static_cast<std::uint32_t>(variants.size() - 1);
  };
  for (std::size_t text = 0; text < texts.size(); ++text) {
    for (const auto& entry : texts[text]) {
      const auto number = met.number_of(entry);
      if (number == variant_of.size()) variant_of.push_back(look(entry));
      const auto variant = variant_of[number];
      if (variant != left_out) tally.add(variant, variants[variant], text);
    }
  }
  return tally.counts();
}

std::vector<WordCount> count_words(const std::vector<std::string>& texts, const WordRules& rules) {
  Corpus corpus(texts);
  UnitReader reader(rules, corpus);
  const Merges merges(rules.same);
  Tally tally(corpus.vocabulary.strings, merges);
  tally.make_room(corpus.words());
  for (std::size_t text = 0; text < corpus.size(); ++text) {
    const auto take = [&](std::uint32_t variant) { tally.add(variant, reader.variants()[variant], text); };
    const auto row = corpus.row(text);
    if (const auto alone = reader.alone_in(row)) {
      tally.add_all(*alone, reader.variants(), text);
      continue;
    }
    for (const auto& unit : reader.units_of(row)) {
      if (unit.content) take(reader.counted_as(unit, merges));
    }
  }
  corpus.forget_rows();
  return tally.counts();
}

}  // namespace muster::text
