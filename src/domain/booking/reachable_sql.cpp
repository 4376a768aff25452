// People whom mail goes to, by their ids.
#include <muster/domain/booking/reachable_sql.hpp>

#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

namespace muster::booking {
namespace {

const std::string of_event =
    "select p.id, p.first_name, p.last_name, p.email from booking b join person p on p.id = b.person_id "
    "where b.event_id = $1 and p.erased = 0 and ";

std::string statement_for(Audience audience, const std::string& rest) {
  switch (audience) {
    case Audience::registered:
      return of_event + "b.state in ('booked', 'came', 'did_not_come')" + rest;
    case Audience::came:
      return of_event + "b.state = 'came'" + rest;
    case Audience::of_programme:
      break;
  }
  return "select p.id, p.first_name, p.last_name, p.email from person p where p.erased = 0 and exists "
         "(select 1 from booking b join event e on e.id = b.event_id where b.person_id = p.id and b.state in "
         "('booked', "
         "'came', 'did_not_come') and e.programme_id = (select h.programme_id from event h where h.id = $1))" +
         rest;
}

}  // namespace

std::vector<ReachablePerson> reachable_people(store::Session& session, const std::string& event_id, Audience audience,
                                              const std::string& after, std::size_t most) {
  std::vector<ReachablePerson> found;
  session.each(statement_for(audience, " and p.id > $2 order by p.id limit $3"),
               {event_id, after, static_cast<std::int64_t>(most)}, [&](const store::Row& row) {
                 found.push_back({row.text(0), trimmed(row.text(1) + " " + row.text(2)),
                                  mail::check_address(row.text(3)).ok() ? row.text(3) : std::string()});
               });
  return found;
}

bool is_reachable(store::Session& session, const std::string& event_id, Audience audience,
                  const std::string& person_id) {
  return session.first(statement_for(audience, " and p.id = $2"), {event_id, person_id}).has_value();
}

}  // namespace muster::booking
