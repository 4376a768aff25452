// Reads what was said of a round's texts: what people say is held whole, what the words of themes say row by row.
#include <muster/domain/themes/reading_service.hpp>

#include "split_words.hpp"
#include "themes_sql.hpp"

#include <muster/domain/feedback/text_look.hpp>

#include <algorithm>
#include <optional>

namespace muster::themes {
namespace {

using feedback::TextKey;

bool has_splits(const Codebook& book) {
  return std::any_of(book.themes.begin(), book.themes.end(), [](const Theme& theme) { return theme.split_from != 0; });
}

/// Where each text of a question stands, by its key.
class Places {
 public:
  explicit Places(const std::vector<TextKey>& keys) {
    sorted_.reserve(keys.size());
    for (const auto& key : keys) sorted_.emplace_back(key, static_cast<std::uint32_t>(sorted_.size()));
    std::sort(sorted_.begin(), sorted_.end());
    sorted_.erase(std::unique(sorted_.begin(), sorted_.end(),
                              [](const auto& left, const auto& right) { return left.first == right.first; }),
                  sorted_.end());
  }
  [[nodiscard]] std::optional<std::size_t> find(const TextKey& key) const {
    const auto found = std::lower_bound(sorted_.begin(), sorted_.end(), std::pair<TextKey, std::uint32_t>{key, 0});
    if (found == sorted_.end() || found->first != key) return std::nullopt;
    return found->second;
  }
  [[nodiscard]] std::optional<std::size_t> find(const std::string& key) const { return find(feedback::text_key(key)); }
  [[nodiscard]] std::size_t size() const { return sorted_.size(); }

 private:
  std::vector<std::pair<TextKey, std::uint32_t>> sorted_;
};

/// The texts of one question, and what of them a split of a theme must know.
struct Asked {
  const Codebook& book;
  Places places;
  std::optional<text::FoldedTexts> folded;
  std::optional<SplitWords> splits;

  [[nodiscard]] bool meets(std::optional<std::size_t> place, const Theme& part) const {
    return splits && place && splits->meets(*place, part);
  }
  [[nodiscard]] ThemedText themed_at(std::size_t place, const std::map<std::string, Reading>& of_text) const {
    return themed(book, of_text, [&](const Theme& part) { return meets(place, part); });
  }
};

/// What the words of themes say of texts that no person has read; of the others it joins what people say.
void take_rules(store::Session& session, const std::string& round_id, const std::string& question, const Asked& asked,
                QuestionReadings& kept, ThemedTexts& texts) {
  std::map<std::pair<std::string, std::int64_t>, std::uint32_t> kinds;
  sql::each_rule_reading(
      session, round_id, question, [&](const std::string& stored, const std::string& themes, std::int64_t version) {
        const auto key = feedback::text_key(stored);
        const auto place = asked.places.find(key);
        if (!place) return;
        const auto reading = [&] { return Reading{sql::stored_numbers(themes), false, version}; };
        if (!kept.readings.empty()) {
          if (const auto people = kept.readings.find(stored); people != kept.readings.end()) {
            people->second.emplace(rule_reader, reading());
            return;
          }
        }
        const auto said = [&] { return texts.kind(asked.themed_at(*place, {{std::string(rule_reader), reading()}})); };
        // What a theme that was split means depends on the text.
        if (asked.splits) {
          texts.put(key, said());
          return;
        }
        auto found = kinds.find({themes, version});
        if (found == kinds.end()) found = kinds.emplace(std::pair{themes, version}, said()).first;
        texts.put(key, found->second);
      });
}

ThemedQuestion themed_question(store::Session& session, const std::string& round_id, const std::string& question,
                               const Asked& asked) {
  ThemedQuestion out;
  auto kept = sql::readings_of_people(session, round_id, question);
  take_rules(session, round_id, question, asked, kept, out.texts);
  std::map<std::string, std::size_t> readers;
  std::size_t read_by_two = 0;
  for (const auto& [key, of_text] : kept.readings) {
    const auto place = asked.places.find(key);
    if (!place) continue;
    out.texts.put(key, asked.themed_at(*place, of_text));
    if (people_who_read(of_text) >= 2) ++read_by_two;
    for (const auto& [reader, reading] : of_text) {
      if (is_person(reader)) ++readers[reader];
    }
  }
  out.readers = static_cast<std::int64_t>(readers.size());
  const auto all = asked.places.size();
  const auto meets = [&](const std::string& key, const Theme& part) {
    return asked.meets(asked.places.find(key), part);
  };
  if (std::ranges::count_if(readers, [&](const auto& each) { return each.second == all; }) >= 2)
    out.agreement = agreement_of(asked.book, kept, meets);
  if (read_by_two == all && readers.size() > 2) out.team = team_agreement_of(asked.book, kept, meets);
  out.quoted = std::move(kept.quoted);
  return out;
}

}  // namespace

ThemedRound themed_round(store::Session& session, const std::string& programme_id, const std::string& round_id,
                         const TextsOf& texts_of, const KeysOf& keys_of) {
  ThemedRound out;
  const auto questions = sql::read_questions(session, round_id);
  if (questions.empty()) return out;
  out.book = sql::codebook(session, programme_id);
  out.event = sql::event_of(session, round_id);
  const bool split = has_splits(out.book);
  for (const auto& question : questions) {
    // Only where a theme was split since must the texts themselves be looked at.
    std::vector<std::string> texts;
    if (split || !keys_of) texts = texts_of(question);
    std::vector<TextKey> keys;
    if (!keys_of) {
      for (const auto& text : texts) keys.push_back(feedback::text_key(question, text));
    }
    Asked asked{out.book, Places(keys_of ? *keys_of(question) : keys), {}, {}};
    if (split) {
      asked.folded.emplace(texts);
      asked.splits.emplace(out.book, *asked.folded);
    }
    auto themes = themed_question(session, round_id, question, asked);
    if (themes.texts.empty()) continue;
    const auto state = sql::question_state(session, round_id, question);
    themes.words_changed =
        !state.rule_words.empty() && words_changed(narrowed(out.book, question, out.event), state.rule_words);
    out.questions.emplace(question, std::move(themes));
  }
  return out;
}

}  // namespace muster::themes
