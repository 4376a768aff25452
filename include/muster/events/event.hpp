#pragma once
// An event: one dated gathering of a programme, in a region.

#include <muster/base/date.hpp>
#include <muster/base/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace muster::events {

enum class Attendance { in_person, online, hybrid };
[[nodiscard]] std::string_view attendance_name(Attendance attendance);  ///< "in person", "online", "hybrid"
[[nodiscard]] Result<Attendance> parse_attendance(std::string_view name);

struct Event {
  std::string id;            ///< empty until stored
  std::string slug;          ///< stands in addresses: lower-case letters, digits, hyphens, 3 to 60 characters
  std::string title;
  Date date;
  std::string venue;         ///< may be empty
  Attendance attendance = Attendance::in_person;
  std::string programme;     ///< its name
  std::string region_id;
  std::int64_t version = 0;  ///< grows with every change to the event or what belongs to it
};

/// What is wrong with an event somebody wants to add: a slug that cannot stand in an address, no title, ...
[[nodiscard]] Outcome check_event(const Event& event);

}  // namespace muster::events
