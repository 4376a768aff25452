#pragma once
// What the people of a round wrote to a question, each person's words as one text, and the figures made of it.

#include <muster/domain/events/event.hpp>
#include <muster/domain/words/word_figures.hpp>
#include <muster/kit/base/kept_by_size.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace muster::words {

/// A question whose words can be looked at.
struct WordQuestion {
  std::string code;
  std::string label;
};
[[nodiscard]] Result<std::vector<WordQuestion>> word_questions(store::Database& database,
                                                               const std::string& event_slug);

struct Spoken {
  events::Event event;
  std::string round_id;
  WordQuestion question;
  bool anonymous = true;
  bool open = false;          ///< its figures still move
  bool readers_told = false;  ///< people were told that single answers can be read
  bool short_words = false;   ///< it asks for a few words: they are counted as they were given, and make no phrases
  Texts texts;                ///< by person, in one order for all questions of the round
  Entries entries;            ///< of a question for words: each person's, in the same order
  text::WordRules rules;      ///< of the programme's word list
  PhraseFigures figures;      ///< without the words and phrases that may name somebody
  std::int64_t hidden_words = 0;
  std::int64_t hidden = 0;                             ///< phrases
  std::function<bool(const std::string&)> may_name{};  ///< whether words may name somebody of the event
};

/// Reads and counts, and keeps what it counted while neither the event nor the word list changes. Safe to use from many
/// threads.
class SpokenKept {
 public:
  static constexpr std::size_t usual_budget = 32'000'000;
  /// Keeps at most `budget` bytes of texts and figures; what is larger by itself is counted anew for whoever asks next.
  explicit SpokenKept(store::Database& database, std::size_t budget = usual_budget)
      : database_(database), kept_(budget) {}
  /// not_found, with what may be meant, where there is no such question or it is not answered in words.
  [[nodiscard]] Result<std::shared_ptr<const Spoken>> of(const std::string& event_slug, const std::string& question);

 private:
  struct Kept {
    std::int64_t version = 0;
    std::int64_t list = 0;
    std::shared_ptr<const Spoken> spoken;
  };
  store::Database& database_;
  std::mutex guard_;
  KeptBySize<std::pair<std::string, std::string>, Kept> kept_;  ///< by event slug and question
};

/// Other events of the programme that asked the same form: their questions can stand beside these.
[[nodiscard]] Result<std::vector<events::Event>> events_alike(store::Database& database, const events::Event& event);

/// Refuses a question beside itself.
[[nodiscard]] Outcome comparable(const Spoken& first, const Spoken& second);

/// The words of two questions, without those that may name somebody: of one event, whose people are the same, or of
/// two.
[[nodiscard]] WordComparison compared(const Spoken& first, const Spoken& second);

/// The texts of those who say a word or a phrase that is shown, or a word that fewer say, each once, in the order of
/// the alphabet, with how many wrote it.
[[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> who_said(const Spoken& spoken,
                                                                         const std::string& phrase);

}  // namespace muster::words
