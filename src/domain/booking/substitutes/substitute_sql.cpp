// Statements about requests for substitutes.
#include "substitute_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/list_statement.hpp>

namespace muster::booking::sql {
namespace {

const std::string columns =
    "s.booking_id, p.id, p.first_name, p.last_name, coalesce(o.name, ''), s.first_name, s.last_name, s.email, "
    "s.job_title, s.asked_at";
const std::string from_requests =
    " from substitute_request s join booking b on b.id = s.booking_id join person p on p.id = b.person_id "
    "left join organisation o on o.id = p.organisation_id ";
const std::string stands = "s.step = (select max(t.number) from booking_step t where t.booking_id = s.booking_id)";

SubstituteRequest request_from(const store::Row& row) {
  SubstituteRequest request;
  request.booking_id = row.text(0);
  request.person_id = row.text(1);
  request.name = trimmed(row.text(2) + " " + row.text(3));
  request.organisation = row.text(4);
  request.other = {row.text(5), row.text(6), row.text(7), row.text(8), row.text(4), std::nullopt};
  request.asked_at = row.text(9);
  return request;
}

}  // namespace

std::optional<SubstituteRequest> find_request(store::Session& session, const std::string& booking_id) {
  const auto row =
      session.first("select " + columns + from_requests + "where s.booking_id = $1 and " + stands, {booking_id});
  return row ? std::optional(request_from(*row)) : std::nullopt;
}

void save_request(store::Session& session, const std::string& booking_id, const std::string& event_id,
                  const people::TypedPerson& other, Instant at) {
  drop_request(session, booking_id);
  session.execute(
      "insert into substitute_request (booking_id, event_id, step, first_name, last_name, email, job_title, asked_at) "
      "select $1, $2, max(t.number), $3, $4, $5, $6, $7 from booking_step t where t.booking_id = $1",
      {booking_id, event_id, other.first_name, other.last_name, other.email, other.job_title, iso_instant(at)});
}

void drop_request(store::Session& session, const std::string& booking_id) {
  session.execute("delete from substitute_request where booking_id = $1", {booking_id});
}

ListPage<SubstituteRequest> listed_requests(store::Session& session, const std::string& event_id,
                                            const ListQuery& query) {
  store::ListStatement list("substitute_request s", "s.booking_id");
  list.where("s.event_id = {}", {event_id}).where(stands, {});
  list.sort("asked", {"s.asked_at"});
  list.columns(columns,
               "substitute_request s join booking b on b.id = s.booking_id join person p on p.id = b.person_id "
               "left join organisation o on o.id = p.organisation_id");
  return list.page(session, query, request_from);
}

}  // namespace muster::booking::sql
