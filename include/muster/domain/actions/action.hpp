#pragma once
// What was raised, what is done about it and by when, and what is published of it: values, and the rules on them.

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::actions {

enum class Source {
  event,   ///< raised at an event: a note of a table, or typed
  team,    ///< put down by the team between events
  family,  ///< sent in by a family between events
};
[[nodiscard]] std::string_view source_code(Source source);   ///< as stored: "event"
[[nodiscard]] std::string_view source_label(Source source);  ///< "Raised at an event"
[[nodiscard]] Result<Source> parse_source(std::string_view code);

enum class Status { open, under_way, done, not_taken_up };
inline constexpr std::array statuses{Status::open, Status::under_way, Status::done, Status::not_taken_up};
[[nodiscard]] std::string_view status_code(Status status);   ///< as stored: "under_way"
[[nodiscard]] std::string_view status_label(Status status);  ///< "Under way"
/// bad_input names the states there are.
[[nodiscard]] Result<Status> parse_status(std::string_view code);
/// Whether something is still to be done.
[[nodiscard]] bool is_open(Status status);

inline constexpr std::size_t longest_title = 200;     ///< characters
inline constexpr std::size_t longest_words = 2000;    ///< of an answer, or of what a board is asked
inline constexpr std::size_t longest_concern = 5000;  ///< of what a family writes
/// Open concerns without an owner that one programme takes: more than a team can read is a flood.
inline constexpr std::int64_t most_waiting = 500;

struct Action {
  std::string id{};
  std::string programme_id{};
  std::int64_t number = 0;  ///< from 1 in each programme
  Source source = Source::team;
  std::string event_id{};  ///< at which it was raised; may be empty
  std::string title{};     ///< the team's words
  /// Of what it is about; empty where none was said. A family's place is never here: it stands with its text.
  std::string place_code{};
  std::string owner_id{};  ///< account of whoever sees to it; empty while nobody does
  std::string goal{};      ///< its heading in the improvement plan; empty: it is not in the plan
  std::optional<Date> starts_on{};
  std::optional<Date> due_on{};
  Status status = Status::open;
  std::optional<Date> ended_on{};      ///< when it was done, or not taken up
  std::optional<Date> escalated_on{};  ///< when it was put before the board
  std::string board_asked{};
  std::string board_said{};
  std::string you_said{};  ///< of the answer, as it is published
  std::string we_did{};
  std::optional<Date> published_on{};
  Date raised_on;
  std::optional<Date> told_due_on{};  ///< the due day of which its owner was told
  std::int64_t version = 1;
};

/// An action raised at an event, as a report says it.
struct ReportedAction {
  std::int64_t number = 0;
  std::string title;
  Status status = Status::open;
  std::optional<Date> due_on{};
  std::string you_said{};  ///< of a published answer alone
  std::string we_did{};
};

/// What a family sent, as long as it is kept. Its owner reads it, and whoever may give it an owner; nobody else.
struct Concern {
  std::string action_id{};
  std::string body{};
  std::string sender{};  ///< a name, as typed; may be empty
  std::string email{};   ///< may be empty
  std::string place_code{};
  Date received_on;
  Date delete_on;  ///< on this day it goes
};

/// The page on which families write, one for each programme.
struct ConcernPage {
  std::string programme_id{};
  std::string code{};  ///< of its address; empty where it was never set up
  bool takes = false;  ///< whether anybody may write now
  std::string introduction{};
  std::int64_t keep_days = 180;  ///< for how long a family's text is kept
  bool shows_answers = true;     ///< whether published answers are shown at its address
  std::int64_t version = 0;
};
inline constexpr std::int64_t most_keep_days = 366;

/// "Concern 12 from a family": what stands over one until the team gives it words.
[[nodiscard]] std::string first_title(std::int64_t number);

/// Whether its day has passed and something is still to be done.
[[nodiscard]] bool is_overdue(const Action& action, Date today);
/// Whether its owner is to be told today: it is due or overdue, and they were not told of this day yet.
[[nodiscard]] bool is_to_be_told(const Action& action, Date today);

/// Errors at "title", "due", "goal".
[[nodiscard]] Outcome check_action(const Action& action);
/// An answer can be published when both halves are written. Error at "you_said" or "we_did".
[[nodiscard]] Outcome check_answer(const Action& action);
/// Whether an answer has six words of a family one after the other, or all of fewer (three at least), whatever their
/// case and the signs between them.
[[nodiscard]] bool repeats_words(const Action& answer, const Concern& concern);
/// Errors at "body", "email".
[[nodiscard]] Outcome check_concern(const Concern& concern);
/// Errors at "keep_days", "introduction".
[[nodiscard]] Outcome check_page(const ConcernPage& page);

/// "3 actions are open, 1 of them overdue; 2 are done." of a list; empty for none.
[[nodiscard]] std::string standing_words(const std::vector<Action>& actions, Date today);

}  // namespace muster::actions
