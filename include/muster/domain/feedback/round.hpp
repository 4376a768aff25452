#pragma once
// A round of feedback: one published form, asked of one event's people between opening and closing.

#include <muster/domain/feedback/answerers.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/clock.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace muster::feedback {

enum class RoundState {
  draft,   ///< published, not opened yet
  open,    ///< answers come in
  closed,  ///< figures are final; what joined submissions and imports to answers is gone
};
[[nodiscard]] std::string_view state_name(RoundState state);  ///< "draft", "open", "closed"

struct Round {
  std::string id;
  std::string event_id;
  std::shared_ptr<const forms::Form> form;          ///< never null; shared, for a published version never changes. Its
                                                    ///< words name the event where the text says {event}
  std::shared_ptr<const forms::Form> written_form;  ///< the same as the text says it; see forms/piping.hpp
  std::shared_ptr<const std::string> form_text;     ///< as published; never null
  std::int64_t form_version = 1;
  std::string short_code;                ///< of the link that is read aloud: /f/CODE
  RoundState state = RoundState::draft;  ///< as stored; see state_at
  std::optional<Instant> opens_at;
  std::optional<Instant> closes_at;
  std::optional<Instant> closed_at;
  bool readers_told = false;   ///< people are told that those who run the survey can read single forms
  std::string salt;            ///< of row hashes; goes when the round closes
  std::int64_t responses = 0;  ///< all that arrived; not counted for the form behind a link, which has no use for it
  std::int64_t waiting = 0;    ///< those of them that are in no figure yet; see answers_to_release
  Answerers answered_by = Answerers::anyone;
  bool links_stopped = false;  ///< no link and no reminder goes out
  std::string languages{};  ///< switched on though nobody has checked Muster's words in them; see asked_languages.hpp
  bool has_links = false;   ///< some were made, whoever may answer now
  std::optional<std::int64_t> last_closing{};  ///< how many answers were final when it last closed; nothing where it
                                               ///< never did
};

/// Whether what is told of the round moves in steps of five. Where people are asked by name, a count that moves by one
/// says when one of them answered; where the round was closed before, it says so beside what was final then.
[[nodiscard]] bool tells_in_fives(const Round& round);
/// Whether answers have come in, or may have for all that is told of the round: what an answer forbids is forbidden
/// then, since whoever tries it would learn of the first.
[[nodiscard]] bool may_hold_answers(const Round& round);
/// How many of `count` answers are told of then: the last step of five, counted from what was final when the round last
/// closed; else all.
[[nodiscard]] std::int64_t told_count(const Round& round, std::int64_t count);
/// "42 answers", "10 answers or a few more", "fewer than five answers".
[[nodiscard]] std::string told_answers(const Round& round);

/// What stood when a round closed: its figures were final then, until it was opened again.
struct Closing {
  Instant at;
  std::int64_t delegates = 0;
  std::int64_t responses = 0;
};

/// A link's code as it was given out, in small letters: a code that was read aloud, or typed on a phone that begins
/// with a capital, is found too.
[[nodiscard]] std::string code_in_small_letters(std::string_view typed);

/// Of an anonymous round that has fewer answers nothing but their number is shown to anybody, on no page and in no
/// file: they are in no figure, as those are not that came too late.
inline constexpr std::int64_t fewest_shown = 5;

/// How many of the `waiting` answers join the figures now, where `released` are in them already. The figures of an
/// anonymous round never differ by fewer than five answers from figures that somebody may have seen: while it is open
/// they grow by five and at least five stay back, so that those of the closing are five or more as well; fewer than
/// five that come after figures were final stay out of them, and fewer than `fewest_shown` never join.
[[nodiscard]] std::int64_t answers_to_release(const Round& round, std::int64_t released, std::int64_t waiting);

/// How many of the `imported` answers of one file join the figures with it; the others wait for the round's closing.
/// Answers of a file move by themselves, in steps like those of attendees, so that the file can be taken back: what it
/// takes out of the figures are five answers or more, or none, and all others stay as they were. `waiting` others are
/// in no figure yet.
[[nodiscard]] std::int64_t imported_to_release(const Round& round, std::int64_t waiting, std::int64_t imported);

/// The state that the clock makes of a stored one: a draft opens at `opens_at`, an open round closes at `closes_at`.
[[nodiscard]] RoundState state_at(const Round& round, Instant now);

}  // namespace muster::feedback
