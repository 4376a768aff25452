// Stop words and negators stand apart: a list that ate "not" would turn answers round, and one that ate "good" or
// "needs" would eat the answers.
#include "stop_words.hpp"

#include <string>

#include "lists.hpp"

namespace muster::text {
namespace {

WordSet stop_words() {
  auto out = words_in("stop_words.list");
  out.merge(words_in("stop_words_besides.list"));
  return out;
}

const WordSet& short_forms(std::string_view group) {
  static const WordGroups groups = groups_in("short_forms.list");
  return groups.find(group)->second;
}

}  // namespace

bool is_stop_word(std::string_view word) {
  static const WordSet words = stop_words();
  return words.contains(word);
}

bool judges(std::string_view word) {
  static const WordSet words = words_in("judging_words.list");
  if (word.empty()) return false;
  return words.contains(word) || word.ends_with("ful") || word.ends_with("less") || word.ends_with("ous");
}

bool is_quantity(std::string_view word) { return word == "enough" || word == "much" || word == "many"; }

std::optional<std::string_view> negator(std::string_view word) {
  static const WordMap words = pairs_in("negators.list");
  const auto found = words.find(word);
  if (found != words.end()) return found->second;
  if (word.ends_with("n't")) return "not";
  return std::nullopt;
}

bool is_shortened(std::string_view group, std::string_view word) {
  static const WordGroups groups = groups_in("abbreviations.list");
  return groups.find(group)->second.contains(word);
}

bool is_apart(std::string_view capitals) { return short_forms("apart").contains(capitals); }

bool is_known_short_form(std::string_view typed) {
  if (is_apart(typed) || short_forms("capitals").contains(typed)) return true;
  return typed.size() > 2 && typed.back() == 's' && is_known_short_form(typed.substr(0, typed.size() - 1));
}

bool is_no_answer(std::string_view answer) {
  constexpr std::size_t longest = 40;  // bytes, more than any of them with its blanks and full stops
  if (answer.size() > longest) return false;
  static const WordSet words = words_in("no_answers.list");
  std::string bare;
  constexpr std::string_view apostrophe = "\u2019";
  for (std::size_t at = 0; at < answer.size(); ++at) {
    if (answer.substr(at).starts_with(apostrophe)) {
      at += apostrophe.size() - 1;
      continue;
    }
    const char byte = answer[at];
    if (byte >= 'A' && byte <= 'Z') bare += static_cast<char>(byte - 'A' + 'a');
    if (byte >= 'a' && byte <= 'z') bare += byte;
    if (byte == '/' || byte == '\\') bare += '/';
    if (static_cast<unsigned char>(byte) >= 0x80U || (byte >= '0' && byte <= '9')) return false;
  }
  return words.contains(bare);
}

}  // namespace muster::text
