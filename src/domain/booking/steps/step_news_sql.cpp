// What a step, and a list that was imported, are to other programs.
#include "step_news_sql.hpp"

#include <muster/domain/booking/news_person_sql.hpp>
#include <muster/domain/webhooks/news_sql.hpp>

#include <optional>

namespace muster::booking {
namespace {

std::optional<webhooks::Kind> news_of(State state) {
  switch (state) {
    case State::booked:
      return webhooks::Kind::booked;
    case State::waiting:
      return webhooks::Kind::waiting;
    case State::cancelled:
      return webhooks::Kind::cancelled;
    case State::came:
      return webhooks::Kind::came;
    default:
      return std::nullopt;
  }
}

}  // namespace

namespace sql {

void tell_state(store::Session& session, const std::string& booking_id, State state, Instant at) {
  const auto kind = news_of(state);
  if (!kind || !webhooks::anybody_listens(session)) return;
  const auto row = session.first(
      "select e.slug, e.programme_id from booking_row b join event e on e.id = b.event_id where b.id = $1",
      {booking_id});
  if (!row) return;
  webhooks::tell(
      session, {*kind, row->text(1), booking_id, json_object({{"event", row->text(0)}, {"booking", booking_id}}), at});
}

void tell_list(store::Session& session, const std::string& event_id, const std::string& import_id, Instant at) {
  if (!webhooks::anybody_listens(session)) return;
  const auto row = session.first("select slug, programme_id from event where id = $1", {event_id});
  if (!row) return;
  webhooks::tell(session, {webhooks::Kind::list_taken_in, row->text(1), import_id,
                           json_object({{"event", row->text(0)}, {"import", import_id}}), at});
}

}  // namespace sql

Json news_person(store::Session& session, const std::string& booking_id, bool personal) {
  const auto row = session.first(
      "select p.id, p.first_name, p.last_name, p.email, coalesce(o.name, '') from booking b join person p on p.id = "
      "b.person_id left join organisation o on o.id = p.organisation_id where b.id = $1 and p.erased = 0",
      {booking_id});
  if (!row) return json_object({});
  if (!personal) return json_object({{"person", row->text(0)}});
  return json_object({{"person", row->text(0)},
                      {"first_name", row->text(1)},
                      {"last_name", row->text(2)},
                      {"email", row->text_or_empty(3)},
                      {"organisation", row->text(4)}});
}

}  // namespace muster::booking
