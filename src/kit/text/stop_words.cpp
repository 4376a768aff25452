// The Snowball project's English list, its negators kept apart: a list that dropped "not" would reverse answers,
// and one that dropped "good" or "needs" would lose them.
#include "stop_words.hpp"

#include <algorithm>
#include <array>

namespace muster::text {
namespace {

// The 174 words of https://snowballstem.org/algorithms/english/stop.txt but for the 21 negators below.
constexpr std::array snowball = std::to_array<std::string_view>({
    "i",       "me",         "my",       "myself",     "we",      "our",    "ours",    "ourselves", "you",
    "your",    "yours",      "yourself", "yourselves", "he",      "him",    "his",     "himself",   "she",
    "her",     "hers",       "herself",  "it",         "its",     "itself", "they",    "them",      "their",
    "theirs",  "themselves", "what",     "which",      "who",     "whom",   "this",    "that",      "these",
    "those",   "am",         "is",       "are",        "was",     "were",   "be",      "been",      "being",
    "have",    "has",        "had",      "having",     "do",      "does",   "did",     "doing",     "would",
    "should",  "could",      "ought",    "i'm",        "you're",  "he's",   "she's",   "it's",      "we're",
    "they're", "i've",       "you've",   "we've",      "they've", "i'd",    "you'd",   "he'd",      "she'd",
    "we'd",    "they'd",     "i'll",     "you'll",     "he'll",   "she'll", "we'll",   "they'll",   "let's",
    "that's",  "who's",      "what's",   "here's",     "there's", "when's", "where's", "why's",     "how's",
    "a",       "an",         "the",      "and",        "but",     "if",     "or",      "because",   "as",
    "until",   "while",      "of",       "at",         "by",      "for",    "with",    "about",     "against",
    "between", "into",       "through",  "during",     "before",  "after",  "above",   "below",     "to",
    "from",    "up",         "down",     "in",         "out",     "on",     "off",     "over",      "under",
    "again",   "further",    "then",     "once",       "here",    "there",  "when",    "where",     "why",
    "how",     "all",        "any",      "both",       "each",    "few",    "more",    "most",      "other",
    "some",    "such",       "only",     "own",        "same",    "so",     "than",    "too",       "very",
});
static_assert(snowball.size() == 174 - 21);

// Snowball leaves these out, some for their second meanings (a will, the month of May, a tin can); among answers and
// notes they are auxiliary verbs, prepositions, and the marks of hurried writing.
constexpr std::array besides = std::to_array<std::string_view>({
    "can",      "may",     "might",   "must",   "shall", "will", "us",      "also", "just", "one",   "across",
    "among",    "within",  "along",   "around", "onto",  "upon", "towards", "per",  "via",  "since", "though",
    "although", "however", "whether", "etc",    "eg",    "e.g",  "ie",      "i.e",  "vs",   "im",    "ive",
});

constexpr std::array quantities = std::to_array<std::string_view>({"enough", "much", "many"});

struct Negator {
  std::string_view word;
  std::string_view shown;
};

// First the 21 of the Snowball list, then those it does not know, then contractions typed without the apostrophe.
constexpr std::array negators = std::to_array<Negator>({
    {"isn't", "not"},     {"aren't", "not"},   {"wasn't", "not"},      {"weren't", "not"},     {"hasn't", "not"},
    {"haven't", "not"},   {"hadn't", "not"},   {"doesn't", "not"},     {"don't", "not"},       {"didn't", "not"},
    {"won't", "not"},     {"wouldn't", "not"}, {"shan't", "not"},      {"shouldn't", "not"},   {"can't", "not"},
    {"cannot", "not"},    {"couldn't", "not"}, {"mustn't", "not"},     {"no", "no"},           {"nor", "not"},
    {"not", "not"},       {"never", "never"},  {"without", "without"}, {"nothing", "nothing"}, {"none", "no"},
    {"nobody", "nobody"}, {"neither", "not"},  {"hardly", "hardly"},   {"needn't", "not"},     {"ain't", "not"},
    {"isnt", "not"},      {"arent", "not"},    {"wasnt", "not"},       {"werent", "not"},      {"hasnt", "not"},
    {"havent", "not"},    {"hadnt", "not"},    {"doesnt", "not"},      {"dont", "not"},        {"didnt", "not"},
    {"wouldnt", "not"},   {"shouldnt", "not"}, {"couldnt", "not"},     {"cant", "not"},
});

constexpr std::array cancelling = std::to_array<std::string_view>({"only", "just", "merely", "simply"});

template <class List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

bool is_stop_word(std::string_view word) { return holds(snowball, word) || holds(besides, word) || is_quantity(word); }

bool is_quantity(std::string_view word) { return holds(quantities, word); }

std::optional<std::string_view> negator(std::string_view word) {
  const auto found = std::find_if(negators.begin(), negators.end(), [&](const Negator& n) { return n.word == word; });
  if (found == negators.end()) return std::nullopt;
  return found->shown;
}

bool cancels_negation(std::string_view word) { return holds(cancelling, word); }

}  // namespace muster::text
