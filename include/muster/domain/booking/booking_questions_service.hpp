#pragma once
// What an event's booking page asks: said by organisers, answered with a booking.

#include <muster/domain/booking/booking_questions.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::booking {

struct BookingQuestions {
  events::Event event;
  BookingForm asked;
  std::int64_t answered = 0;  ///< bookings with answers
};
[[nodiscard]] Result<BookingQuestions> booking_questions(store::Database& database, const std::string& event_slug);

/// Asks these from now on; an empty text asks nothing any more, and what was answered stays. `seen` is the newest
/// version that whoever changes it saw: a conflict where there is another since. Errors: those of read_booking_form; a
/// code that means something else than those who answered were asked, each with its place; a round or a survey.
[[nodiscard]] Result<BookingQuestions> ask_on_booking(store::Database& database, const store::AuditContext& audit,
                                                      const std::string& event_slug, const std::string& text,
                                                      std::optional<std::int64_t> seen = std::nullopt);

/// What the page of an event shows now, by its id: version 0 where it asks nothing.
[[nodiscard]] Result<BookingForm> asked_on_page(store::Database& database, const std::string& event_id);

}  // namespace muster::booking
