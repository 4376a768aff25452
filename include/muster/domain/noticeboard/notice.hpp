#pragma once
// A notice as a value: what a member of a programme asks of the others, or the advert of a job. It is seen once the
// team has approved it, until its closing date.

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::noticeboard {

enum class Kind { request, job };
inline constexpr std::array kinds{Kind::request, Kind::job};
[[nodiscard]] std::string_view kind_code(Kind kind);   ///< "request", "job"
[[nodiscard]] std::string_view kind_label(Kind kind);  ///< "Request to other members", "Job advert"
[[nodiscard]] Result<Kind> parse_kind(std::string_view code);

enum class State {
  waiting,    ///< for the team
  published,  ///< to be seen until its closing date
  returned,   ///< sent back to its sender with a reason
  withdrawn,  ///< by its sender
  down        ///< taken down by the team, with a reason
};
inline constexpr std::array states{State::waiting, State::published, State::returned, State::withdrawn, State::down};
[[nodiscard]] std::string_view state_code(State state);   ///< "waiting", "published", "returned", "withdrawn", "down"
[[nodiscard]] std::string_view state_label(State state);  ///< "Waits for the team", "Up", "Sent back", ...
[[nodiscard]] Result<State> parse_state(std::string_view code);

/// What a notice says: its sender writes it.
struct Content {
  std::string title{};
  std::string body{};          ///< Markdown, as mail::check_prose takes it
  std::string organisation{};  ///< may be empty
  std::string place{};         ///< where: in the sender's words; may be empty
  std::string link{};          ///< of a job: its web address, https://
  Date closes_on{};            ///< the last day on which it is seen
  [[nodiscard]] bool operator==(const Content&) const = default;
};

/// What the team decides of it.
struct Standing {
  State state = State::waiting;
  bool is_public = false;      ///< of a job: everybody sees it; else members alone
  std::string reason{};        ///< of one that was sent back or taken down
  std::string team_changed{};  ///< what the team changed since its sender last saved it: "title, text"; else empty
  std::optional<Date> published_on{};
};

struct Notice {
  std::string id{};
  std::string programme_id{};
  Kind kind = Kind::request;
  Content content{};
  Standing standing{};
  std::string sender{};   ///< the name as the programme knows it; may be empty
  std::string address{};  ///< by which they signed in, letters small; no page of members shows it
  Date sent_on{};
  Date waiting_since{};
  std::int64_t version = 0;
};

inline constexpr std::size_t longest_title = 150;  ///< characters
inline constexpr std::size_t longest_body = 5000;
inline constexpr std::size_t longest_line = 150;     ///< of organisation and place
inline constexpr std::size_t longest_reason = 1000;  ///< characters
inline constexpr std::size_t longest_answer = 2000;
inline constexpr std::int64_t most_waiting = 5;             ///< of one sender
inline constexpr std::int64_t most_a_day = 10;              ///< new ones of one sender
inline constexpr std::int64_t most_waiting_together = 500;  ///< of a programme
inline constexpr std::chrono::days usual_time{28};          ///< of a request whose sender gives no closing date
inline constexpr std::chrono::days longest_time{366};

/// Spaces around what was typed go, a request has no link, and one without a closing date (Date{}) the usual one.
[[nodiscard]] Content tidied(Kind kind, Content content, Date today);
/// bad_input at "title", "body", "organisation", "place", "link" or "closes_on".
[[nodiscard]] Outcome check_content(Kind kind, const Content& content, Date today);
/// bad_input at "reason" where there is none, or it is too long.
[[nodiscard]] Outcome check_reason(std::string_view reason);

/// Whether it is seen on a day at all.
[[nodiscard]] bool is_open(const Notice& notice, Date today);
/// Whether it is seen on a day by somebody: a member, or anybody who has its address.
enum class Reader { anybody, member };
[[nodiscard]] bool may_see(const Notice& notice, Reader reader, Date today);
/// "Up until Friday 1 July 2022", "Sent back", "Over since ...": where it stands on a day.
[[nodiscard]] std::string standing_words(const Notice& notice, Date today);

/// What the team can do with it, and what that is called in the trail and in the store.
enum class Step { approve, give_back, take_down, change };
[[nodiscard]] std::string_view step_code(Step step);  ///< "approved", "returned", "taken down", "changed"
[[nodiscard]] Result<Step> parse_step(std::string_view code);
/// Whether the step can be taken of a notice as it stands; conflict says why not.
[[nodiscard]] Outcome check_step(const Notice& notice, Step step, Date today);

/// Names of what differs: "title", "text", "organisation", "place", "web address", "closing date".
[[nodiscard]] std::vector<std::string> differences(const Content& before, const Content& after);
/// Those of both lists once each, in that order, as they stand in a sentence: "title, text".
[[nodiscard]] std::string joined_changes(std::string_view before, const std::vector<std::string>& more);

}  // namespace muster::noticeboard
