// An agenda as people paste it, read into sessions.
#include <muster/domain/events/event_session.hpp>

#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::events {
namespace {

/// Words of a title that say what it is, the first that stands in it decides.
constexpr auto words_of_kinds = std::to_array<std::pair<std::string_view, SessionKind>>({
    {"lunch", SessionKind::pause},          {"coffee", SessionKind::pause},       {"tea", SessionKind::pause},
    {"break", SessionKind::pause},          {"refreshments", SessionKind::pause}, {"registration", SessionKind::pause},
    {"arrival", SessionKind::pause},        {"networking", SessionKind::pause},   {"workshop", SessionKind::workshop},
    {"panel", SessionKind::panel},          {"module", SessionKind::module},      {"breakout", SessionKind::breakout},
    {"discussions", SessionKind::breakout}, {"tables", SessionKind::breakout},    {"welcome", SessionKind::plenary},
    {"opening", SessionKind::plenary},      {"closing", SessionKind::plenary},    {"close", SessionKind::plenary},
    {"plenary", SessionKind::plenary},      {"keynote", SessionKind::plenary},
});

SessionKind kind_of(std::string_view title) {
  std::string words = " ";
  for (const char byte : lower_case(title)) words += (byte >= 'a' && byte <= 'z') || (byte & 0x80) != 0 ? byte : ' ';
  words += ' ';
  for (const auto& [word, kind] : words_of_kinds)
    if (words.find(" " + std::string(word) + " ") != std::string::npos) return kind;
  return SessionKind::talk;
}

bool starts_time(std::string_view text) {
  return !text.empty() && ((text.front() >= '0' && text.front() <= '9') || text.starts_with("noon"));
}

/// Takes a time from the front of a line, with "am" or "pm" behind a space too.
std::optional<int> take_time(std::string_view& line) {
  if (!starts_time(line)) return std::nullopt;
  auto end = std::min(line.find_first_of(" \t-|,"), line.size());
  for (const std::string_view dash : {"–", "—"}) end = std::min(end, line.find(dash));
  while (end > 0 && line.substr(0, end).ends_with(':')) --end;
  const auto behind = lower_case(trimmed(line.substr(end)).substr(0, 3));
  const auto half = line.find_first_not_of(" \t", end);
  const bool word_ends = behind.size() == 2 || (behind.size() == 3 && (behind[2] < 'a' || behind[2] > 'z'));
  const bool apart = word_ends && (behind.starts_with("am") || behind.starts_with("pm"));
  if (apart) end = half + 2;
  const auto time = parse_time_of_day(line.substr(0, end));
  if (!time.ok()) return std::nullopt;
  line.remove_prefix(end);
  return *time;
}

void skip(std::string_view& line, std::string_view any) {
  while (!line.empty() && any.find(line.front()) != std::string_view::npos) line.remove_prefix(1);
}

/// Takes "-", "–", "to" or "until" where a time follows.
std::optional<int> take_end(std::string_view& line) {
  auto rest = line;
  skip(rest, " \t");
  for (const std::string_view word : {"-", "–", "—", "to ", "until "}) {
    if (!rest.starts_with(word)) continue;
    rest.remove_prefix(word.size());
    skip(rest, " \t");
    if (const auto time = take_time(rest)) {
      line = rest;
      return time;
    }
    break;
  }
  return std::nullopt;
}

/// "Day 2", "2022-06-11" or "Saturday 11 June 2022": days after the event's date.
std::optional<Result<int>> day_heading(std::string_view line, Date of_event) {
  if (const auto date = parse_date(line); date.ok()) return session_day(*date, of_event);
  const auto lower = lower_case(line);
  if (lower.starts_with("day ")) {
    const auto number = trimmed(lower.substr(4));
    if (number.empty() || number.size() > 3 || number.find_first_not_of("0123456789") != std::string::npos)
      return std::nullopt;
    const auto day = std::stoi(number);
    if (day < 1 || day > last_session_day + 1) return Result<int>(bad_input("There is no day " + number + "."));
    return Result<int>(day - 1);
  }
  for (int day = 0; day <= last_session_day; ++day)
    if (folded_name(long_date(Date(std::chrono::sys_days(of_event) + std::chrono::days(day)))) == folded_name(line))
      return Result<int>(day);
  return std::nullopt;
}

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = std::min(text.find_first_of("|\t"), text.size());
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

struct AgendaReader {
  Date of_event;
  std::vector<EventSession> taken;  ///< those that are there, then those that were read
  std::vector<EventSession> read{};
  std::vector<Diagnostic> wrong{};
  int day = 0;

  void refuse(std::size_t number, std::string message, std::string hint = {}) {
    if (message.ends_with('.')) message.pop_back();
    wrong.push_back({"the agenda", number, 0, 1, std::move(message), std::move(hint)});
  }

  void take(std::size_t number, std::string_view line) {
    if (const auto heading = day_heading(line, of_event)) {
      if (heading->ok())
        day = **heading;
      else
        refuse(number, heading->error().message);
      return;
    }
    const auto starts = take_time(line);
    if (!starts) return refuse(number, "this line has no time", "begin it with one, such as 10:00 Welcome");
    EventSession session;
    session.day = day;
    session.starts_at = *starts;
    session.ends_at = take_end(line);
    skip(line, " \t:|-,");
    for (const std::string_view dash : {"–", "—"})
      if (line.starts_with(dash)) line.remove_prefix(dash.size());
    auto parts = parts_of(line);
    session.title = parts.front();
    if (parts.size() > 1) session.place = parts[1];
    if (parts.size() > 2) session.speakers = parse_speakers(parts[2]);
    if (parts.size() > 3) return refuse(number, "this line has more than three parts", "write title | room | speakers");
    session.kind = kind_of(session.title);
    session.code = suggested_session_code(session.title, taken);
    if (const auto fits = check_session(session); !fits.ok()) return refuse(number, fits.error().message);
    taken.push_back(session);
    read.push_back(std::move(session));
  }
};

void end_with_the_next(std::vector<EventSession>& sessions) {
  for (auto& session : sessions) {
    if (session.ends_at) continue;
    std::optional<int> next;
    for (const auto& other : sessions)
      if (other.day == session.day && other.starts_at > session.starts_at && (!next || other.starts_at < *next))
        next = other.starts_at;
    session.ends_at = next;
  }
}

}  // namespace

Result<std::vector<EventSession>> read_agenda(std::string_view text, Date of_event,
                                              const std::vector<EventSession>& taken) {
  if (text.size() > longest_agenda || !is_plain_text(text))
    return bad_input("Paste the agenda as text, 100,000 letters at most.").at("agenda");
  AgendaReader reader{of_event, taken};
  std::size_t number = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = trimmed(text.substr(0, end));
    ++number;
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (reader.taken.size() >= most_sessions)
      return bad_input("An event has at most 300 sessions. Line " + std::to_string(number) + " is one too many.")
          .at("agenda");
    reader.take(number, line);
  }
  if (!reader.wrong.empty())
    return bad_input("Not every line of the agenda can be read.", std::move(reader.wrong)).at("agenda");
  if (reader.read.empty()) return bad_input("Paste the agenda, one session on each line.").at("agenda");
  end_with_the_next(reader.read);
  sort_by_time(reader.read);
  return std::move(reader.read);
}

}  // namespace muster::events
