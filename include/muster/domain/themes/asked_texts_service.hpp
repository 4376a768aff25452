#pragma once
// What people wrote to one question, each wording once, in the order of the alphabet, with its words looked up.

#include <muster/domain/events/event.hpp>
#include <muster/domain/feedback/place_mask.hpp>
#include <muster/domain/themes/reading.hpp>
#include <muster/domain/themes/suggestions.hpp>
#include <muster/kit/base/kept_by_size.hpp>
#include <muster/kit/text/folded_texts.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::themes {

struct AskedText {
  std::string text;
  std::int64_t people = 1;  ///< who wrote exactly this
  std::int64_t agreed = 0;  ///< of those, who may be quoted: all where the form does not ask
};

struct AskedTexts {
  events::Event event;
  std::string round_id;
  std::string question;
  std::string label;           ///< the question's
  std::size_t number = 0;      ///< as forms/question_count.hpp has it; 0 no longer asked
  bool consent_asked = false;  ///< the form asks who may be quoted
  bool readers_told = false;   ///< people were told that single answers can be read
  std::int64_t responses = 0;  ///< forms in the figures
  std::int64_t wrote = 0;      ///< people who wrote something here
  std::vector<AskedText> texts;
  std::vector<std::string> keys;  ///< of the texts, in the same order: feedback::key_of
  std::unique_ptr<const text::FoldedTexts> folded;
  std::vector<std::pair<std::string, std::string>> names;  ///< of those who were asked, to mark in texts
  feedback::PlaceMask unnamed;  ///< places and organisations, which a quotation does not name

  /// Where the text with that key, or with a key that begins so, stands; nothing where there is none.
  [[nodiscard]] std::optional<std::size_t> place_of(const std::string& key) const;
  /// The same of the whole key.
  [[nodiscard]] std::optional<std::size_t> place_at(const std::string& key) const;
  std::vector<std::uint32_t> by_key;  ///< places in the order of their keys

  /// What it takes in memory, but for what the machine's allocator adds.
  [[nodiscard]] std::size_t bytes() const;

  /// Phrases that at least three people use, most people first; none of more than 5,000 texts. Counted at first use.
  [[nodiscard]] const std::vector<Candidate>& phrases() const;

 private:
  mutable std::once_flag counted_;
  mutable std::vector<Candidate> phrases_;
};

/// A question that takes free text, with how far it is read.
struct QuestionToRead {
  std::string code;
  std::string label;
  std::size_t number = 0;                    ///< likewise
  std::int64_t texts = 0;                    ///< wordings
  std::map<std::string, std::int64_t> read;  ///< by reader: how many of them
};

/// Reads and keeps what was read while the event does not change. Safe to use from many threads.
class AskedTextsKept {
 public:
  /// Room for 100,000 texts of a consultation: read anew for each page they cost seconds.
  static constexpr std::size_t usual_budget = 128'000'000;
  /// Keeps at most `budget` bytes of texts; what is larger by itself is read anew for whoever asks next.
  explicit AskedTextsKept(store::Database& database, std::size_t budget = usual_budget)
      : database_(database), kept_(budget) {}
  /// not_found where there is no such question, or it takes no free text.
  [[nodiscard]] Result<std::shared_ptr<const AskedTexts>> of(const std::string& event_slug,
                                                             const std::string& question);

 private:
  struct Kept {
    std::int64_t version = 0;
    std::shared_ptr<const AskedTexts> texts;
  };
  store::Database& database_;
  std::mutex guard_;
  KeptBySize<std::pair<std::string, std::string>, Kept> kept_;  ///< by event slug and question
};

/// All questions of the event's form that take free text, in its order.
[[nodiscard]] Result<std::vector<QuestionToRead>> questions_to_read(store::Database& database,
                                                                    const std::string& event_slug);
/// Reads one question anew, keeping nothing.
[[nodiscard]] Result<std::shared_ptr<const AskedTexts>> asked_texts(store::Database& database,
                                                                    const std::string& event_slug,
                                                                    const std::string& question);

}  // namespace muster::themes
