#pragma once
// An event: one dated gathering of a programme, in a region.

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/base/zone.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace muster::events {

enum class Attendance { in_person, online, hybrid };
[[nodiscard]] std::string_view attendance_name(Attendance attendance);  ///< "in person", "online", "hybrid"
[[nodiscard]] Result<Attendance> parse_attendance(std::string_view name);

struct Event {
  std::string id;    ///< empty until stored
  std::string slug;  ///< stands in addresses: lower-case letters, digits, hyphens, 3 to 60 characters
  std::string title;
  Date date;
  std::string venue;  ///< may be empty
  Attendance attendance = Attendance::in_person;
  std::string programme;  ///< its name
  std::string region_id;
  std::int64_t version = 0;  ///< grows with every change to the event or what belongs to it
  std::string programme_id{};
  bool cancelled = false;  ///< it will not take place
  std::string cancelled_because{};
  Zone zone{};  ///< the clocks of its times; what is asked within an event goes by the event's
};

/// Whether a short name can stand in an address. "new" cannot: it is the address of the page that adds events.
[[nodiscard]] Outcome check_slug(std::string_view slug);
/// A title: one line of at most 150 characters. A venue: the same, or nothing.
[[nodiscard]] Outcome check_title(std::string_view title);
[[nodiscard]] Outcome check_venue(std::string_view venue);
/// What is wrong with an event somebody wants to add: a slug that cannot stand in an address, no title, a title or
/// venue that is too long or is not one line of text. The error names the field.
[[nodiscard]] Outcome check_event(const Event& event);
/// A short name made of a title, with the year where the title has none: "Spring meeting" -> "spring-meeting-2022".
/// Empty where the title has no Latin letter or digit to make one of.
[[nodiscard]] std::string suggested_slug(std::string_view title, Date date);

}  // namespace muster::events
