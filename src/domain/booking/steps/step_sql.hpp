#pragma once
// Bookings with their states, and the steps between them, as the services of this room read and write them.

#include <muster/domain/booking/step_service.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

/// One booking, as far as a step needs to know it.
struct StepBooking {
  std::string booking_id;
  std::string person_id;
  std::string name;  ///< "Jo Venner"; empty where it was erased
  State state = State::booked;
};
[[nodiscard]] std::optional<StepBooking> find_standing(store::Session& session, const std::string& event_id,
                                                       const std::string& person_id);
[[nodiscard]] std::optional<StepBooking> standing_of(store::Session& session, const std::string& booking_id);

/// Moves the booking and records the step. False, and nothing done, where it no longer stands in `step.from`.
bool take_step(store::Session& session, const store::AuditContext& audit, const NewStep& step);

/// Stores a step as it was taken once.
void restore_step(store::Session& session, const Step& step);

/// Steps of a booking, in the order in which they were taken.
[[nodiscard]] std::vector<Step> steps_of(store::Session& session, const std::string& booking_id);
/// Steps of one act among the bookings of an event, by the order of their bookings' ids.
[[nodiscard]] std::vector<Step> steps_of_act(store::Session& session, const std::string& event_id,
                                             const std::string& act_id);
/// The last step of a booking.
[[nodiscard]] std::optional<Step> last_step(store::Session& session, const std::string& booking_id);

}  // namespace muster::booking::sql
