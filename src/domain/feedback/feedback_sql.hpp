#pragma once
// Every SQL statement about rounds, answers and notes.

#include <muster/domain/feedback/notes.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace muster::feedback::sql {

[[nodiscard]] std::optional<Round> round_by_event(store::Session& session, const std::string& event_id);
/// Without its number of responses: counting them for every answer would make the thousandth cost a thousand times
/// more.
[[nodiscard]] std::optional<Round> round_by_code(store::Session& session, const std::string& short_code);
[[nodiscard]] std::optional<Round> round_by_id(store::Session& session, const std::string& id);
/// Rounds that the clock may have to open or close, with a moment set.
[[nodiscard]] std::vector<std::string> events_with_moments(store::Session& session);

std::string insert_form_version(store::Session& session, const std::string& event_id, std::int64_t number,
                                const std::string& text, Instant at);
[[nodiscard]] std::int64_t newest_form_version(store::Session& session, const std::string& event_id);
void insert_round(store::Session& session, const Round& round, const std::string& form_version_id);
void use_form_version(store::Session& session, const std::string& round_id, const std::string& form_version_id);
void update_state(store::Session& session, const Round& round);
/// Notes that the round has just closed.
void insert_closing(store::Session& session, const std::string& round_id, const Closing& closing);
[[nodiscard]] std::vector<Closing> select_closings(store::Session& session, const std::string& round_id);
void update_moments(store::Session& session, const Round& round);

/// `released` is 0 (not in the figures yet), 1 (in them) or the number of a batch.
void insert_response(store::Session& session, const std::string& id, const std::string& round_id,
                     const std::string& answers, std::int64_t released);
[[nodiscard]] std::int64_t count_responses(store::Session& session, const std::string& round_id);
/// Those that wait to join the figures in steps, and with those of files that wait for the round's closing.
[[nodiscard]] std::int64_t count_unreleased(store::Session& session, const std::string& round_id);
[[nodiscard]] std::int64_t count_waiting(store::Session& session, const std::string& round_id);
[[nodiscard]] std::int64_t count_released(store::Session& session, const std::string& round_id);
/// Lets `most` of those that wait into the figures.
void release(store::Session& session, const std::string& round_id, std::int64_t most);
/// One by one, in the order of their keys.
void each_released(store::Session& session, const std::string& round_id,
                   const std::function<void(const std::string& answers)>& take);
[[nodiscard]] std::vector<std::string> select_released(store::Session& session, const std::string& round_id);

/// False where the key was there already.
bool insert_submission_key(store::Session& session, const std::string& round_id, const std::string& key_hash);
void insert_imported_row(store::Session& session, const std::string& round_id, const std::string& row_hash,
                         const std::string& import_id);
void insert_imported_response(store::Session& session, const std::string& import_id, const std::string& response_id);
[[nodiscard]] std::unordered_set<std::string> imported_rows(store::Session& session, const std::string& round_id);
/// Whether an import that still stands has lost its traces to a closing.
[[nodiscard]] bool has_settled_imports(store::Session& session, const std::string& event_id);
[[nodiscard]] bool has_traces(store::Session& session, const std::string& import_id);
/// Empties what joins submissions and imports to answers, uploads that wait for their import included.
void drop_traces(store::Session& session, const std::string& round_id);
/// Writes at most `most` answers of a round (fewer of long ones) with keys greater than `after` anew in the order of
/// their random keys;
/// gives the last key, or nothing where there was none.
std::optional<std::string> rewrite_responses(store::Session& session, const std::string& round_id,
                                             const std::string& after, std::int64_t most);
std::optional<std::string> rewrite_submission_keys(store::Session& session, const std::string& round_id,
                                                   const std::string& after, std::int64_t most);
/// Writes all answers of a round, and what still joins submissions and imports to them, anew in the order of their
/// random keys: within a page of the file SQLite keeps rows where they arrived, whatever their key.
void rewrite_in_key_order(store::Session& session, const std::string& round_id);

struct OpenRound {
  std::string id;
  std::int64_t responses = 0;
  std::vector<std::int64_t> batches;  ///< numbers that a 1 can take the place of
};
[[nodiscard]] std::vector<OpenRound> open_rounds(store::Session& session);

/// `import_id` is absent for a note typed by hand. Returns the note's id.
std::string insert_note(store::Session& session, const std::string& event_id,
                        const std::optional<std::string>& import_id, const Note& note, std::int64_t position);
[[nodiscard]] std::int64_t count_notes_of(store::Session& session, const std::string& import_id);
/// Deletes up to `most` notes of an import; false where none was left.
bool delete_notes(store::Session& session, const std::string& import_id, std::int64_t most);
[[nodiscard]] std::vector<KeptNote> select_notes(store::Session& session, const std::string& event_id);
/// The place after the last note.
[[nodiscard]] std::int64_t next_note_position(store::Session& session, const std::string& event_id);
void delete_note(store::Session& session, const std::string& note_id);

}  // namespace muster::feedback::sql
