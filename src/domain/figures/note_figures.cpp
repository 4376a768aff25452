// Counting the notes of the discussion tables.

#include "note_figures.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace muster::figures {
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

/// Each side shows the form it used most; of two forms the one that more notes stand behind.
std::string form_of(const WordFigures& left, const WordFigures& right) {
  if (left.word == right.word || left.people > right.people) return left.word;
  if (right.people > left.people) return right.word;
  const auto together = text::count_entries({{left.word}, {right.word}});
  return together.size() == 1 ? together.front().word : left.word;
}

}  // namespace

std::int64_t tables_of(const std::vector<TableNote>& notes) {
  std::set<std::string> tables;
  for (const auto& note : notes) {
    if (auto table = folded_name(note.table); !table.empty()) tables.insert(std::move(table));
  }
  return static_cast<std::int64_t>(tables.size());
}

std::vector<NoteFigures> notes_by_kind(const std::vector<TableNote>& notes, text::WordRules rules) {
  std::map<std::string, std::vector<TableNote>> by_kind;
  for (const auto& note : notes) by_kind[note.kind].push_back(note);
  constexpr std::int64_t least_together = 3;
  for (auto& found : text::frequent_phrases(texts_of(notes), least_together, rules))
    rules.phrases.push_back(std::move(found.phrase));

  std::vector<NoteFigures> out;
  for (auto& [kind, of_kind] : by_kind) {
    NoteFigures figures;
    figures.kind = kind;
    figures.notes = static_cast<std::int64_t>(of_kind.size());
    figures.tables = tables_of(of_kind);
    for (const auto& count : text::count_words(texts_of(of_kind), rules)) {
      figures.words.push_back({count.word, count.people, count.times, count.key});
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
  for (const auto& word : *opportunities) right.emplace(word.key, &word);
  for (const auto& word : *challenges) {
    const auto found = right.find(word.key);
    if (found == right.end()) continue;
    const auto& other = *found->second;
    out.push_back({form_of(word, other), word.people, other.people});
  }
  std::stable_sort(out.begin(), out.end(), [](const BothSides& left, const BothSides& right_word) {
    const auto left_sum = left.challenges + left.opportunities;
    const auto right_sum = right_word.challenges + right_word.opportunities;
    return left_sum != right_sum ? left_sum > right_sum : compare_names(left.word, right_word.word) < 0;
  });
  return out;
}

}  // namespace muster::figures
