#pragma once
// Publishing a form, opening and closing its round, and taking answers from the web page.

#include <muster/domain/events/event.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/domain/forms/answers.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::feedback {

/// Publishes a form for an event: its first makes the round, in draft. A later one replaces it as a new version, unless
/// answers are there and a code would change its meaning (bad_input with every such place).
[[nodiscard]] Result<Round> publish_form(store::Database& database, const store::AuditContext& audit,
                                         const std::string& event_slug, const std::string& form_text,
                                         const std::string& source);

/// The event's round, settled: a round whose time has come is opened or closed on the way. Nothing where no form is
/// published yet.
[[nodiscard]] Result<std::optional<Round>> settle_event_round(store::Database& database, Instant now,
                                                              const std::string& event_slug);

/// The round behind a short link with its event, opened where its time has come, and closed for whoever holds the link
/// where it has passed; not_found for a code nobody gave out.
struct LinkedRound {
  Round round;
  events::Event event;
};
[[nodiscard]] Result<LinkedRound> settle_linked_round(store::Database& database, Instant now,
                                                      const std::string& short_code);

[[nodiscard]] Outcome open_round(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug);
/// Closes the round: figures become final, and what joined submissions and imports to answers is deleted, in pieces. It
/// can be opened again. Where it ends before its end, the next turn of the clock goes on.
[[nodiscard]] Outcome close_round(store::Database& database, const store::AuditContext& audit,
                                  const std::string& event_slug);
[[nodiscard]] Outcome close_in_pieces(store::Database& database, const store::AuditContext& audit,
                                      const std::string& event_slug, Progress& progress);
/// Opens a closed round again; imports made before can then no longer be undone or topped up.
[[nodiscard]] Outcome reopen_round(store::Database& database, const store::AuditContext& audit,
                                   const std::string& event_slug);
/// Sets the moments at which the round opens and closes by itself; without a value there is none. Errors: closing not
/// after opening, closing in the past.
[[nodiscard]] Outcome schedule_round(store::Database& database, const store::AuditContext& audit,
                                     const std::string& event_slug, std::optional<Instant> opens_at,
                                     std::optional<Instant> closes_at);
/// Opens and closes every round whose time has come. The job that runs each minute.
[[nodiscard]] Outcome settle_rounds(store::Database& database, Instant now);

/// Which answers a round had when their order was last taken away.
struct SeenAnswers {
  std::int64_t changes = -1;  ///< of its event: where it has not moved, nothing need be looked at
  std::string keys{};         ///< a fingerprint of theirs
  friend bool operator==(const SeenAnswers&, const SeenAnswers&) = default;
};

/// Takes the order of arrival out of the database while rounds are open: answers and keys of submissions are written
/// anew in the order of their random keys, and the database's log is emptied. Only rounds whose answers are not those
/// of `seen` (by id of the round), which is brought up to date: as many as before are not the same ones where one came
/// and one was withdrawn. The job that runs every few seconds; what arrived since its last turn is the window that
/// remains.
[[nodiscard]] Outcome forget_arrivals(store::Database& database, std::map<std::string, SeenAnswers>& seen);

/// What became of a submission.
struct Submission {
  bool repeated = false;                   ///< the same form sent again: the first stands
  std::string receipt{};                   ///< the code that withdraws the answer; empty where nothing was saved now
  std::vector<forms::AnswerError> errors;  ///< not empty: nothing was saved
  bool as_seen = true;                     ///< the round is still the one that was seen: its form, its opening
};
/// A form as a page sends it: its own random key, by which sending it twice is one answer; the secret of the draft that
/// it was kept as, which goes with it; and the secret of the person's own link, which is spent with it where the round
/// asks for one: conflict where it was used before.
struct SentForm {
  std::string key;
  std::string draft{};
  std::string link{};
};
/// Saves one filled form. `key` is the form's own random key: sending the same form twice is one answer. No person,
/// address, order or time is kept beside the answer, and no audit row is written. Conflict where the round is not open.
[[nodiscard]] Result<Submission> submit(store::Database& database, Instant now, const std::string& short_code,
                                        const forms::TypedAnswers& typed, const std::string& key);
/// The same for a round that was read a moment ago, and `checked` against its form; what changed since then counts.
[[nodiscard]] Result<Submission> submit(store::Database& database, Instant now, const Round& seen,
                                        const forms::TypedAnswers& typed, const forms::CheckedAnswers& checked,
                                        const SentForm& sent);

/// Answers that figures may be made of: all but those that answers_to_release keeps back. In the order of their random
/// keys.
[[nodiscard]] std::vector<forms::Answers> released_answers(store::Session& session, const std::string& round_id);
/// Each closing of a round, the first one first.
[[nodiscard]] std::vector<Closing> closings_of(store::Session& session, const std::string& round_id);
[[nodiscard]] std::optional<Round> round_of_event(store::Session& session, const std::string& event_id);

/// Answers without names, ticks and texts apart: see response_export_service.hpp. `format` is "csv" or "xlsx". While an
/// anonymous round is open only released answers are given.
[[nodiscard]] Result<std::string> export_responses(store::Database& database, Instant now,
                                                   const std::string& event_slug, const std::string& format);

}  // namespace muster::feedback
