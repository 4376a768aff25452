// The names that programs rely on.
#include <muster/domain/booking/booking_json.hpp>

namespace muster::booking {

Json booking_json(const BookingState& booking) {
  return json_object({{"person", booking.person_id},
                      {"first_name", booking.first_name},
                      {"last_name", booking.last_name},
                      {"organisation", booking.organisation},
                      {"state", state_word(booking.state)}});
}

Json step_json(const Step& step, WithReasons reasons) {
  return json_object({{"from", step.from ? Json(state_word(*step.from)) : Json()},
                      {"to", state_word(step.to)},
                      {"at", step.taken_at},
                      {"reason", json_if(reasons == WithReasons::yes, step.reason)},
                      {"act", step.act_id}});
}

}  // namespace muster::booking
