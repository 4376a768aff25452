// Counting the notes of the discussion tables.

#include "note_figures.hpp"

#include <muster/base/number.hpp>
#include <muster/base/utf8.hpp>
#include <muster/text/words.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace muster::report {
namespace {

int rank_of_kind(const std::string& kind) {
  if (kind == "challenge") return 0;
  return kind == "opportunity" ? 1 : 2;
}

/// Tables by number where both have one, "2" before "10".
bool table_before(const TableNote& left, const TableNote& right) {
  const auto left_number = parse_integer(trimmed(left.table));
  const auto right_number = parse_integer(trimmed(right.table));
  if (left_number.has_value() != right_number.has_value()) return left_number.has_value();
  if (left_number && *left_number != *right_number) return *left_number < *right_number;
  return compare_names(left.table, right.table) < 0;
}

std::vector<std::string> texts_of(const std::vector<TableNote>& notes) {
  std::vector<std::string> out;
  out.reserve(notes.size());
  for (const auto& note : notes) out.push_back(note.text);
  return out;
}

/// Runs of letters, digits, apostrophes and hyphens; anything else parts them, and `parted` says so for the word
/// that follows more than a space.
struct Token {
  std::string folded;
  std::string typed;
  bool parted = false;
};

std::vector<Token> tokens_of(const std::string& text) {
  std::vector<Token> out;
  std::string word;
  bool parted = true;
  const auto flush = [&] {
    if (word.empty()) return;
    out.push_back({folded_name(word), word, parted});
    word.clear();
    parted = false;
  };
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    const bool in_word = value >= 0x80 || byte == '\'' || byte == '-' || (value >= '0' && value <= '9') ||
                         ((value | 0x20U) >= 'a' && (value | 0x20U) <= 'z');
    if (in_word) {
      word += byte;
    } else {
      flush();
      if (byte != ' ') parted = true;
    }
  }
  flush();
  return out;
}

bool is_content(const std::string& word, std::map<std::string, bool>& known) {
  const auto found = known.find(word);
  if (found != known.end()) return found->second;
  const bool content = character_count(word) > 1 && !parse_integer(word) && !text::count_words({word}).empty();
  return known.emplace(word, content).first->second;
}

}  // namespace

std::vector<std::string> recurring_phrases(const std::vector<std::string>& texts) {
  std::map<std::string, std::set<std::size_t>> texts_with_word;
  std::map<std::pair<std::string, std::string>, std::set<std::size_t>> texts_with_pair;
  std::map<std::pair<std::string, std::string>, std::map<std::string, int>> spellings;
  std::map<std::string, bool> content;
  for (std::size_t at = 0; at < texts.size(); ++at) {
    const auto tokens = tokens_of(texts[at]);
    for (std::size_t word = 0; word < tokens.size(); ++word) {
      texts_with_word[tokens[word].folded].insert(at);
      if (word == 0 || tokens[word].parted) continue;
      const auto& left = tokens[word - 1];
      const auto& right = tokens[word];
      if (!is_content(left.typed, content) || !is_content(right.typed, content)) continue;
      texts_with_pair[{left.folded, right.folded}].insert(at);
      ++spellings[{left.folded, right.folded}][left.typed + " " + right.typed];
    }
  }
  std::vector<std::string> out;
  for (const auto& [pair, holders] : texts_with_pair) {
    const auto rarer = std::min(texts_with_word[pair.first].size(), texts_with_word[pair.second].size());
    if (holders.size() < 3 || holders.size() * 2 < rarer) continue;
    const auto& written = spellings[pair];
    out.push_back(std::max_element(written.begin(), written.end(), [](const auto& left, const auto& right) {
                    return left.second < right.second;
                  })->first);
  }
  return out;
}

std::int64_t tables_of(const std::vector<TableNote>& notes) {
  std::set<std::string> tables;
  for (const auto& note : notes) {
    if (auto table = folded_name(note.table); !table.empty()) tables.insert(std::move(table));
  }
  return static_cast<std::int64_t>(tables.size());
}

std::vector<NoteFigures> notes_by_kind(const std::vector<TableNote>& notes) {
  std::map<std::string, std::vector<TableNote>> by_kind;
  for (const auto& note : notes) by_kind[note.kind].push_back(note);
  text::WordRules rules;
  rules.phrases = recurring_phrases(texts_of(notes));

  std::vector<NoteFigures> out;
  for (auto& [kind, of_kind] : by_kind) {
    NoteFigures figures;
    figures.kind = kind;
    figures.notes = static_cast<std::int64_t>(of_kind.size());
    figures.tables = tables_of(of_kind);
    for (const auto& count : text::count_words(texts_of(of_kind), rules)) {
      figures.words.push_back({count.word, count.people, count.times});
    }
    std::stable_sort(of_kind.begin(), of_kind.end(), table_before);
    figures.all = std::move(of_kind);
    out.push_back(std::move(figures));
  }
  std::stable_sort(out.begin(), out.end(), [](const NoteFigures& left, const NoteFigures& right) {
    return rank_of_kind(left.kind) < rank_of_kind(right.kind);
  });
  return out;
}

std::vector<BothSides> words_on_both_sides(const std::vector<NoteFigures>& kinds) {
  const auto words_of = [&](std::string_view kind) -> const std::vector<WordFigures>* {
    for (const auto& figures : kinds) {
      if (figures.kind == kind) return &figures.words;
    }
    return nullptr;
  };
  const auto* challenges = words_of("challenge");
  const auto* opportunities = words_of("opportunity");
  std::vector<BothSides> out;
  if (challenges == nullptr || opportunities == nullptr) return out;
  std::map<std::string, const WordFigures*> right;
  for (const auto& word : *opportunities) right.emplace(folded_name(word.word), &word);
  for (const auto& word : *challenges) {
    const auto found = right.find(folded_name(word.word));
    if (found != right.end()) out.push_back({word.word, word.people, found->second->people});
  }
  std::stable_sort(out.begin(), out.end(), [](const BothSides& left, const BothSides& right_word) {
    const auto left_sum = left.challenges + left.opportunities;
    const auto right_sum = right_word.challenges + right_word.opportunities;
    return left_sum != right_sum ? left_sum > right_sum : compare_names(left.word, right_word.word) < 0;
  });
  return out;
}

}  // namespace muster::report
