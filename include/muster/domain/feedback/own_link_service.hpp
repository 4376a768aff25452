#pragma once
// What writers to an event's people may know of its form, and somebody's own link to it.

#include <muster/domain/booking/answering_service.hpp>

namespace muster::feedback {

/// Who has answered is known of a form alone that is not anonymous and is answered by links of people's own: of an
/// anonymous one nobody is shown who answered, and reminders go from its own page.
[[nodiscard]] booking::Answering answering();

}  // namespace muster::feedback
