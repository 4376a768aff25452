// Folds only what a reader would call another spelling or the plural of the same word.
#include "folding.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace muster::text {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array irregular = std::to_array<Pair>({
    {"children", "child"},
    {"women", "woman"},
    {"men", "man"},
    {"feet", "foot"},
    {"teeth", "tooth"},
    {"lives", "life"},
    {"halves", "half"},
    {"shelves", "shelf"},
    {"wives", "wife"},
    {"knives", "knife"},
    {"quizzes", "quiz"},
    {"crises", "crisis"},
    {"analyses", "analysis"},
    {"diagnoses", "diagnosis"},
    {"theses", "thesis"},
    {"hypotheses", "hypothesis"},
    {"criteria", "criterion"},
    {"curricula", "curriculum"},
});

// End in -s and are no plurals (or not of the word without it).
constexpr std::array not_plural = std::to_array<std::string_view>({
    "news",      "lens",       "series",    "species",  "means",    "always",      "perhaps",   "sometimes",
    "towards",   "afterwards", "besides",   "gas",      "bias",     "canvas",      "atlas",     "alias",
    "christmas", "whereas",    "chaos",     "physics",  "maths",    "mathematics", "economics", "politics",
    "ethics",    "logistics",  "athletics", "overseas", "upstairs", "downstairs",  "sos",
});

// American beginnings (British where the two nouns and verbs part ways) and what they fold to.
constexpr std::array beginnings = std::to_array<Pair>({
    {"behavior", "behaviour"},   {"color", "colour"},       {"favor", "favour"},
    {"honor", "honour"},         {"labor", "labour"},       {"neighbor", "neighbour"},
    {"humor", "humour"},         {"endeavor", "endeavour"}, {"pediatric", "paediatric"},
    {"judgment", "judgement"},   {"practis", "practic"},    {"licens", "licenc"},
    {"skillful", "skilful"},     {"fulfill", "fulfil"},     {"enroll", "enrol"},
    {"traveling", "travelling"}, {"traveled", "travelled"}, {"counseling", "counselling"},
    {"counselor", "counsellor"}, {"modeling", "modelling"}, {"labeled", "labelled"},
    {"labeling", "labelling"},   {"canceled", "cancelled"}, {"channeling", "channelling"},
});

// Whole words only: "laboratory" is no "labour", "programming" no "programme".
constexpr std::array whole = std::to_array<Pair>({
    {"center", "centre"},
    {"program", "programme"},
    {"defense", "defence"},
    {"offense", "offence"},
    {"dialog", "dialogue"},
    {"catalog", "catalogue"},
    {"aging", "ageing"},
    {"gray", "grey"},
    {"skeptical", "sceptical"},
});

constexpr std::array after_z = std::to_array<std::string_view>(
    {"e", "ed", "er", "es", "ers", "ing", "ings", "able", "ation", "ations", "ational"});

const std::string_view* found_in(const Pair* begin, const Pair* end, std::string_view word) {
  const auto* at = std::find_if(begin, end, [&](const Pair& pair) { return pair.first == word; });
  return at == end ? nullptr : &at->second;
}

/// "organize", "organization" and "analyze" with an s. "size" and "prize" are no such verbs.
void fold_z(std::string& word) {
  for (const auto ending : after_z) {
    if (word.size() < ending.size() + 5 || !word.ends_with(ending)) continue;
    const auto z = word.size() - ending.size() - 1;
    if (word[z] == 'z' && (word[z - 1] == 'i' || word[z - 1] == 'y')) word[z] = 's';
  }
}

void fold_beginning(std::string& word) {
  if (word.starts_with("laborator")) return;
  for (const auto& [american, british] : beginnings) {
    if (word.starts_with(american) && !word.starts_with(british)) {
      word.replace(0, american.size(), british);
      return;
    }
  }
}

void drop_plural(std::string& word) {
  const bool candidate = word.size() >= 4 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
                         !word.ends_with("is");
  if (!candidate) return;
  if (std::find(not_plural.begin(), not_plural.end(), word) == not_plural.end()) word.pop_back();
}

/// Singular and plural were cut alike ("boxes" -> "boxe", "nurse" -> "nurse"); so one ending for both.
void even_out(std::string& word) {
  if (word.size() < 4) return;
  if (word.ends_with("ie")) {
    word.replace(word.size() - 2, 2, "y");
  } else if (word.ends_with("se") || word.ends_with("ze") || word.ends_with("xe") || word.ends_with("che") ||
             word.ends_with("she") || (word.ends_with("oe") && word.size() > 4)) {
    word.pop_back();
  }
}

}  // namespace

std::string word_key(std::string word) {
  if (const auto* single = found_in(irregular.begin(), irregular.end(), word)) return std::string(*single);
  fold_z(word);
  fold_beginning(word);
  drop_plural(word);
  if (const auto* british = found_in(whole.begin(), whole.end(), word)) word = *british;
  even_out(word);
  return word;
}

}  // namespace muster::text
