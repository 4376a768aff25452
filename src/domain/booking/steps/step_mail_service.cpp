// Words of mails as they would be sent, of a booking looked at as if it stood elsewhere.
#include "step_mail_service.hpp"

#include "domain/booking/public_booking/own_words.hpp"
#include "domain/booking/seats/seat_book_service.hpp"
#include "step_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>

namespace muster::booking {

Result<std::optional<StepMail>> mail_of_step(store::Database& database, Instant now, const std::string& event_slug,
                                             const std::vector<std::string>& people, State to) {
  return database.read([&](store::Session& session) -> Result<std::optional<StepMail>> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    std::optional<StepMail> mail;
    if (is_attendance(to)) return mail;
    for (const auto& person : people) {
      auto standing = sql::find_standing(session, event.id, person);
      if (!standing || is_attendance(standing->state) || standing->state == to || !may_follow(standing->state, to) ||
          !is_told_of_steps(session, now, event, standing->booking_id))
        continue;
      if (mail) {
        ++mail->told;
        continue;
      }
      standing->state = to;
      auto own = own_booking(session, event, sql::page_or_none(session, event.id), standing->booking_id, *standing);
      // What the last step left to say is not said after another, which an organiser takes.
      own.why.clear();
      own.taken_back = false;
      own.in_place_of.clear();
      own.moved_from.clear();
      if (to == State::offered) {
        const auto seats = SeatBook::look(session, event, SeatBook::Network::as_needed);
        own.until = offer_end(now, seats.plan().rules().days_to_answer, seats.on_last_day());
      }
      mail = StepMail{standing->name, own_mail_words(own, OwnNews::state), 1};
    }
    return mail;
  });
}

}  // namespace muster::booking
