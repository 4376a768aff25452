// How long somebody was there: sessions as spans of time, each minute counted once.
#include <muster/domain/booking/attended.hpp>

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/base/zone.hpp>

#include <algorithm>
#include <utility>

namespace muster::booking {
namespace {

constexpr std::int64_t minutes_of_a_day = std::int64_t{24} * 60;
constexpr std::int64_t minutes_of_an_hour = 60;

Error no_duration(std::string_view text) {
  return bad_input("“" + std::string(text) + "” is no length of time. Write hours and minutes, for example 5:30.");
}

}  // namespace

std::string_view hours_from_word(HoursFrom from) { return from == HoursFrom::typed ? "typed" : "sessions"; }

Result<HoursFrom> parse_hours_from(std::string_view word) {
  for (const auto from : {HoursFrom::sessions, HoursFrom::typed})
    if (hours_from_word(from) == word) return from;
  return bad_input("Hours come from \"sessions\", or are \"typed\".").at("hours");
}

Outcome check_rules(const CertificateRules& rules) {
  if (rules.hours == HoursFrom::typed && (rules.typed_minutes < 1 || rules.typed_minutes > most_minutes))
    return bad_input("Say how long the event was: between one minute and 1,000 hours.").at("typed_minutes");
  if (rules.least_minutes < 0 || rules.least_minutes > most_minutes)
    return bad_input("The least time is between 0 and 60,000 minutes.").at("least_minutes");
  if (!is_plain_text(rules.signed_by) || rules.signed_by.find_first_of("\r\n\t") != std::string::npos)
    return bad_input("Write who signs on one line.").at("signed_by");
  if (character_count(rules.signed_by) > longest_signature)
    return bad_input("Keep who signs to 150 characters.").at("signed_by");
  return Success{};
}

std::int64_t minutes_of(const std::vector<events::EventSession>& sessions) {
  std::vector<std::pair<std::int64_t, std::int64_t>> spans;
  for (const auto& session : sessions) {
    if (!session.ends_at || session.kind == events::SessionKind::pause) continue;
    const auto begins = session.day * minutes_of_a_day + session.starts_at;
    const auto ends = session.day * minutes_of_a_day + *session.ends_at;
    if (ends > begins) spans.emplace_back(begins, ends);
  }
  std::ranges::sort(spans);
  std::int64_t minutes = 0;
  std::int64_t counted_to = 0;
  for (const auto& [begins, ends] : spans) {
    const auto from = std::max(begins, counted_to);
    if (ends > from) minutes += ends - from;
    counted_to = std::max(counted_to, ends);
  }
  return minutes;
}

namespace {

/// The days of repeated modules that do not count for somebody, as another day of the same does.
std::set<std::string> other_days(const Presence& presence, const std::vector<events::EventSession>& sessions,
                                 const std::set<std::string>& checked, const std::vector<std::string>& repeated) {
  std::set<std::string> others;
  for (const auto& title : repeated) {
    const events::EventSession* comes = nullptr;
    bool seen = false;
    std::vector<const events::EventSession*> unwatched;
    for (const auto& session : sessions) {
      if (session.kind != events::SessionKind::module || session.title != title) continue;
      seen = seen || presence.sessions.contains(session.code);
      if (presence.chosen.contains(session.code)) comes = &session;
      if (!checked.contains(session.code)) unwatched.push_back(&session);
    }
    if (comes == nullptr && !unwatched.empty()) comes = unwatched.front();
    for (const auto* session : unwatched)
      if (seen || session != comes) others.insert(session->code);
  }
  return others;
}

/// Puts each compulsory session that nothing saw them at where it belongs. The days of a repeated module are one.
void ask_for_compulsory(const Presence& presence, const std::vector<events::EventSession>& sessions,
                        const CertificateRules& rules, const std::vector<std::string>& repeated,
                        const std::set<std::string>& to_come, Attended& out) {
  struct Part {
    std::string title;
    bool compulsory = false;
    bool attended = false;
    bool to_come = false;
  };
  std::vector<Part> parts;
  for (const auto& session : sessions) {
    const bool shared =
        session.kind == events::SessionKind::module && std::ranges::find(repeated, session.title) != repeated.end();
    auto part = shared ? std::ranges::find(parts, session.title, &Part::title) : parts.end();
    if (part == parts.end()) part = parts.insert(parts.end(), Part{session.title});
    part->compulsory = part->compulsory || rules.compulsory.contains(session.code);
    part->attended =
        part->attended || presence.sessions.contains(session.code) || presence.seen_online.contains(session.code);
    part->to_come = part->to_come || to_come.contains(session.code);
  }
  for (auto& part : parts)
    if (part.compulsory && !part.attended) (part.to_come ? out.awaited : out.missed).push_back(std::move(part.title));
}

Attended::Verdict verdict_of(const Attended& was, bool too_short, bool any_to_come) {
  if (!was.missed.empty()) return Attended::Verdict::missed;
  if (!was.awaited.empty()) return Attended::Verdict::not_yet;
  if (too_short) return any_to_come ? Attended::Verdict::not_yet : Attended::Verdict::too_short;
  return Attended::Verdict::certified;
}

}  // namespace

std::set<std::string> sessions_to_come(const std::vector<events::EventSession>& sessions, const events::Event& event,
                                       Instant now) {
  // Written alike, moments by the clocks of one place are ordered as they are.
  const auto today = local_field(now, event.zone);
  std::set<std::string> found;
  for (const auto& session : sessions) {
    const auto over = iso_date(events::session_date(session, event.date)) + "T" +
                      events::time_of_day(session.ends_at.value_or(session.starts_at));
    if (today < over) found.insert(session.code);
  }
  return found;
}

Attended attended(const Presence& presence, const std::vector<events::EventSession>& sessions,
                  const std::set<std::string>& checked, const CertificateRules& rules,
                  const std::vector<std::string>& repeated, const std::set<std::string>& to_come,
                  const std::set<std::string>& offered) {
  Attended out;
  if (!presence.came) return out;
  std::vector<events::EventSession> held;
  const auto others = other_days(presence, sessions, checked, repeated);
  bool by_doors = false;
  for (const auto& session : sessions) {
    const bool seen = presence.sessions.contains(session.code);
    if (seen) out.sessions.push_back(session.title);
    const bool chosen = !offered.contains(session.code) || presence.chosen.contains(session.code);
    const bool counts =
        chosen && !checked.contains(session.code) && !others.contains(session.code) && !to_come.contains(session.code);
    if (seen || counts) held.push_back(session);
    by_doors = by_doors || seen;
  }
  out.unseen = presence.unseen && !by_doors && !presence.online_minutes;
  const bool in_the_room = by_doors || (!presence.online_minutes && !out.unseen);
  const auto by_sessions = in_the_room ? minutes_of(held) : 0;
  if (by_doors || (in_the_room && !checked.empty())) out.measured = by_sessions;
  if (presence.online_minutes) out.measured = std::max(out.measured.value_or(0), *presence.online_minutes);
  if (out.unseen) out.measured = 0;
  const bool too_short = out.measured && *out.measured < rules.least_minutes;
  ask_for_compulsory(presence, sessions, rules, repeated, to_come, out);
  const bool any_to_come = std::ranges::any_of(sessions, [&](const events::EventSession& session) {
    return session.kind != events::SessionKind::pause && to_come.contains(session.code);
  });
  out.verdict = verdict_of(out, too_short, any_to_come);
  if (rules.hours == HoursFrom::typed)
    out.minutes = rules.typed_minutes;
  else
    out.minutes = std::max(by_sessions, presence.online_minutes.value_or(0));
  return out;
}

std::string quoted_titles(const std::vector<std::string>& titles) {
  std::vector<std::string> quoted;
  quoted.reserve(titles.size());
  for (const auto& title : titles) quoted.push_back("“" + title + "”");
  return listed(quoted);
}

std::string verdict_words(const Attended& attended) {
  switch (attended.verdict) {
    case Attended::Verdict::certified:
      return "Gets one";
    case Attended::Verdict::too_short:
      return "Not long enough";
    case Attended::Verdict::missed:
      return "Missed " + quoted_titles(attended.missed);
    case Attended::Verdict::not_yet:
      return attended.awaited.empty() ? "Not long enough yet"
                                      : "Not yet: " + quoted_titles(attended.awaited) + " to come";
    case Attended::Verdict::did_not_come:
      break;
  }
  return "Did not come";
}

std::string duration_words(std::int64_t minutes) {
  if (minutes <= 0) return {};
  const auto hours = minutes / minutes_of_an_hour;
  const auto rest = minutes % minutes_of_an_hour;
  std::string words = hours > 0 ? counted(hours, "hour", "hours") : std::string();
  if (rest > 0) words += (words.empty() ? "" : " ") + counted(rest, "minute", "minutes");
  return words;
}

Result<std::int64_t> parse_duration(std::string_view text) {
  const auto typed = lower_case(trimmed(text));
  std::vector<std::string> numbers;
  std::vector<std::string> units;
  for (std::size_t at = 0; at < typed.size();) {
    const auto from = at;
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const bool digit = is_digit(typed[at]);
    while (at < typed.size() && is_digit(typed[at]) == digit) ++at;
    (digit ? numbers : units).push_back(trimmed(typed.substr(from, at - from)));
    if (!digit && numbers.empty()) return no_duration(text);
  }
  if (numbers.empty() || numbers.size() > 2 || units.size() > 2) return no_duration(text);
  constexpr std::size_t most_digits = 5;
  for (const auto& number : numbers)
    if (number.size() > most_digits) return no_duration(text);
  const auto first = parse_integer(numbers[0]).value_or(0);
  const auto second = numbers.size() > 1 ? parse_integer(numbers[1]).value_or(0) : 0;
  const auto says = [](const std::string& unit, std::string_view whole) {
    return !unit.empty() &&
           (unit == whole || unit == std::string(whole) + "s" || unit == whole.substr(0, 1) ||
            (whole == "minute" && (unit == "min" || unit == "mins")) || (whole == "hour" && unit == "hrs"));
  };
  if (numbers.size() == 1) {
    if (units.empty() || says(units[0], "hour")) return first * minutes_of_an_hour;
    if (says(units[0], "minute")) return first;
    return no_duration(text);
  }
  if (units[0] == ":" && units.size() == 1 && numbers[1].size() == 2 && second < minutes_of_an_hour)
    return first * minutes_of_an_hour + second;
  // "5.30" may be five and a half hours or less than that, so one figure alone stands behind a point.
  if (units[0] == "." && numbers[1].size() == 1 && (units.size() == 1 || says(units[1], "hour")))
    return first * minutes_of_an_hour + second * minutes_of_an_hour / 10;
  if (says(units[0], "hour") && second < minutes_of_an_hour && (units.size() == 1 || says(units[1], "minute")))
    return first * minutes_of_an_hour + second;
  return no_duration(text);
}

}  // namespace muster::booking
