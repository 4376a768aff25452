// Folds only what a reader would call another spelling or the plural of the same word. A plural is cut to its singular
// and a singular is left alone, so that no two singulars can meet.
#include "folding.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include "lists.hpp"

namespace muster::text {
namespace {

struct Spellings {
  WordMap british;    ///< by the American form, or by the verb where British parts it from the noun
  WordSet even_here;  ///< of these, the forms that are British too
};

Spellings read_spellings() {
  Spellings out{pairs_in("spellings.list"), {}};
  for (const auto line : lines_in("spellings_besides.list")) {
    auto words = words_of_line(line);
    const bool even = words.front() == "=";
    if (even) words.erase(words.begin());
    if (words.size() != 2) throw std::logic_error("spellings_besides.list: no pair: " + std::string(line));
    out.british.insert_or_assign(std::string(words[0]), std::string(words[1]));
    if (even) out.even_here.emplace(words[0]);
  }
  return out;
}

const Spellings& spellings() {
  static const Spellings read = read_spellings();
  return read;
}

bool ends_like(std::string_view group, std::string_view word) {
  static const WordGroups endings = groups_in("plural_endings.list");
  return endings.find(group)->second.contains(word);
}

constexpr std::array after_z = std::to_array<std::string_view>(
    {"e", "ed", "er", "es", "ers", "ing", "ings", "able", "ation", "ations", "ational"});

/// "organize", "organization" and "analyze" with an s. "size" and "prize" are no such verbs.
void fold_z(std::string& word) {
  for (const auto ending : after_z) {
    if (word.size() < ending.size() + 5 || !word.ends_with(ending)) continue;
    const auto z = word.size() - ending.size() - 1;
    if (word[z] == 'z' && (word[z - 1] == 'i' || word[z - 1] == 'y')) word[z] = 's';
  }
}

void fold_spelling(std::string& word) {
  const auto& british = spellings().british;
  if (const auto found = british.find(word); found != british.end()) word = found->second;
}

std::string cut(std::string_view word, std::size_t letters) {
  return std::string(word.substr(0, word.size() - letters));
}

/// The singular of a word in "-es".
std::string singular_of_es(std::string_view word) {
  const auto without_s = cut(word, 1);
  const auto without_es = cut(word, 2);
  if (word.ends_with("ies")) return word.size() < 5 || ends_like("ie", without_s) ? without_s : cut(word, 3) + "y";
  if (ends_like("e", without_s)) return without_s;
  for (const std::string_view ending : {"sses", "shes", "ches", "xes", "zzes", "oes"}) {
    if (word.ends_with(ending)) return without_es;
  }
  for (const std::string_view vowel : {"us", "as", "is", "os"}) {
    if (without_es.ends_with(vowel) && ends_like(vowel, without_es)) return without_es;
  }
  return without_s;
}

std::string singular(std::string word) {
  static const WordMap irregular = pairs_in("plurals.list");
  static const WordSet no_plural = words_in("no_plurals.list");
  if (const auto found = irregular.find(word); found != irregular.end()) return found->second;
  if (word.size() < 4 || !word.ends_with('s') || word.ends_with("ss") || no_plural.contains(word)) return word;
  if (word.ends_with("es")) return singular_of_es(word);
  if ((word.ends_with("us") || word.ends_with("is")) && !ends_like("vowel", cut(word, 1))) return word;
  return cut(word, 1);
}

}  // namespace

std::string word_key(std::string word) {
  // The list knows verbs whose American form differs in more than its z: "anesthetize".
  fold_spelling(word);
  fold_z(word);
  fold_spelling(word);
  const auto before = word.size();
  word = singular(std::move(word));
  if (word.size() != before) fold_spelling(word);
  return word;
}

bool is_american(std::string_view word) {
  std::string folded(word);
  fold_z(folded);
  if (folded != word) return true;
  const auto& known = spellings();
  return known.british.find(word) != known.british.end() && !known.even_here.contains(word);
}

}  // namespace muster::text
