// When a public page takes bookings, and what it says of its event.
#include <muster/domain/booking/public_booking.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

namespace muster::booking {
namespace {

constexpr std::int64_t most_colleagues = 20;
constexpr std::int64_t most_colleague_days = 60;

constexpr std::array<std::pair<BookingWay, std::string_view>, 4> ways{
    {{BookingWay::closed, "closed"}, {BookingWay::open, "open"}, {BookingWay::ask, "ask"}, {BookingWay::link, "link"}}};
constexpr std::array<std::pair<Substitutes, std::string_view>, 3> rules{
    {{Substitutes::forbidden, "forbidden"}, {Substitutes::approval, "approval"}, {Substitutes::until, "until"}}};
constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_text = 3000;
constexpr int noon = 720;

template <class Table, class Value>
std::string_view name_in(const Table& table, Value value) {
  return std::ranges::find(table, value, [](const auto& row) { return row.first; })->second;
}

Outcome check_link(const std::string& link, const std::string& what, const char* field) {
  if (link.empty()) return Success{};
  const bool plain = std::ranges::all_of(link, [](unsigned char byte) { return byte > 0x20 && byte < 0x7f; });
  if (plain && link.starts_with("https://") && link.size() > 8 && link.size() <= longest_line) return Success{};
  return bad_input(what + " begins with https:// and has no spaces.").at(field);
}

Outcome check_words(const std::string& words, const std::string& what, const char* field, std::size_t most) {
  if (!is_valid_text(words)) return bad_input(what + " holds characters that are no text.").at(field);
  const auto length = character_count(words);
  if (length <= most) return Success{};
  return bad_input(what + " has " + grouped(static_cast<std::int64_t>(length)) + " characters. Keep it to " +
                   grouped(static_cast<std::int64_t>(most)) + ".")
      .at(field);
}

/// "10am", "9:15am", "noon".
std::string clock_words(int minutes) {
  if (minutes == noon) return "noon";
  const int hour = minutes / 60;
  const int rest = minutes % 60;
  std::string words = std::to_string(hour % 12 == 0 ? 12 : hour % 12);
  if (rest != 0) words += (rest < 10 ? ":0" : ":") + std::to_string(rest);
  return words + (hour < 12 ? "am" : "pm");
}

std::string left_words(std::int64_t seats, std::int64_t free, std::int64_t held, std::int64_t waiting) {
  if (free > 0) return grouped(free) + " of " + grouped(seats) + (free == 1 ? " is" : " are") + " still free";
  if (held > 0) return "Those that are left of " + grouped(seats) + " are held for organisations.";
  const auto all = seats == 0   ? std::string("There are none.")
                   : seats == 1 ? std::string("The only one is taken.")
                                : "All " + grouped(seats) + " are taken.";
  return waiting == 0 ? all : all + " " + counted(waiting, "person is", "people are") + " waiting.";
}

}  // namespace

std::string_view way_name(BookingWay way) { return name_in(ways, way); }

Result<BookingWay> parse_way(std::string_view name) {
  for (const auto& [way, word] : ways)
    if (word == name) return way;
  return bad_input("\"" + std::string(name) + "\" is no way to book; choose closed, open, ask or link.").at("way");
}

std::string_view substitutes_name(Substitutes rule) { return name_in(rules, rule); }

Result<Substitutes> parse_substitutes(std::string_view name) {
  for (const auto& [rule, word] : rules)
    if (word == name) return rule;
  return bad_input("\"" + std::string(name) +
                   "\" says nothing about substitutes; choose forbidden, approval or "
                   "until.")
      .at("substitutes");
}

Outcome check_page(const BookingPage& page) {
  MUSTER_CHECK(check_words(page.about, "What it is about", "about", longest_text));
  MUSTER_CHECK(check_words(page.address, "The address", "address", longest_line));
  MUSTER_CHECK(check_words(page.cost, "The cost", "cost", longest_line));
  MUSTER_CHECK(check_words(page.contact, "The contact", "contact", longest_line));
  MUSTER_CHECK(check_words(page.access_words, "What is said about access", "access", longest_text));
  MUSTER_CHECK(check_link(page.map_link, "The link to a map", "map"));
  MUSTER_CHECK(check_link(page.joining_link, "The link to join", "joining"));
  if (page.ends_at && !page.starts_at) return bad_input("Say when it begins too.").at("starts");
  if (page.ends_at && *page.ends_at <= *page.starts_at) return bad_input("It ends before it begins.").at("ends");
  if (page.substitutes == Substitutes::until && !page.substitutes_until)
    return bad_input("Say until which day people may name somebody in their place.").at("substitutes_until");
  if (page.members_only && page.substitutes == Substitutes::until)
    return bad_input(
               "Where members alone book, an organiser decides who comes in somebody’s place: choose one of the other "
               "two.")
        .at("substitutes");
  if (page.colleagues < 0 || page.colleagues > most_colleagues)
    return bad_input("Give a number of colleagues from 0 to 20.").at("colleagues");
  if (page.colleague_days < 0 || page.colleague_days > most_colleague_days)
    return bad_input("Give a number of days from 1 to 60, or none.").at("colleague_days");
  if (page.members_only && page.colleagues > 0)
    return bad_input(
               "Where members alone book, each books for themselves: whoever booked for others would be told whose "
               "address "
               "is a member’s.")
        .at("colleagues");
  return Success{};
}

BookingDoor door_at(const BookingPage& page, const events::Event& event, Date last_day, Instant now) {
  if (event.cancelled) return BookingDoor::cancelled;
  if (day_in(page.zone, now) > last_day) return BookingDoor::over;
  if (page.way == BookingWay::closed || (page.closes_at && now >= *page.closes_at)) return BookingDoor::closed;
  return page.way == BookingWay::link ? BookingDoor::by_link : BookingDoor::open;
}

std::string closed_words(BookingDoor door, const events::Event& event) {
  switch (door) {
    case BookingDoor::open:
      return {};
    case BookingDoor::closed:
      return "Booking is closed.";
    case BookingDoor::cancelled:
      return event.title + " will not take place.";
    case BookingDoor::over:
      return event.title + " is over.";
    case BookingDoor::by_link:
      return "Whoever is invited books by the link in their invitation.";
  }
  return {};
}

std::string hours_words(const std::optional<int>& starts, const std::optional<int>& ends) {
  if (!starts) return {};
  return clock_words(*starts) + (ends ? " to " + clock_words(*ends) : std::string());
}

std::pair<std::optional<int>, std::optional<int>> hours_of(const BookingPage& page,
                                                           const std::vector<events::EventSession>& sessions) {
  if (page.starts_at && page.ends_at) return {page.starts_at, page.ends_at};
  std::optional<int> starts;
  std::optional<int> ends;
  for (const auto& session : sessions) {
    if (session.day != 0) continue;
    starts = std::min(starts.value_or(session.starts_at), session.starts_at);
    const auto last = session.ends_at.value_or(session.starts_at);
    ends = std::max(ends.value_or(last), last);
  }
  if (page.starts_at) starts = page.starts_at;
  if (ends && *ends <= *starts) ends.reset();
  return {starts, ends};
}

std::vector<calendar::Sitting> days_of(const BookingPage& page, const events::Event& event,
                                       const std::vector<events::EventSession>& sessions) {
  std::map<int, std::vector<events::EventSession>> by_day;
  for (const auto& session : sessions) by_day[session.day].push_back(session);
  if (page.starts_at || by_day.empty()) by_day.try_emplace(0);
  std::vector<calendar::Sitting> days;
  for (auto& [after, held] : by_day) {
    // The hours of a day are asked of its own sessions as if it were the first.
    for (auto& session : held) session.day = 0;
    const auto [starts, ends] = hours_of(after == 0 ? page : BookingPage{}, held);
    days.push_back({std::chrono::sys_days(event.date) + std::chrono::days(after), starts, ends});
  }
  return days;
}

Date last_day_of(const events::Event& event, const std::vector<events::EventSession>& sessions) {
  int last = 0;
  for (const auto& session : sessions) last = std::max(last, session.day);
  return std::chrono::sys_days(event.date) + std::chrono::days(last);
}

std::string day_words(const calendar::Sitting& day, const Zone& zone) {
  const auto hours = hours_words(day.starts_at, day.ends_at);
  return long_date(day.day) + (hours.empty() ? "" : ", " + hours + zone_words(zone, hours));
}

bool is_by_screen(const events::Event& event, bool comes_online) {
  if (event.attendance == events::Attendance::online) return true;
  return event.attendance == events::Attendance::hybrid && comes_online;
}

bool is_joined_online(const events::Event& event, const std::vector<events::EventSession>& sessions) {
  return event.attendance != events::Attendance::in_person ||
         std::ranges::any_of(sessions, [&](const events::EventSession& each) {
           return events::attendance_of(each, event.attendance) != events::Attendance::in_person;
         });
}

std::string parents_kind(const std::vector<std::string>& kinds) {
  for (const auto* words : {"parentcarerforum", "parentcarer", "parent"}) {
    const auto found =
        std::ranges::find_if(kinds, [&](const std::string& kind) { return folded_name(kind).find(words) == 0; });
    if (found != kinds.end()) return *found;
  }
  return {};
}

std::string places_words(const SeatsLeft& left) {
  if (!left.seats) return {};
  const std::string where = left.both_ways ? "In the room " : "";
  const auto words = left_words(*left.seats, left.free, left.held, left.waiting);
  return where.empty() ? words : where + uncapitalised(words);
}

std::vector<std::string> places_by_part(const SeatsLeft& left) {
  std::vector<std::string> sentences;
  const auto add = [&](const SeatsLeft::Part& part) {
    const auto words = uncapitalised(left_words(part.seats, part.free, part.held, part.waiting));
    sentences.push_back(part.name + ": " + words + (words.ends_with('.') ? "" : "."));
  };
  for (const auto& part : left.parts) add(part);
  if (left.online) add(*left.online);
  return sentences;
}

std::vector<std::pair<std::string, std::string>> access_facts(std::string_view words) {
  std::vector<std::pair<std::string, std::string>> facts;
  std::istringstream lines{std::string(words)};
  for (std::string line; std::getline(lines, line);) {
    line = trimmed(line);
    if (line.empty()) continue;
    const auto colon = line.find(": ");
    if (colon == std::string::npos)
      facts.emplace_back("", line);
    else
      facts.emplace_back(line.substr(0, colon), trimmed(line.substr(colon + 1)));
  }
  return facts;
}

std::string zone_words(const Zone& zone, const std::string& hours) {
  return zone.is_london() || hours.empty() ? std::string() : " (" + zone.city() + " time)";
}

std::string told_of(const BookingPage& page, const events::Event& event,
                    const std::vector<events::EventSession>& sessions) {
  const auto [starts, ends] = hours_of(page, sessions);
  std::string told = event.cancelled ? "cancelled\n" : "";
  const auto hours = hours_words(starts, ends);
  told += event.title + "\n" + iso_date(event.date) + "\n" + hours + zone_words(page.zone, hours) + "\n";
  const auto days = days_of(page, event, sessions);
  for (std::size_t at = 1; at < days.size(); ++at) told += day_words(days[at], page.zone) + "\n";
  return told + muster::joined({event.venue, page.address, page.joining_link}, "\n");
}

calendar::Entry event_entry(const events::Event& event, const BookingPage& page,
                            const std::vector<events::EventSession>& sessions, Instant now) {
  calendar::Entry entry;
  entry.method = event.cancelled ? calendar::Method::cancel : calendar::Method::publish;
  entry.uid = event.id + "@muster";
  entry.sequence = page.entry;
  entry.stamp = now;
  entry.title = event.title;
  entry.zone = page.zone;
  auto days = days_of(page, event, sessions);
  entry.day = days.front().day;
  entry.starts_at = days.front().starts_at;
  entry.ends_at = days.front().ends_at;
  entry.further.assign(days.begin() + 1, days.end());
  entry.location = event.venue + (event.venue.empty() || page.address.empty() ? "" : ", ") + page.address;
  entry.description = page.about;
  return entry;
}

bool may_substitute(const BookingPage& page, const events::Event& event, Instant now) {
  const auto today = day_in(page.zone, now);
  if (event.cancelled || today > event.date) return false;
  return page.substitutes == Substitutes::until && page.substitutes_until && today <= *page.substitutes_until;
}

DoorSubstitute substitute_at_door(const std::optional<BookingPage>& page, const events::Event& event, Instant now) {
  if (!page || may_substitute(*page, event, now)) return DoorSubstitute::welcome;
  return page->substitutes == Substitutes::forbidden ? DoorSubstitute::none : DoorSubstitute::if_agreed;
}

}  // namespace muster::booking
