// Patterns of lists/idioms.list, found by their first word.
#include "idioms.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "lists.hpp"
#include "stop_words.hpp"
#include "tokens.hpp"

namespace muster::text {
namespace {

constexpr std::size_t longest_gap = 5;  // tokens that "..." stands for

struct Element {
  enum class Kind : std::uint8_t { words, denial, quality, gap };
  Kind kind = Kind::words;
  std::vector<std::uint16_t> words;
};

struct Pattern {
  std::vector<Element> elements;
  Idiom::Effect effect = Idiom::Effect::nothing;
  std::string shown;
  std::string key;
  std::uint8_t asks_behind = 0;  ///< of Behind
};

using Numbers = std::unordered_map<std::string, std::uint16_t, ViewHash, std::equal_to<>>;

struct Patterns {
  std::vector<Pattern> all;
  Numbers numbers;                                 ///< of their words, from 1
  std::vector<std::vector<std::size_t>> by_first;  ///< by the number of the first word
  std::vector<std::size_t> by_denial;
  std::vector<bool> second;  ///< by the number of a word
};

std::uint16_t numbered(Numbers& numbers, std::string_view word) {
  return numbers.emplace(word, static_cast<std::uint16_t>(numbers.size() + 1)).first->second;
}

Element element_from(Numbers& numbers, std::string_view word) {
  if (word == "...") return {Element::Kind::gap, {}};
  if (word == "{not}") return {Element::Kind::denial, {}};
  if (word == "{quality}") return {Element::Kind::quality, {}};
  Element out;
  while (!word.empty()) {
    const auto end = std::min(word.find('|'), word.size());
    out.words.push_back(numbered(numbers, word.substr(0, end)));
    word.remove_prefix(std::min(end + 1, word.size()));
  }
  return out;
}

/// Notes the words that may stand behind the first, and says what else may.
std::uint8_t look_behind_first(Patterns& patterns, const Pattern& pattern) {
  std::uint8_t out = 0;
  for (std::size_t at = 1; at < pattern.elements.size(); ++at) {
    const auto& element = pattern.elements[at];
    switch (element.kind) {
      case Element::Kind::words:
        for (const auto word : element.words) {
          if (patterns.second.size() <= word) patterns.second.resize(word + 1U);
          patterns.second[word] = true;
        }
        return out | Behind::second;
      case Element::Kind::denial:
        return out | Behind::denial;
      case Element::Kind::quality:
        return out | Behind::quality;
      case Element::Kind::gap:
        out |= Behind::between;  // or nothing, and then what stands behind the gap
    }
  }
  return out | Behind::nothing;
}

void add(Patterns& patterns, Pattern pattern) {
  const auto number = patterns.all.size();
  pattern.asks_behind = look_behind_first(patterns, pattern);
  const auto& first = pattern.elements.front();
  if (first.kind == Element::Kind::denial) patterns.by_denial.push_back(number);
  for (const auto word : first.words) {
    if (patterns.by_first.size() <= word) patterns.by_first.resize(word + 1U);
    patterns.by_first[word].push_back(number);
  }
  patterns.all.push_back(std::move(pattern));
}

Patterns read_patterns() {
  Patterns out;
  for (const auto line : lines_in("idioms.list")) {
    if (line.starts_with("between:")) continue;
    const auto equals = line.find(" = ");
    if (equals == std::string_view::npos) throw std::logic_error("idioms.list: no idiom: " + std::string(line));
    Pattern pattern;
    const auto shown = line.substr(equals + 3);
    pattern.effect = shown == "-"       ? Idiom::Effect::nothing
                     : shown == "+"     ? Idiom::Effect::as_typed
                     : shown == "{not}" ? Idiom::Effect::denial
                                        : Idiom::Effect::one_thing;
    pattern.shown = shown;
    if (pattern.effect == Idiom::Effect::one_thing) pattern.key = joined_key(words_in_text(shown));
    auto words = words_of_line(line.substr(0, equals));
    const bool cannot = words.front() == "{cannot}";
    if (cannot) words.erase(words.begin());
    for (const auto word : words) pattern.elements.push_back(element_from(out.numbers, word));
    if (!cannot) {
      add(out, std::move(pattern));
      continue;
    }
    auto apart = pattern;
    pattern.elements.insert(pattern.elements.begin(), element_from(out.numbers, "cannot|can't|cant|couldn't|couldnt"));
    apart.elements.insert(apart.elements.begin(), element_from(out.numbers, "not"));
    apart.elements.insert(apart.elements.begin(), element_from(out.numbers, "can|could"));
    add(out, std::move(pattern));
    add(out, std::move(apart));
  }
  return out;
}

const Patterns& patterns() {
  static const Patterns read = read_patterns();
  return read;
}

WordSet read_between() {
  WordSet out;
  for (const auto line : lines_in("idioms.list")) {
    if (!line.starts_with("between:")) continue;
    for (const auto word : words_of_line(line.substr(8))) out.emplace(word);
  }
  return out;
}

bool denies(const IdiomWord& word) { return word.plain && (word.traits & trait::denies) != 0; }

class Match {
 public:
  Match(const std::vector<IdiomWord>& words, std::size_t at) : words_(words), at_(at) {}

  /// Tokens that the pattern takes, or 0.
  std::size_t length(const Pattern& pattern) const {
    const auto end = match(pattern, 0, at_);
    return end == none ? 0 : end - at_;
  }

 private:
  static constexpr auto none = static_cast<std::size_t>(-1);

  std::size_t match(const Pattern& pattern, std::size_t element, std::size_t at) const {
    if (element == pattern.elements.size()) return at;
    const auto& wanted = pattern.elements[element];
    if (wanted.kind == Element::Kind::gap) {
      for (std::size_t passed = 0;; ++passed) {
        const auto end = match(pattern, element + 1, at + passed);
        if (end != none) return end;
        if (passed == longest_gap || !goes_on(at + passed) || (words_[at + passed].traits & trait::passable) == 0)
          return none;
      }
    }
    if (!goes_on(at)) return none;
    const auto& word = words_[at];
    if (wanted.kind == Element::Kind::quality)
      return (word.traits & trait::judges) != 0 ? match(pattern, element + 1, at) : none;
    const bool fits = wanted.kind == Element::Kind::denial
                          ? denies(word)
                          : std::find(wanted.words.begin(), wanted.words.end(), word.number) != wanted.words.end();
    return fits ? match(pattern, element + 1, at + 1) : none;
  }

  bool goes_on(std::size_t at) const { return at < words_.size() && (at == at_ || !words_[at].begins_clause); }

  const std::vector<IdiomWord>& words_;
  std::size_t at_;
};

}  // namespace

std::uint16_t idiom_word(std::string_view plain) {
  const auto& numbers = patterns().numbers;
  const auto found = numbers.find(plain);
  return found == numbers.end() ? std::uint16_t{0} : found->second;
}

std::uint8_t asked_behind(std::uint16_t number, Traits traits) {
  const auto& known = patterns();
  std::uint8_t out = 0;
  const auto ask_all = [&](const std::vector<std::size_t>& numbers) {
    for (const auto each : numbers) out |= known.all[each].asks_behind;
  };
  if (number < known.by_first.size()) ask_all(known.by_first[number]);
  if ((traits & trait::denies) != 0) ask_all(known.by_denial);
  return out;
}

std::uint8_t fits_behind(std::uint16_t number, Traits traits) {
  const auto& second = patterns().second;
  return static_cast<std::uint8_t>((number < second.size() && second[number] ? Behind::second : 0) |
                                   ((traits & trait::denies) != 0 ? Behind::denial : 0) |
                                   ((traits & trait::judges) != 0 ? Behind::quality : 0) |
                                   ((traits & trait::passable) != 0 ? Behind::between : 0));
}

bool may_stand_between(std::string_view plain) {
  static const WordSet between = read_between();
  return is_stop_word(plain) || between.contains(plain);
}

std::optional<Idiom> idiom_at(const std::vector<IdiomWord>& words, std::size_t at) {
  const auto& known = patterns();
  const auto& first = words[at];
  if (!first.plain) return std::nullopt;
  std::optional<Idiom> found;
  const Match here(words, at);
  const auto try_all = [&](const std::vector<std::size_t>& numbers) {
    for (const auto number : numbers) {
      const auto& pattern = known.all[number];
      const auto length = here.length(pattern);
      if (length > 0 && (!found || length > found->words))
        found = Idiom{length, pattern.effect, pattern.shown, pattern.key};
    }
  };
  if (first.number < known.by_first.size()) try_all(known.by_first[first.number]);
  if (denies(first)) try_all(known.by_denial);
  return found;
}

}  // namespace muster::text
