// Each person counts once a word.
#include <muster/domain/words/word_figures.hpp>

#include "overlapping_phrases.hpp"

#include <muster/domain/figures/counted_words.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/stats/change.hpp>
#include <muster/kit/stats/many_tests.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace muster::words {
namespace {

std::int64_t size(const std::vector<std::size_t>& texts) { return static_cast<std::int64_t>(texts.size()); }

/// Of the same people: only those who wrote both, so that each could have said the word in either.
template <class Said>
void keep_those_of_both(Said& first, Said& second) {
  for (std::size_t at = 0; at < first.size(); ++at) {
    if (!first[at].empty() && !second[at].empty()) continue;
    first[at].clear();
    second[at].clear();
  }
}

template <class Said>
std::int64_t wrote(const Said& all) {
  return std::count_if(all.begin(), all.end(), [](const auto& each) { return !each.empty(); });
}

std::vector<text::WordOfGroups> words_of(const Texts& first, const Texts& second, const text::WordRules& rules) {
  return text::words_of_groups(first, second, rules);
}

std::vector<text::WordOfGroups> words_of(const Entries& first, const Entries& second, const text::WordRules& rules) {
  auto both = first;
  both.insert(both.end(), second.begin(), second.end());
  std::vector<text::WordOfGroups> out;
  for (const auto& count : figures::count_by_list(std::move(both), rules)) {
    text::WordOfGroups word{count.word, count.key, {}, {}};
    for (const auto at : count.texts) {
      if (at < first.size())
        word.first.push_back(at);
      else
        word.second.push_back(at - first.size());
    }
    out.push_back(std::move(word));
  }
  return out;
}

std::int64_t only_in(const std::vector<std::size_t>& one, const std::vector<std::size_t>& other) {
  std::vector<std::size_t> out;
  std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(out));
  return size(out);
}

bool too_few(std::int64_t one, std::int64_t other) {
  constexpr std::int64_t least_to_compare = 6;
  return std::max(one, other) < least_to_compare;
}

/// Of two groups without anybody in common.
void test_groups(ComparedWord& told) {
  const auto keyness = stats::keyness(told.first, told.second);
  if (!keyness) return;
  told.g2 = keyness->g2_williams;
  if (stats::too_few_to_compare(told.first, told.second)) return;
  told.chi_square = keyness->chi_square_yates;
  told.p = keyness->fisher_p;
}

/// Corrects for all tests, and sorts.
void finish(WordComparison& out) {
  std::vector<double> p;
  for (const auto& word : out.words) {
    if (word.p) p.push_back(*word.p);
  }
  out.tests = static_cast<std::int64_t>(p.size());
  const auto corrected = stats::benjamini_hochberg(p);
  auto next = corrected.begin();
  for (auto& word : out.words) {
    if (word.p) word.corrected_p = *next++;
  }
  std::stable_sort(out.words.begin(), out.words.end(),
                   [](const ComparedWord& left, const ComparedWord& right) { return left.g2 > right.g2; });
}

template <class Said>
WordComparison compared_said(const Said& first, const Said& second, Pairing pairing, const text::WordRules& rules) {
  auto ones = first;
  auto others = second;
  if (pairing == Pairing::same) keep_those_of_both(ones, others);
  WordComparison out;
  out.pairing = pairing;
  out.first_base = wrote(ones);
  out.second_base = wrote(others);
  for (const auto& word : words_of(ones, others, rules)) {
    if (size(word.first) + size(word.second) < least_people) continue;
    ComparedWord told{word.word, {size(word.first), out.first_base}, {size(word.second), out.second_base}, 0, {}, {},
                      {}};
    if (pairing == Pairing::apart)
      test_groups(told);
    else if (const auto keyness = stats::keyness(told.first, told.second))
      told.g2 = keyness->g2_williams;
    if (pairing == Pairing::same) {
      const auto only_first = only_in(word.first, word.second);
      const auto only_second = only_in(word.second, word.first);
      if (!too_few(only_first, only_second)) told.p = stats::mcnemar(only_first, only_second).p;
    }
    out.words.push_back(std::move(told));
  }
  finish(out);
  return out;
}

bool is_letter(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code >= 0x80 || (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
}

/// The texts with each joined word as the first of its group, so that a phrase holds it however it was spelt.
Texts with_joined_words(const Texts& texts, const text::SameWords& same) {
  std::map<std::string, std::string> shown;
  for (const auto& group : same) {
    for (std::size_t at = 1; at < group.size(); ++at) shown.emplace(lower_case(group[at]), group.front());
  }
  if (shown.empty()) return texts;
  Texts out;
  out.reserve(texts.size());
  for (const auto& text : texts) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
      auto end = at;
      while (end < text.size() && is_letter(text[end])) ++end;
      if (end == at) {
        line += text[at++];
        continue;
      }
      const auto word = text.substr(at, end - at);
      const auto found = shown.find(lower_case(word));
      line += found == shown.end() ? word : found->second;
      at = end;
    }
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace

std::int64_t people_who_wrote(const Texts& texts) { return wrote(texts); }

PhraseFigures word_figures(const Entries& entries, const text::WordRules& rules) {
  PhraseFigures out;
  out.base = wrote(entries);
  out.words = figures::count_by_list(entries, rules);
  out.near = text::near_spellings(out.words);
  return out;
}

PhraseFigures phrase_figures(const Texts& texts, const text::WordRules& rules) {
  PhraseFigures out;
  out.base = people_who_wrote(texts);
  const auto joined = with_joined_words(texts, rules.same);
  out.phrases = text::count_phrases(joined, least_people, rules);
  join_overlapping(out.phrases, joined);
  out.words = text::count_words(texts, rules);
  out.near = text::near_spellings(out.words);
  std::erase_if(out.words, [](const auto& word) { return word.people < least_people; });
  return out;
}

WordComparison compared(const Texts& first, const Texts& second, Pairing pairing, const text::WordRules& rules) {
  return compared_said(first, second, pairing, rules);
}

WordComparison compared(const Entries& first, const Entries& second, Pairing pairing, const text::WordRules& rules) {
  return compared_said(first, second, pairing, rules);
}

WordComparison compared(const figures::GroupWords& groups) {
  WordComparison out;
  out.first_base = groups.first_base;
  out.second_base = groups.second_base;
  out.hidden = groups.hidden;
  for (const auto& word : groups.words) {
    if (word.first + word.second < least_people) continue;
    ComparedWord told{word.word, {word.first, out.first_base}, {word.second, out.second_base}, 0, {}, {}, {}};
    test_groups(told);
    out.words.push_back(std::move(told));
  }
  finish(out);
  return out;
}

std::vector<const ComparedWord*> sure_words(const WordComparison& comparison) {
  constexpr double level = 0.05;
  std::vector<const ComparedWord*> out;
  for (const auto& word : comparison.words) {
    if (word.corrected_p && *word.corrected_p <= level) out.push_back(&word);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto* left, const auto* right) { return std::abs(left->g2) > std::abs(right->g2); });
  return out;
}

std::string chance_in_words(const ComparedWord& word, Pairing pairing) {
  constexpr double level = 0.05;
  if (pairing == Pairing::same_blind) return "No test: the form is anonymous, and the same people wrote both";
  if (!word.corrected_p) return "Too few people for a test";
  return *word.corrected_p <= level ? "More than chance" : "May be chance";
}

}  // namespace muster::words
