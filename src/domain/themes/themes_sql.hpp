#pragma once
// Codebooks, readings, locks and quotations in the store.

#include <muster/domain/themes/codebook.hpp>
#include <muster/domain/themes/reading.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::themes::sql {

[[nodiscard]] Codebook codebook(store::Session& session, const std::string& programme_id);
[[nodiscard]] std::int64_t book_version(store::Session& session, const std::string& programme_id);
/// Grows the book's version by one.
void step_book(store::Session& session, const std::string& programme_id, std::int64_t version);
void put_theme(store::Session& session, const std::string& programme_id, const Theme& theme);
void delete_theme(store::Session& session, const std::string& programme_id, std::int64_t number);

struct KeptChange {
  std::int64_t number = 0;
  std::string what;
  std::string before;  ///< themes as kept_themes says them
  std::string fresh;   ///< numbers of themes that were new, with a blank between
  Instant made_at{};
  bool undone = false;
  std::string made_by{};  ///< empty where it is not known
};
void insert_change(store::Session& session, const std::string& programme_id, const KeptChange& change);
/// The newest first, at most `most`.
[[nodiscard]] std::vector<KeptChange> changes(store::Session& session, const std::string& programme_id,
                                              std::int64_t most);
[[nodiscard]] std::optional<KeptChange> newest_standing_change(store::Session& session,
                                                               const std::string& programme_id);
void mark_undone(store::Session& session, const std::string& programme_id, std::int64_t number);

/// How many wordings of the programme's rounds bear that theme, as somebody gave it or its words did.
[[nodiscard]] std::int64_t bearers(store::Session& session, const std::string& programme_id, std::int64_t number);
/// The short name of the event that the round is of; empty where it is of none.
[[nodiscard]] std::string event_of(store::Session& session, const std::string& round_id);

[[nodiscard]] QuestionReadings question_readings(store::Session& session, const std::string& round_id,
                                                 const std::string& question);
/// The same without what the words of themes say.
[[nodiscard]] QuestionReadings readings_of_people(store::Session& session, const std::string& round_id,
                                                  const std::string& question);
/// What the words of themes said of each text when they were last looked for: its key, the numbers of the themes as
/// they are stored, and the version of the codebook.
void each_rule_reading(
    store::Session& session, const std::string& round_id, const std::string& question,
    const std::function<void(const std::string& key, const std::string& themes, std::int64_t version)>& take);
/// Numbers as they are stored.
[[nodiscard]] std::vector<std::int64_t> stored_numbers(const std::string& text);
/// The same of one text alone.
[[nodiscard]] QuestionReadings text_readings(store::Session& session, const std::string& round_id,
                                             const std::string& question, const std::string& key);
/// Codes of the questions of a round that somebody or a rule has read.
[[nodiscard]] std::vector<std::string> read_questions(store::Session& session, const std::string& round_id);
/// Grows with every change of what is kept of the round's answers.
[[nodiscard]] std::int64_t readings_version(store::Session& session, const std::string& round_id);
/// What is kept of one text changed; the question's version grows.
void step_text(store::Session& session, const std::string& round_id, const std::string& question,
               const std::string& key);
/// What is kept of any of its texts may have changed.
void step_whole(store::Session& session, const std::string& round_id, const std::string& question);

struct QuestionState {
  std::int64_t version = 0;
  std::int64_t whole_version = 0;  ///< what changed before it cannot be told text by text
  std::int64_t readers = 1;
  std::int64_t rule_turn = 0;
  std::vector<std::int64_t> keys{};  ///< of themes, by the keys from 1 on; 0 where a key has none
  std::string rule_words{};          ///< what its texts were searched for: see words_known
};
[[nodiscard]] QuestionState question_state(store::Session& session, const std::string& round_id,
                                           const std::string& question);
/// The readings of the texts that changed behind `version`, at least whole_version; empty of those that have none now.
[[nodiscard]] std::map<std::string, std::map<std::string, Reading>> changed_since(store::Session& session,
                                                                                  const std::string& round_id,
                                                                                  const std::string& question,
                                                                                  std::int64_t version);
[[nodiscard]] std::map<std::string, std::vector<Lock>> locks(store::Session& session, const std::string& round_id,
                                                             const std::string& question);

/// A number of its own for one turn of the rules, whose readings count when it is shown.
[[nodiscard]] std::int64_t begin_rule_turn(store::Session& session, const std::string& round_id,
                                           const std::string& question);
void put_rule_reading(store::Session& session, const std::string& round_id, const std::string& question,
                      std::int64_t turn, const std::string& key, const Reading& reading);
[[nodiscard]] std::int64_t rule_readings(store::Session& session, const std::string& round_id,
                                         const std::string& question, std::int64_t turn);
void show_rule_turn(store::Session& session, const std::string& round_id, const std::string& question,
                    std::int64_t turn, const std::string& words);
void put_keys(store::Session& session, const std::string& round_id, const std::string& question,
              const std::vector<std::int64_t>& keys);
/// About `most` rows of the turns from `from` to before `until`; whether any are left.
[[nodiscard]] bool delete_rule_turns(store::Session& session, const std::string& round_id, const std::string& question,
                                     std::int64_t from, std::int64_t until, std::int64_t most);
/// The order of reading; whoever knows an older version reads the question whole.
void delete_steps(store::Session& session, const std::string& round_id, const std::string& question);

void put_readers_wanted(store::Session& session, const std::string& round_id, const std::string& question,
                        std::int64_t readers);

void put_reading(store::Session& session, const std::string& round_id, const std::string& question,
                 const std::string& key, const std::string& reader, const Reading& reading);
void delete_reading(store::Session& session, const std::string& round_id, const std::string& question,
                    const std::string& key, const std::string& reader);
void put_lock(store::Session& session, const std::string& round_id, const std::string& question, const std::string& key,
              const Lock& lock);
/// Those of one reader on other texts than `but`, and all that have passed.
void release_locks(store::Session& session, const std::string& round_id, const std::string& question,
                   const std::string& reader, const std::string& but, Instant now);
void put_quote(store::Session& session, const std::string& round_id, const std::string& question,
               const std::string& key, bool quoted);

[[nodiscard]] std::set<std::string> quoted_keys(store::Session& session, const std::string& round_id,
                                                const std::string& question);

/// A question of a round of which something is kept.
struct ReadQuestion {
  std::string round_id;
  std::string question;
};
[[nodiscard]] std::vector<ReadQuestion> all_read_questions(store::Session& session);
void delete_text(store::Session& session, const ReadQuestion& of, const std::string& key);
/// Writes readings and quotations of about `most` texts behind the key `after` again, in the order of their keys; gives
/// the key to go on behind, or nothing at the end.
[[nodiscard]] std::optional<std::string> rewrite_readings(store::Session& session, const ReadQuestion& of,
                                                          const std::string& after, std::int64_t most);

}  // namespace muster::themes::sql
