// Statements about bookings that were made for colleagues.
#include "colleague_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/utf8.hpp>

#include <stdexcept>

namespace muster::booking::sql {
namespace {

std::optional<Instant> moment_of(const std::string& text) {
  const auto moment = parse_instant(text);
  return moment.ok() ? std::optional(*moment) : std::nullopt;
}

}  // namespace

std::optional<BookedFor> find_booked_for(store::Session& session, const std::string& booking_id) {
  const auto row = session.first(
      "select f.booker_id, coalesce(p.first_name, ''), coalesce(p.last_name, ''), f.until, f.answered "
      "from booked_for f left join booking b on b.id = f.booker_id left join person p on p.id = b.person_id "
      "where f.booking_id = $1",
      {booking_id});
  if (!row) return std::nullopt;
  return BookedFor{row->text_or_empty(0), trimmed(row->text(1) + " " + row->text(2)), moment_of(row->text(3)),
                   static_cast<Details>(row->integer(4))};
}

void save_booked_for(store::Session& session, const std::string& booking_id, const std::string& event_id,
                     const BookedFor& booked) {
  session.execute(
      "insert into booked_for (booking_id, booker_id, event_id, until, answered) values ($1, $2, $3, $4, $5)",
      {booking_id, booked.booker_id, event_id, booked.until ? iso_instant(*booked.until) : std::string(),
       static_cast<std::int64_t>(booked.details)});
}

void note_details(store::Session& session, const std::string& booking_id) {
  set_details(session, booking_id, Details::given);
}

void set_details(store::Session& session, const std::string& booking_id, Details details) {
  session.execute("update booked_for set answered = $2 where booking_id = $1",
                  {booking_id, static_cast<std::int64_t>(details)});
}

bool is_held(store::Session& session, const std::string& event_id, const std::string& person_id) {
  return session
      .first(
          "select 1 from booked_for f join booking b on b.id = f.booking_id where b.event_id = $1 and b.person_id = $2 "
          "and f.answered >= $3",
          {event_id, person_id, static_cast<std::int64_t>(Details::held)})
      .has_value();
}

void book_for_oneself(store::Session& session, const std::string& booking_id) {
  session.execute("delete from booked_for where booking_id = $1", {booking_id});
}

void forget_booker(store::Session& session, const std::string& booking_id) {
  session.execute("delete from booked_for where booking_id = $1", {booking_id});
  session.execute("update booked_for set booker_id = null where booker_id = $1", {booking_id});
}

void give_booked_for(store::Session& session, const std::string& booking_id, const std::string& event_id) {
  session.execute("update booked_for set booker_id = null, event_id = $2 where booking_id = $1",
                  {booking_id, event_id});
  session.execute("update booked_for set booker_id = null where booker_id = $1", {booking_id});
}

std::vector<ColleagueRow> colleagues_of(store::Session& session, const std::string& booker_id) {
  std::vector<ColleagueRow> found;
  session.each(
      "select b.id, p.first_name, p.last_name, b.state, f.until, f.answered from booked_for f "
      "join booking b on b.id = f.booking_id join person p on p.id = b.person_id where f.booker_id = $1 "
      "and p.erased = 0 order by b.booked_at, b.id",
      {booker_id}, [&](const store::Row& row) {
        const auto state = parse_state(row.text(3));
        if (!state.ok()) throw std::logic_error("the store holds a booking without a state");
        found.push_back({row.text(0), trimmed(row.text(1) + " " + row.text(2)), *state, moment_of(row.text(4)),
                         static_cast<Details>(row.integer(5))});
      });
  return found;
}

std::vector<std::string> events_with_lapsed(store::Session& session, Instant now) {
  std::vector<std::string> found;
  session.each(
      "select distinct event_id from booked_for where answered = 0 and until <> '' and until <= $1 order by event_id",
      {iso_instant(now)}, [&](const store::Row& row) { found.push_back(row.text(0)); });
  return found;
}

std::vector<std::string> lapsed_details(store::Session& session, const std::string& event_id, Instant now,
                                        std::int64_t at_most) {
  std::vector<std::string> found;
  session.each(
      "select booking_id from booked_for where event_id = $1 and answered = 0 and until <> '' and until <= $2 "
      "order by booking_id limit $3",
      {event_id, iso_instant(now), at_most}, [&](const store::Row& row) { found.push_back(row.text(0)); });
  return found;
}

}  // namespace muster::booking::sql
