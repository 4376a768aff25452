#pragma once
// How far each of an event's people came, from being asked to having been there: what figures of turnout are counted
// of.

#include <muster/domain/booking/booking.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::booking {

/// One person on the list of one event, whatever their state.
struct Attendee {
  std::string person_id;
  std::string organisation_id;  ///< empty of those without one
  std::string organisation;
  std::string kind;        ///< of the organisation
  std::string place_code;  ///< of their own; empty where their organisation tells
  State state = State::booked;
  bool invited = false;               ///< they were asked to come at some time
  std::vector<std::string> sessions;  ///< codes of those at whose door they were let in
  std::vector<std::string> chosen{};  ///< codes of those that they chose when they booked
};
/// In the order of their ids.
[[nodiscard]] std::vector<Attendee> attendees(store::Session& session, const std::string& event_id);

/// Codes of the sessions among which people choose when they book.
[[nodiscard]] std::vector<std::string> sessions_to_choose(store::Session& session, const std::string& event_id);

}  // namespace muster::booking
