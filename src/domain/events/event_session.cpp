// Rules of one session.
#include <muster/domain/events/event_session.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <tuple>

namespace muster::events {
namespace {

constexpr int minutes_of_hour = 60;
constexpr int hours_of_day = 24;
constexpr int noon = 12;
constexpr std::size_t longest_code = 31;
constexpr std::size_t longest_line = 150;

bool is_letter(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

Outcome check_line(std::string_view text, const std::string& what, const std::string& field) {
  if (!is_plain_text(text) || text.find_first_of("\r\n\t") != std::string_view::npos)
    return bad_input("Write " + what + " on one line of text.").at(field);
  if (character_count(text) > longest_line) return bad_input("Keep " + what + " to 150 characters.").at(field);
  return Success{};
}

/// What stands before and behind the separator: "10" and "30".
std::optional<std::pair<int, int>> hour_and_minute(std::string_view digits) {
  const auto number = [](std::string_view part) -> std::optional<int> {
    int value = 0;
    const auto* end = part.data() + part.size();
    const auto [stop, error] = std::from_chars(part.data(), end, value);
    return error == std::errc() && stop == end && part.size() <= 2 ? std::optional(value) : std::nullopt;
  };
  const auto between = digits.find_first_of(":.");
  const bool whole = between == std::string_view::npos;
  constexpr std::size_t as_four = 4;
  if (whole && digits.size() == as_four) {
    const auto hour = number(digits.substr(0, 2));
    const auto minute = number(digits.substr(2));
    return hour && minute ? std::optional(std::pair(*hour, *minute)) : std::nullopt;
  }
  const auto hour = number(digits.substr(0, between));
  if (!hour) return std::nullopt;
  if (whole) return std::pair(*hour, 0);
  const auto minutes = digits.substr(between + 1);
  const auto minute = minutes.size() == 2 ? number(minutes) : std::nullopt;
  return minute ? std::optional(std::pair(*hour, *minute)) : std::nullopt;
}

}  // namespace

std::string_view session_kind_name(SessionKind kind) {
  constexpr std::array<std::string_view, session_kinds.size()> names{"plenary",  "talk",   "panel", "breakout group",
                                                                     "workshop", "module", "break"};
  return names.at(static_cast<std::size_t>(kind));
}

Result<SessionKind> parse_session_kind(std::string_view name) {
  std::vector<std::string> names;
  for (const auto kind : session_kinds) {
    if (session_kind_name(kind) == name) return kind;
    names.emplace_back(session_kind_name(kind));
  }
  return bad_input("\"" + std::string(name) + "\" is no kind of session; write " + listed(names, " or ") + ".")
      .at("kind");
}

Result<int> parse_time_of_day(std::string_view text) {
  auto rest = lower_case(trimmed(text));
  const auto refused = bad_input("\"" + trimmed(text) + "\" is no time of day; write it as 10:00 or 2.30pm.");
  if (rest == "noon" || rest == "midday") return noon * minutes_of_hour;
  int half = 0;
  for (const std::string_view ending : {"am", "pm", "a.m.", "p.m."}) {
    if (!rest.ends_with(ending)) continue;
    half = ending.front() == 'a' ? 1 : 2;
    rest = trimmed(rest.substr(0, rest.size() - ending.size()));
    break;
  }
  const auto parts = hour_and_minute(rest);
  const bool bare = half == 0 && rest.size() <= 2;
  if (!parts || bare) return refused;
  auto [hour, minute] = *parts;
  if (half != 0 && (hour < 1 || hour > noon)) return refused;
  if (half == 1 && hour == noon) hour = 0;
  if (half == 2 && hour != noon) hour += noon;
  if (hour < 0 || hour >= hours_of_day || minute < 0 || minute >= minutes_of_hour) return refused;
  return hour * minutes_of_hour + minute;
}

std::string time_of_day(int minutes) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%02d:%02d", minutes / minutes_of_hour, minutes % minutes_of_hour);
  return out.data();
}

std::string session_times(const EventSession& session) {
  return time_of_day(session.starts_at) + (session.ends_at ? " to " + time_of_day(*session.ends_at) : "");
}

Date session_date(const EventSession& session, Date of_event) {
  return Date(std::chrono::sys_days(of_event) + std::chrono::days(session.day));
}

Result<int> session_day(Date day, Date of_event) {
  const auto after = (std::chrono::sys_days(day) - std::chrono::sys_days(of_event)).count();
  if (after < 0)
    return bad_input("A session cannot be before its event, which begins on " + long_date(of_event) + ".").at("day");
  if (after > last_session_day)
    return bad_input("A session is at most a year after its event, which begins on " + long_date(of_event) + ".")
        .at("day");
  return static_cast<int>(after);
}

std::vector<std::string> parse_speakers(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(",;\n"), text.size());
    if (auto name = trimmed(text.substr(0, end)); !name.empty()) names.push_back(std::move(name));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return names;
}

bool is_asked_about(const EventSession& session) { return session.kind != SessionKind::pause; }

Attendance attendance_of(const EventSession& session, Attendance of_event) {
  return session.attendance.value_or(of_event);
}

Outcome check_seats(const EventSession& session, Attendance of_event) {
  if (!session.online_capacity || attendance_of(session, of_event) == Attendance::hybrid) return Success{};
  return bad_input("Seats online are said apart only of a session that is hybrid.").at("online_capacity");
}

std::string seats_words(const EventSession& session) {
  const auto seats = [](std::int64_t number) { return counted(number, "seat", "seats"); };
  if (!session.online_capacity) return session.capacity ? seats(*session.capacity) : std::string();
  if (!session.capacity) return seats(*session.online_capacity) + " online";
  return seats(*session.capacity) + " and " + grouped(*session.online_capacity) + " online";
}

std::string own_attendance(const EventSession& session) {
  return session.attendance ? std::string(attendance_name(*session.attendance)) : std::string();
}

Outcome check_session_code(std::string_view code) {
  const auto fits = [](char byte) { return is_letter(byte) || is_digit(byte) || byte == '_'; };
  if (code.empty() || code.size() > longest_code || !is_letter(code.front()) ||
      !std::all_of(code.begin(), code.end(), fits))
    return bad_input("\"" + std::string(code) +
                     "\" cannot be a session's code. Use up to 31 small letters, digits and _, a letter first.")
        .at("code");
  if (code == "new" || code == "paste")
    return bad_input("\"" + std::string(code) + "\" is taken by a page. Choose another code.").at("code");
  return Success{};
}

Outcome check_session(const EventSession& session) {
  MUSTER_CHECK(check_session_code(session.code));
  if (trimmed(session.title).empty()) return bad_input("Give the session a title.").at("title");
  MUSTER_CHECK(check_line(session.title, "the session's title", "title"));
  MUSTER_CHECK(check_line(session.place, "where the session is", "place"));
  constexpr int day_in_minutes = hours_of_day * minutes_of_hour;
  if (session.starts_at < 0 || session.starts_at >= day_in_minutes)
    return bad_input("A session starts between 00:00 and 23:59.").at("starts");
  if (session.ends_at && (*session.ends_at <= session.starts_at || *session.ends_at >= day_in_minutes))
    return bad_input("A session ends after it starts, on the same day. It starts at " + time_of_day(session.starts_at) +
                     ".")
        .at("ends");
  if (session.day < 0 || session.day > last_session_day)
    return bad_input("A session is on a day of its event, at most a year after the first.").at("day");
  if (session.capacity && (*session.capacity < 1 || *session.capacity > most_seats))
    return bad_input("A session holds between 1 and 100,000 people.").at("capacity");
  if (session.online_capacity && (*session.online_capacity < 1 || *session.online_capacity > most_seats))
    return bad_input("A session holds between 1 and 100,000 people online.").at("online_capacity");
  if (session.speakers.size() > most_speakers) return bad_input("A session has at most 40 speakers.").at("speakers");
  for (const auto& speaker : session.speakers) {
    MUSTER_CHECK(check_line(speaker, "a speaker's name", "speakers"));
    if (speaker.find_first_of(",;") != std::string::npos || trimmed(speaker) != speaker || speaker.empty())
      return bad_input("Write speakers as names with commas between.").at("speakers");
  }
  return Success{};
}

std::string suggested_session_code(std::string_view title, const std::vector<EventSession>& taken) {
  constexpr std::size_t room_for_number = 3;
  std::string code;
  std::string word;
  const auto put = [&] {
    std::string plain;
    for (const char byte : folded_name(word))
      if (is_letter(byte) || is_digit(byte)) plain += byte;
    word.clear();
    if (plain.empty()) return;
    if (code.empty() && is_digit(plain.front())) plain.insert(0, "s");
    const auto after = code.size() + (code.empty() ? 0 : 1) + plain.size();
    if (code.empty())
      code = plain.substr(0, longest_code - room_for_number);
    else if (after <= longest_code - room_for_number)
      code += "_" + plain;
  };
  for (const char byte : std::string(title) + " ") {
    const auto value = static_cast<unsigned char>(byte);
    if (value >= 0x80U || std::isalnum(value) != 0 || byte == '\'')
      word += byte;
    else
      put();
  }
  if (code.empty()) code = "session";
  const auto is_taken = [&](const std::string& wanted) {
    return !check_session_code(wanted).ok() || std::ranges::find(taken, wanted, &EventSession::code) != taken.end();
  };
  auto free = code;
  for (int number = 2; is_taken(free); ++number) free = code + "_" + std::to_string(number);
  return free;
}

Result<EventSession> session_of(const SessionWords& words, Date of_event) {
  EventSession session;
  session.code = words.code;
  session.title = words.title;
  session.place = words.place;
  session.capacity = words.capacity;
  session.speakers = words.speakers;
  session.online_capacity = words.online_capacity;
  if (!words.attendance.empty()) {
    auto attendance = parse_attendance(words.attendance);
    if (!attendance.ok()) return Error(attendance.error()).at("attendance");
    session.attendance = *attendance;
  }
  if (!words.kind.empty()) {
    MUSTER_TRY(kind, parse_session_kind(words.kind));
    session.kind = kind;
  }
  if (!words.day.empty()) {
    auto date = parse_date(words.day);
    if (!date.ok()) return Error(date.error()).at("day");
    MUSTER_TRY(day, session_day(*date, of_event));
    session.day = day;
  }
  auto starts = parse_time_of_day(words.starts);
  if (!starts.ok()) return Error(starts.error()).at("starts");
  session.starts_at = *starts;
  if (!words.ends.empty()) {
    auto ends = parse_time_of_day(words.ends);
    if (!ends.ok()) return Error(ends.error()).at("ends");
    session.ends_at = *ends;
  }
  return session;
}

SessionWords words_of(const EventSession& session, Date of_event) {
  return {session.code,
          session.title,
          std::string(session_kind_name(session.kind)),
          iso_date(session_date(session, of_event)),
          time_of_day(session.starts_at),
          session.ends_at ? time_of_day(*session.ends_at) : std::string(),
          session.place,
          session.capacity,
          session.speakers,
          own_attendance(session),
          session.online_capacity};
}

void sort_by_time(std::vector<EventSession>& sessions) {
  std::ranges::stable_sort(sessions, [](const EventSession& left, const EventSession& right) {
    return std::tie(left.day, left.starts_at, left.ends_at, left.place, left.code) <
           std::tie(right.day, right.starts_at, right.ends_at, right.place, right.code);
  });
}

}  // namespace muster::events
