#pragma once
// Answers on their way into the store: checked before the writers' line, kept inside it.

#include <muster/domain/booking/booking_questions.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::booking {

/// Against what is asked now: a conflict where that is not what the page showed, bad_input for the first answer that is
/// wrong. Version 0 where nothing is asked.
[[nodiscard]] Result<BookingAnswers> checked_answers(store::Session& session, const std::string& event_id,
                                                     const TypedBookingAnswers& typed);
/// Keeps them with the booking; a conflict where something else is asked by now.
[[nodiscard]] Outcome keep_answers(store::Session& session, const std::string& event_id, const std::string& booking_id,
                                   const BookingAnswers& given);

}  // namespace muster::booking
