#pragma once
// The agenda as every page shows it: a table for each day, with its times, rooms and speakers.

#include <muster/domain/events/event_session.hpp>

#include <string>
#include <vector>

namespace muster::events {

/// What stands small below a session's title: "Panel with Zainab Okoro and Jo Lind". May be empty.
[[nodiscard]] std::string second_line(const EventSession& session);
/// How people come, in words: "In person", "Online", "In person and online".
[[nodiscard]] std::string attendance_words(Attendance attendance);

/// Markup. `change_base` is the address below which each session is changed ("/events/summit/sessions"); empty where
/// the reader may not. `sessions` are in the order of time.
[[nodiscard]] std::string agenda_table(const std::vector<EventSession>& sessions, Date of_event,
                                       const std::string& change_base = {});

}  // namespace muster::events
