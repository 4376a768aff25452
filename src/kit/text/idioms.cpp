// Patterns of lists/idioms.list, found by their first word.
#include "idioms.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "lists.hpp"
#include "stop_words.hpp"

namespace muster::text {
namespace {

constexpr std::size_t longest_gap = 5;  // tokens that "..." stands for

struct Element {
  enum class Kind : std::uint8_t { words, denial, quality, gap };
  Kind kind = Kind::words;
  std::vector<std::string_view> words;
};

struct Pattern {
  std::vector<Element> elements;
  Idiom::Effect effect = Idiom::Effect::nothing;
  std::string shown;
};

struct Patterns {
  std::vector<Pattern> all;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_first;
  std::vector<std::size_t> by_denial;
  WordSet between;
};

Element element_from(std::string_view word) {
  if (word == "...") return {Element::Kind::gap, {}};
  if (word == "{not}") return {Element::Kind::denial, {}};
  if (word == "{quality}") return {Element::Kind::quality, {}};
  Element out;
  while (!word.empty()) {
    const auto end = std::min(word.find('|'), word.size());
    out.words.push_back(word.substr(0, end));
    word.remove_prefix(std::min(end + 1, word.size()));
  }
  return out;
}

void add(Patterns& patterns, Pattern pattern) {
  const auto number = patterns.all.size();
  const auto& first = pattern.elements.front();
  if (first.kind == Element::Kind::denial) patterns.by_denial.push_back(number);
  for (const auto word : first.words) patterns.by_first[word].push_back(number);
  patterns.all.push_back(std::move(pattern));
}

Patterns read_patterns() {
  Patterns out;
  for (const auto line : lines_in("idioms.list")) {
    if (line.starts_with("between:")) {
      for (const auto word : words_of_line(line.substr(8))) out.between.emplace(word);
      continue;
    }
    const auto equals = line.find(" = ");
    if (equals == std::string_view::npos) throw std::logic_error("idioms.list: no idiom: " + std::string(line));
    Pattern pattern;
    const auto shown = line.substr(equals + 3);
    pattern.effect = shown == "-"       ? Idiom::Effect::nothing
                     : shown == "+"     ? Idiom::Effect::as_typed
                     : shown == "{not}" ? Idiom::Effect::denial
                                        : Idiom::Effect::one_thing;
    pattern.shown = shown;
    auto words = words_of_line(line.substr(0, equals));
    const bool cannot = words.front() == "{cannot}";
    if (cannot) words.erase(words.begin());
    for (const auto word : words) pattern.elements.push_back(element_from(word));
    if (!cannot) {
      add(out, std::move(pattern));
      continue;
    }
    auto apart = pattern;
    pattern.elements.insert(pattern.elements.begin(), element_from("cannot|can't|cant|couldn't|couldnt"));
    apart.elements.insert(apart.elements.begin(), element_from("not"));
    apart.elements.insert(apart.elements.begin(), element_from("can|could"));
    add(out, std::move(pattern));
    add(out, std::move(apart));
  }
  return out;
}

const Patterns& patterns() {
  static const Patterns read = read_patterns();
  return read;
}

bool denies(const Token& token) {
  if (token.named || token.silent) return false;
  const auto shown = negator(token.plain);
  return shown == "not" && token.plain != "neither" && token.plain != "nor" && token.plain != "nowhere";
}

class Match {
 public:
  Match(const std::vector<Token>& tokens, std::size_t at) : tokens_(tokens), at_(at) {}

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
        if (passed == longest_gap || !goes_on(at + passed) || !may_pass(tokens_[at + passed])) return none;
      }
    }
    if (!goes_on(at)) return none;
    const auto& token = tokens_[at];
    if (wanted.kind == Element::Kind::quality) return judges(token.plain) ? match(pattern, element + 1, at) : none;
    const bool fits = wanted.kind == Element::Kind::denial
                          ? denies(token)
                          : std::find(wanted.words.begin(), wanted.words.end(), token.plain) != wanted.words.end();
    return fits ? match(pattern, element + 1, at + 1) : none;
  }

  bool goes_on(std::size_t at) const { return at < tokens_.size() && (at == at_ || !tokens_[at].begins_clause); }

  static bool may_pass(const Token& token) {
    return is_stop_word(token.plain) || patterns().between.contains(token.plain);
  }

  const std::vector<Token>& tokens_;
  std::size_t at_;
};

}  // namespace

std::optional<Idiom> idiom_at(const std::vector<Token>& tokens, std::size_t at) {
  const auto& known = patterns();
  const auto& first = tokens[at];
  if (first.named || first.silent) return std::nullopt;
  std::optional<Idiom> found;
  const Match here(tokens, at);
  const auto try_all = [&](const std::vector<std::size_t>& numbers) {
    for (const auto number : numbers) {
      const auto& pattern = known.all[number];
      const auto words = here.length(pattern);
      if (words > 0 && (!found || words > found->words)) found = Idiom{words, pattern.effect, pattern.shown};
    }
  };
  if (const auto at_word = known.by_first.find(first.plain); at_word != known.by_first.end()) try_all(at_word->second);
  if (denies(first)) try_all(known.by_denial);
  return found;
}

}  // namespace muster::text
