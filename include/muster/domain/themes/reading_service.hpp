#pragma once
// Reading answers one after the other, by several people at once, and by the words of themes.

#include <muster/domain/themes/asked_texts_service.hpp>
#include <muster/domain/themes/book_service.hpp>
#include <muster/domain/themes/reading.hpp>
#include <muster/domain/themes/themed_round.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::themes {

/// The codebook and all that is kept of a question's answers, of one moment. Of a long question it is much: a page
/// looks at its board (reading_board_service.hpp).
struct ReadingDesk {
  Codebook book;
  QuestionReadings kept;
};
[[nodiscard]] Result<ReadingDesk> reading_desk(store::Database& database, const AskedTexts& texts);

/// Puts a text in front of a reader for `lock_time`, and gives back what else they had in front of them. Conflict where
/// as many as are to read it have read it, or have it in front of them.
[[nodiscard]] Outcome take_up(store::Database& database, const AskedTexts& texts, const std::string& key,
                              const std::string& reader, Instant now);

/// What a reader says of a text.
struct Choice {
  std::vector<std::int64_t> themes;  ///< numbers
  bool says_nothing = false;
  bool quoted = false;  ///< print it with its themes, where its writers agreed
};
/// Keeps it. What was settled of this text before is open again, unless the reader says what they had said before.
/// Errors: not_found for a text or a theme that is not there; bad_input where neither a theme is chosen nor that it
/// says nothing, or both are; conflict where others have read it meanwhile.
[[nodiscard]] Outcome keep_reading(store::Database& database, const store::AuditContext& audit, const AskedTexts& texts,
                                   const std::string& key, const std::string& reader, const Choice& choice);
/// What stood of a text before somebody kept a reading of it.
struct TextBefore {
  std::optional<Reading> mine;     ///< what that reader had said
  std::optional<bool> quoted;      ///< whether it was to be quoted; nothing leaves that as it is
  std::optional<Reading> settled;  ///< what was settled of it; nothing settles nothing
};
/// Puts it back: no reading where `before` has none.
[[nodiscard]] Outcome restore_reading(store::Database& database, const store::AuditContext& audit,
                                      const AskedTexts& texts, const std::string& key, const std::string& reader,
                                      const TextBefore& before);
/// What counts of a text on which two differ: what `from` said. Errors: not_found where `from` has not read it;
/// not_allowed where `by` has not read it themselves.
[[nodiscard]] Outcome settle_difference(store::Database& database, const store::AuditContext& audit,
                                        const AskedTexts& texts, const std::string& key, const std::string& by,
                                        const std::string& from);
/// What `reader` said of it, whether somebody chose it to be printed with its themes, and what is settled.
[[nodiscard]] Result<TextBefore> text_before(store::Database& database, const AskedTexts& texts, const std::string& key,
                                             const std::string& reader);
/// Keys of all texts of the question that somebody chose to be printed with their themes.
[[nodiscard]] Result<std::set<std::string>> quoted_keys(store::Database& database, const AskedTexts& texts);
/// Whether a text is printed with its themes, whoever has read it. Errors: not_found; bad_input where nobody who wrote
/// it agreed to be quoted.
[[nodiscard]] Outcome choose_quotation(store::Database& database, const store::AuditContext& audit,
                                       const AskedTexts& texts, const std::string& key, bool quoted);
/// Which themes the keys from 1 on have at the question: see review_keys.
[[nodiscard]] Outcome keep_keys(store::Database& database, const AskedTexts& texts,
                                const std::vector<std::int64_t>& keys);
/// One person reads each answer, or two.
[[nodiscard]] Outcome choose_readers(store::Database& database, const store::AuditContext& audit,
                                     const AskedTexts& texts, std::int64_t readers);

/// How many wordings of an event bear that theme and meet the words: those that a split by them moves.
[[nodiscard]] Result<std::int64_t> answers_moved(store::Database& database, const std::string& event_slug,
                                                 std::int64_t from, const std::string& words);

/// What a split moves.
struct SplitMoves {
  std::int64_t here = 0;       ///< wordings of the event
  std::int64_t elsewhere = 0;  ///< of other events of the programme; looked for where none of the event moves
};
/// Errors: those of split(); bad_input at "words" where no answer of the programme that bears the theme holds them.
[[nodiscard]] Result<SplitMoves> answers_to_split(store::Database& database, const std::string& event_slug,
                                                  const Codebook& book, std::int64_t from, const ThemeText& part);
/// "3 answers of this event move to the new theme."
[[nodiscard]] std::string moved_in_words(const SplitMoves& moves);

/// What was written to a question, by its code: each wording once.
using TextsOf = std::function<std::vector<std::string>(const std::string& question)>;
/// Their keys, in the same order, where somebody has them at hand.
using KeysOf = std::function<std::shared_ptr<const std::vector<feedback::TextKey>>(const std::string& question)>;
/// Of a round of that programme with these texts. What the words of themes say is read row by row and held once for all
/// texts of which it is said; what people say is held whole, to see how far they agree.
[[nodiscard]] ThemedRound themed_round(store::Session& session, const std::string& programme_id,
                                       const std::string& round_id, const TextsOf& texts_of,
                                       const KeysOf& keys_of = {});
/// Grows with all that themed_round depends on besides the answers.
[[nodiscard]] std::int64_t themes_version(store::Session& session, const std::string& programme_id,
                                          const std::string& round_id);

/// Takes the order of reading out of the database: rows are written anew in the order of their keys, and what was said
/// of answers that are there no more is deleted. Once a night.
[[nodiscard]] Outcome forget_reading_order(store::Database& database);

}  // namespace muster::themes
