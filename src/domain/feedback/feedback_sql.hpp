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

/// With the number of its responses: all of them are walked for that, so not in the writers' line.
[[nodiscard]] std::optional<Round> round_by_event(store::Session& session, const std::string& event_id);
/// The others without it: counting them for every answer would make the thousandth cost a thousand times more.
[[nodiscard]] std::optional<Round> uncounted_round(store::Session& session, const std::string& event_id);
[[nodiscard]] std::optional<Round> round_by_code(store::Session& session, const std::string& short_code);
[[nodiscard]] std::optional<Round> round_by_id(store::Session& session, const std::string& id);
/// Rounds that the clock may have to open or close, with a moment set.
[[nodiscard]] std::vector<std::string> events_with_moments(store::Session& session);

std::string insert_form_version(store::Session& session, const std::string& event_id, std::int64_t number,
                                const std::string& text, Instant at);
[[nodiscard]] std::int64_t newest_form_version(store::Session& session, const std::string& event_id);
void insert_round(store::Session& session, const Round& round, const std::string& form_version_id);
void update_languages(store::Session& session, const std::string& round_id, const std::string& languages);
void use_form_version(store::Session& session, const std::string& round_id, const std::string& form_version_id);
void update_state(store::Session& session, const Round& round);
/// Notes that the round has just closed.
void insert_closing(store::Session& session, const std::string& round_id, const Closing& closing);
[[nodiscard]] std::vector<Closing> select_closings(store::Session& session, const std::string& round_id);
void update_moments(store::Session& session, const Round& round);

struct ResponseRow {
  std::string id;
  std::string answers;
  std::int64_t released = 0;  ///< 0 (not in the figures yet), 1 (in them) or the number of a batch
  std::int64_t version = 1;   ///< of the form
};
void insert_response(store::Session& session, const std::string& round_id, const ResponseRow& row);
[[nodiscard]] std::int64_t count_responses(store::Session& session, const std::string& round_id);
/// Those that wait to join the figures in steps, and with those of files that wait for the round's closing.
[[nodiscard]] std::int64_t count_unreleased(store::Session& session, const std::string& round_id);
[[nodiscard]] std::vector<std::string> unreleased_keys(store::Session& session, const std::string& round_id);
[[nodiscard]] std::int64_t count_waiting(store::Session& session, const std::string& round_id);
[[nodiscard]] std::int64_t count_released(store::Session& session, const std::string& round_id);
/// Lets `most` of those that wait into the figures.
void release(store::Session& session, const std::string& round_id, std::int64_t most);
/// One by one, in the order of their keys: those in the figures.
void each_released(store::Session& session, const std::string& round_id,
                   const std::function<void(const std::string& answers, std::int64_t version)>& take);

/// False where the key was there already.
bool insert_submission_key(store::Session& session, const std::string& round_id, const std::string& key_hash);
void delete_submission_key(store::Session& session, const std::string& round_id, const std::string& key_hash);
void insert_imported_row(store::Session& session, const std::string& round_id, const std::string& row_hash,
                         const std::string& import_id);
void insert_imported_response(store::Session& session, const std::string& import_id, const std::string& response_id);
[[nodiscard]] std::unordered_set<std::string> imported_rows(store::Session& session, const std::string& round_id);
/// Whether an import that still stands has lost its traces to a closing.
[[nodiscard]] bool has_settled_imports(store::Session& session, const std::string& event_id);
[[nodiscard]] bool has_traces(store::Session& session, const std::string& import_id);
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
