// Any text as what people wrote, a line each: split, counted and joined to phrases, and every count is one of people
// who said it.
#include <muster/domain/forms/answers.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "list_holds.hpp"

using muster::fuzz::require;

namespace {

void require_counts(const std::vector<muster::text::WordCount>& words, std::size_t texts, bool valid) {
  std::set<std::string> keys;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto& word = words[at];
    require(!word.word.empty() && (!valid || muster::is_valid_text(word.word)));
    require(keys.insert(word.key).second);
    require(word.people == static_cast<std::int64_t>(word.texts.size()) && word.times >= word.people);
    require(!word.texts.empty() && word.texts.back() < texts);
    require(std::adjacent_find(word.texts.begin(), word.texts.end(), std::greater_equal<>()) == word.texts.end());
    require(at == 0 || words[at - 1].people >= word.people);
  }
}

/// What several people wrote, with what each of them put into the boxes for words.
struct Written {
  std::vector<std::string> texts;
  std::vector<std::vector<std::string>> entries;
};

Written written_in(std::string_view bytes) {
  constexpr std::size_t most_texts = 50;
  Written out;
  while (!bytes.empty() && out.texts.size() < most_texts) {
    const auto line = std::min(bytes.find('\n'), bytes.size());
    out.texts.emplace_back(bytes.substr(0, line));
    out.entries.push_back(muster::forms::split_words(out.texts.back()));
    bytes.remove_prefix(std::min(line + 1, bytes.size()));
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace muster::text;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const bool valid = muster::is_valid_text(bytes);
  const auto written = written_in(bytes);
  for (const auto& words : written.entries)
    for (const auto& word : words) require(!word.empty() && (!valid || muster::is_valid_text(word)));
  const auto phrases = frequent_phrases(written.texts, 2);
  WordRules rules;
  for (const auto& phrase : phrases) {
    require(phrase.texts >= 2 && (!valid || muster::is_valid_text(phrase.phrase)));
    rules.phrases.push_back(phrase.phrase);
  }
  require_counts(count_words(written.texts, rules), written.texts.size(), valid);
  const auto entries = count_entries(written.entries);
  require_counts(entries, written.entries.size(), valid);
  // Who asks for a word that is shown finds its figure.
  for (const auto& entry : entries) {
    const auto keys = keys_of(entry.word);
    require(std::find(keys.begin(), keys.end(), entry.key) != keys.end());
  }
  for (const auto& text : written.texts) (void)says_nothing(text);
  return 0;
}
