// Words of one table alone would say who wrote them, so they are left out.
#include <muster/domain/room/word_cloud.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace muster::room {
namespace {

std::vector<CloudWord> words_of(const std::vector<const feedback::Note*>& notes, const text::WordRules& rules,
                                const std::set<std::string>& hidden) {
  std::vector<std::string> texts;
  for (const auto* note : notes) texts.push_back(note->text);
  struct Found {
    CloudWord word;
    std::size_t first = 0;  ///< the note that held it first
  };
  std::vector<Found> found;
  for (const auto& counted : text::count_words(texts, rules)) {
    std::set<std::string> tables;
    for (const auto at : counted.texts) tables.insert(folded_name(notes[at]->table));
    tables.erase("");
    const auto at_tables = static_cast<std::int64_t>(tables.size());
    if (at_tables < tables_for_a_word || hidden.contains(counted.key)) continue;
    found.push_back(
        {{counted.word, counted.key, counted.people, at_tables}, counted.texts.empty() ? 0 : counted.texts.front()});
  }
  // Where the screen has no room for all, the alphabet must not choose who is seen.
  std::stable_sort(found.begin(), found.end(), [](const Found& left, const Found& right) {
    if (left.word.notes != right.word.notes) return left.word.notes > right.word.notes;
    if (left.word.tables != right.word.tables) return left.word.tables > right.word.tables;
    if (left.first != right.first) return left.first < right.first;
    return compare_names(left.word.word, right.word.word) < 0;
  });
  std::vector<CloudWord> words;
  for (auto& each : found) words.push_back(std::move(each.word));
  return words;
}

}  // namespace

CloudWords cloud_words(const std::vector<feedback::Note>& notes, const std::set<std::string>& hidden,
                       const text::WordRules& list) {
  std::vector<std::string> all;
  std::vector<const feedback::Note*> challenges;
  std::vector<const feedback::Note*> opportunities;
  for (const auto& note : notes) {
    all.push_back(note.text);
    if (note.kind == "challenge") challenges.push_back(&note);
    if (note.kind == "opportunity") opportunities.push_back(&note);
  }
  constexpr std::int64_t least_together = 3;
  auto rules = list;
  for (auto& found : text::frequent_phrases(all, least_together, list))
    rules.phrases.push_back(std::move(found.phrase));
  return {words_of(challenges, rules, hidden), words_of(opportunities, rules, hidden)};
}

std::vector<CloudWord> on_screen(std::vector<CloudWord> words) {
  if (words.size() > words_on_screen) words.resize(words_on_screen);
  return words;
}

}  // namespace muster::room
