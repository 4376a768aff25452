// Rules of a single event.
#include <muster/events/event.hpp>

#include <muster/base/utf8.hpp>

#include <algorithm>

namespace muster::events {

std::string_view attendance_name(Attendance attendance) {
  switch (attendance) {
    case Attendance::in_person: return "in person";
    case Attendance::online: return "online";
    case Attendance::hybrid: return "hybrid";
  }
  return "in person";
}

Result<Attendance> parse_attendance(std::string_view name) {
  for (const auto attendance : {Attendance::in_person, Attendance::online, Attendance::hybrid}) {
    if (attendance_name(attendance) == name) return attendance;
  }
  return bad_input("\"" + std::string(name) + "\" is no way to attend; write in person, online or hybrid.");
}

Outcome check_event(const Event& event) {
  const auto fits = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
  };
  if (event.slug.size() < 3 || event.slug.size() > 60 || !std::all_of(event.slug.begin(), event.slug.end(), fits) ||
      event.slug.front() == '-' || event.slug.back() == '-') {
    return bad_input("\"" + event.slug + "\" cannot stand in an address. Use 3 to 60 lower-case letters, digits and "
                     "hyphens, for example london-send-summit-2022.");
  }
  if (trimmed(event.title).empty()) return bad_input("Give the event a title.");
  if (character_count(event.title) > 150) return bad_input("Keep the event's title to 150 characters.");
  if (!is_valid_text(event.title) || !is_valid_text(event.venue)) {
    return bad_input("The title or the venue holds bytes that are not text in UTF-8.");
  }
  return Done{};
}

}  // namespace muster::events
