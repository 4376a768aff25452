#pragma once
// A room: what people at the tables of an event write, ask and vote while they sit together. Its rules, on values.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/base/zone.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::room {

enum class RoomState { ready, open, closed };
[[nodiscard]] std::string_view state_name(RoomState state);  ///< "ready", "open", "closed"
[[nodiscard]] RoomState state_named(std::string_view name);

/// What the screen and the phones say.
struct RoomWording {
  std::string headline;            ///< large on the screen: "What we find hard, and what we hope for"
  std::string challenge_prompt;    ///< "What do you find hard?"
  std::string opportunity_prompt;  ///< "What do you hope for?"
};

struct Room {
  std::string id;
  std::string event_id;
  RoomState state = RoomState::ready;
  std::string code;  ///< of the whole room, as addresses hold it; its word where it has one
  std::int64_t tables = 0;
  RoomWording wording{};
  std::string salt{};  ///< empty while the room is not open: then nobody is known again
  bool shows_clouds = false;
  bool shows_questions = false;
  std::string question_on{};  ///< id of the question that the panel answers now; may be empty
  std::int64_t voters = 0;    ///< who gave at least one vote
  std::optional<Instant> opened_at{};
  std::optional<Instant> closed_at{};
  std::string word{};        ///< chosen by an organiser as the address; may be empty
  std::int64_t version = 0;  ///< grows with every change of the room, but for notes and votes
};

/// A code and the table whose phones use it.
struct TableCode {
  std::string code;
  std::int64_t table = 0;  ///< 0: the whole room
};

inline constexpr std::int64_t most_tables = 200;
inline constexpr std::size_t longest_line = 80;  ///< of a headline or a prompt
inline constexpr std::size_t longest_note = 400;
inline constexpr std::size_t longest_question = 200;
inline constexpr std::int64_t most_notes = 5000;  ///< of one event, counted with those from elsewhere
inline constexpr std::int64_t most_questions = 500;
inline constexpr std::int64_t questions_of_one = 5;
inline constexpr std::int64_t votes_of_one = 3;

[[nodiscard]] Outcome check_tables(std::int64_t tables);
/// One line of words, not too long; the error says what `what` ("the headline") should be.
[[nodiscard]] Outcome check_line(std::string_view text, std::string_view what);
/// Something a visitor wrote: not empty, at most `longest` characters; `what` is "your note" or "your question".
[[nodiscard]] Outcome check_written(std::string_view text, std::size_t longest, std::string_view what);

/// A word as a room's address: 3 to 20 letters or digits, none of which is taken for another (0, 1). Empty is none.
[[nodiscard]] Outcome check_word(std::string_view word);
/// The same for words that are taken for one another when they are read from a wall ("hail", "hall", "HA1L").
[[nodiscard]] std::string look_of(std::string_view word);

/// The id of what a page of that key sent: the same words sent again have the same, others another, so that going back
/// to a page and writing something else loses nothing. The room's salt goes when it closes, and with it what joins
/// the two. `said` is everything that was typed.
[[nodiscard]] std::string id_of_sent(const Room& room, std::string_view key, std::string_view said);

/// How many letters of usual width a line of `text` takes, 1 to 44: more where there is an m or w, fewer where an i or
/// l. The screen makes an address the smaller the more it is.
[[nodiscard]] std::int64_t letters_wide(std::string_view text);

/// In small letters, for a code that was read aloud or typed from a card.
[[nodiscard]] std::string code_as_kept(std::string_view typed);

/// Who somebody is in this room, from the token of their browser's visit: the same for all that one browser sends, and
/// leading to nobody once the salt is gone.
[[nodiscard]] std::string visitor_key(const Room& room, std::string_view visit_token);

/// How many notes came in the five minutes from that moment.
struct Pace {
  Instant began;
  std::int64_t notes = 0;
};
[[nodiscard]] Instant five_minutes_of(Instant now);

/// How many of the notes are new, and since when; nothing where none came in this or the last five minutes.
struct NewNotes {
  std::int64_t notes = 0;
  Instant since;
};
[[nodiscard]] std::optional<NewNotes> new_notes(const std::vector<Pace>& pace, Instant now);

/// The way of the notes in steps, as path data in a box of 100 by 24: the line, and the area below it. Empty where
/// there is nothing to draw. It ends at `now`, at most three hours after the last note.
struct Steps {
  std::string line;
  std::string area;
  std::string first;  ///< "11:15"
  std::string last;   ///< "12:10"
};
[[nodiscard]] Steps steps_of(const std::vector<Pace>& pace, Instant now, const Zone& zone);

/// "12:05", by those clocks.
[[nodiscard]] std::string hour_of(Instant moment, const Zone& zone);

}  // namespace muster::room
