#pragma once
// A session: what happens at an event, when, where and with whom. The sessions of an event are its agenda.

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::events {

enum class SessionKind { plenary, talk, panel, breakout, workshop, module, pause };
inline constexpr std::array session_kinds{SessionKind::plenary,  SessionKind::talk,     SessionKind::panel,
                                          SessionKind::breakout, SessionKind::workshop, SessionKind::module,
                                          SessionKind::pause};
/// "plenary", "talk", "panel", "breakout group", "workshop", "module", "break".
[[nodiscard]] std::string_view session_kind_name(SessionKind kind);
[[nodiscard]] Result<SessionKind> parse_session_kind(std::string_view name);

inline constexpr std::size_t most_sessions = 300;       ///< of one event
inline constexpr int last_session_day = 366;            ///< days after the event's own
inline constexpr std::int64_t most_seats = 100'000;     ///< of one session
inline constexpr std::size_t longest_agenda = 100'000;  ///< bytes of one that is pasted
inline constexpr std::size_t most_speakers = 40;        ///< of one session

struct EventSession {
  std::string id{};    ///< empty until stored
  std::string code{};  ///< known by it in addresses, and as an option of forms; never changes
  std::string title;
  SessionKind kind = SessionKind::talk;
  int day = 0;                   ///< days after the event's date: it moves with the event
  int starts_at = 0;             ///< minutes after midnight
  std::optional<int> ends_at{};  ///< the same
  std::string place{};           ///< a room, a table or "online"; may be empty
  std::optional<std::int64_t> capacity{};
  std::vector<std::string> speakers{};
  std::optional<Attendance> attendance{};         ///< where it is not as the event is
  std::optional<std::int64_t> online_capacity{};  ///< beside the seats in the room, where people may come both ways
  friend bool operator==(const EventSession&, const EventSession&) = default;
};

/// "10:00", "10.00", "1000", "10am", "2.30 pm", "noon" as minutes after midnight.
[[nodiscard]] Result<int> parse_time_of_day(std::string_view text);
/// "09:30".
[[nodiscard]] std::string time_of_day(int minutes);
/// "10:00 to 10:30", or "10:00" where no end is known.
[[nodiscard]] std::string session_times(const EventSession& session);
[[nodiscard]] Date session_date(const EventSession& session, Date of_event);
/// Days from the event's date to the session's. Errors: before it, or more than a year after it.
[[nodiscard]] Result<int> session_day(Date day, Date of_event);
/// "Zainab Okoro, Jo Lind; Ana Silva" as names.
[[nodiscard]] std::vector<std::string> parse_speakers(std::string_view text);
/// Whether people may be asked about it: everything but a break.
[[nodiscard]] bool is_asked_about(const EventSession& session);

/// A code: small letters, digits and "_", a letter first, 31 at most, as codes of forms are.
[[nodiscard]] Outcome check_session_code(std::string_view code);
/// How people come to it: as it says itself, else as the event does.
[[nodiscard]] Attendance attendance_of(const EventSession& session, Attendance of_event);
/// Seats online are said apart only where people may come both ways; the error names the field.
[[nodiscard]] Outcome check_seats(const EventSession& session, Attendance of_event);
/// "80 seats", "80 seats and 200 online", "200 seats online"; empty where none are said.
[[nodiscard]] std::string seats_words(const EventSession& session);
/// "in person", "online" or "hybrid" where the session says so itself, else empty.
[[nodiscard]] std::string own_attendance(const EventSession& session);
/// What is wrong with a session; the error names the field.
[[nodiscard]] Outcome check_session(const EventSession& session);
/// A code made of a title, other than those that are taken: "Welcome" -> "welcome", "welcome_2".
[[nodiscard]] std::string suggested_session_code(std::string_view title, const std::vector<EventSession>& taken);

/// A session as programs and commands say it.
struct SessionWords {
  std::string code{};
  std::string title;
  std::string kind{};  ///< empty: a talk
  std::string day{};   ///< YYYY-MM-DD; empty: the event's own
  std::string starts;
  std::string ends{};
  std::string place{};
  std::optional<std::int64_t> capacity{};
  std::vector<std::string> speakers{};
  std::string attendance{};  ///< empty: as the event is
  std::optional<std::int64_t> online_capacity{};
};
/// Errors: a day, a time, a kind or an attendance that is none; the error names it.
[[nodiscard]] Result<EventSession> session_of(const SessionWords& words, Date of_event);
[[nodiscard]] SessionWords words_of(const EventSession& session, Date of_event);

/// By day and time; those at one time by their end, place and code.
void sort_by_time(std::vector<EventSession>& sessions);

/// Lines as an agenda is written: "10:00 Welcome", "10.30 to 11.15 Panel | Hall | Zainab Okoro, Jo Lind", and a day
/// ("Day 2", "2022-06-11") on a line of its own above what is on it. A session without an end lasts until the next one
/// of its day. Each gets a code that none of `taken` has. Errors: each line that cannot be read, with its number.
[[nodiscard]] Result<std::vector<EventSession>> read_agenda(std::string_view text, Date of_event,
                                                            const std::vector<EventSession>& taken);

}  // namespace muster::events
