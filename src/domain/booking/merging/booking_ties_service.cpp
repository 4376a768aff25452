// A kept booking has the ties of the gone one where it has none, and each has its own again.
#include "booking_ties_service.hpp"

#include "booking_ties_sql.hpp"
#include "domain/booking/nominations/nomination_sql.hpp"
#include "domain/booking/sessions/choosing_service.hpp"
#include "domain/booking/sessions/session_choice_sql.hpp"

#include <muster/domain/events/event_service.hpp>

#include <tuple>

namespace muster::booking {

void join_ties(store::Session& session, JoinedBooking& joined) {
  joined.gone_ties = sql::ties_of(session, joined.gone);
  joined.kept_ties = sql::ties_of(session, joined.kept);
  const auto& [gone, kept] = std::tie(joined.gone_ties, joined.kept_ties);
  // Whoever stands on two lists stays on that of the booking that is kept.
  if (kept.call.empty() && !gone.call.empty()) sql::save_name(session, joined.kept, gone.call, gone.place);
  for (const auto& colleague : gone.colleagues)
    sql::set_booker(session, colleague, colleague == joined.kept ? std::string() : joined.kept);
  if (kept.booked_for || !gone.booked_for || gone.booker == joined.kept) return;
  // The kept booking stands by itself: it is not cancelled for details that the other one owed.
  auto booked = gone;
  booked.answered = true;
  sql::put_booked_for(session, joined.kept, joined.event_id, booked);
}

void join_sessions(store::Session& session, const JoinedBooking& joined) {
  if (joined.kept_ties.sessions.empty() && !joined.gone_ties.sessions.empty())
    sql::save_choice(session, joined.kept, joined.gone_ties.sessions);
}

void part_ties(store::Session& session, const JoinedBooking& joined) {
  const auto& [gone, kept] = std::tie(joined.gone_ties, joined.kept_ties);
  if (kept.call.empty() && !gone.call.empty()) {
    const auto call = sql::call_of_booking(session, joined.kept);
    if (call && call->id == gone.call) sql::drop_name(session, joined.kept);
  }
  if (kept.sessions.empty() && sql::chosen_codes(session, joined.kept) == gone.sessions)
    sql::drop_choice(session, joined.kept);
  if (!kept.booked_for && gone.booked_for && gone.booker != joined.kept) sql::drop_booked_for(session, joined.kept);
  tie_again(session, events::event_with_id(session, joined.event_id), joined.gone, gone);
}

void tie_again(store::Session& session, const events::Event& event, const std::string& booking_id,
               const BookingTies& ties) {
  if (const auto call = ties.call.empty() ? std::nullopt : sql::find_call(session, ties.call);
      call && call->event_id == event.id)
    sql::save_name(session, booking_id, call->id, ties.place);
  choose_again(session, event, booking_id, ties.sessions);
  if (ties.booked_for) {
    auto booked = ties;
    if (!sql::stands_in_event(session, booked.booker, event.id)) booked.booker.clear();
    sql::put_booked_for(session, booking_id, event.id, booked);
  }
  for (const auto& colleague : ties.colleagues)
    if (sql::stands_in_event(session, colleague, event.id)) sql::set_booker(session, colleague, booking_id);
}

}  // namespace muster::booking
