// One page of an event's delegates.
#include "delegate_list_sql.hpp"

#include <muster/platform/store/list_statement.hpp>

namespace muster::booking::sql {

ListPage<ListedDelegate> listed_delegates(store::Session& session, const std::string& event_id, const ListQuery& query,
                                          Contacts contacts, const std::optional<std::int64_t>& all) {
  store::ListStatement list("booking b", "b.id");
  if (all) list.all(*all);
  list.where("b.event_id = {}", {event_id}).search("b.search_text").filter("state", "b.state");
  list.filter("kind", "b.organisation_kind");
  if (contacts == Contacts::shown) list.search("b.search_email");
  list.sort("name", {"b.sort_name"}).sort("organisation", {"b.sort_organisation", "b.sort_name"});
  list.sort("state", {"b.state", "b.organisation_kind", "b.sort_name"});
  list.columns(
      "p.id, p.first_name, p.last_name, p.email, p.job_title, p.organisation_id, o.name, o.kind, p.erased, b.state, "
      "coalesce((select max(s.taken_at) from booking_step s where s.booking_id = b.id), '')",
      "booking b join person p on p.id = b.person_id left join organisation o on o.id = p.organisation_id");
  return list.page(session, query, [](const store::Row& row) {
    // Somebody was there, and counts; who it was is forgotten.
    const auto state = parse_state(row.text(9));
    if (!state.ok()) throw std::logic_error("the store holds a booking without a state");
    return ListedDelegate{{row.text(0), row.text(1), row.integer(8) == 1 ? erased_name : row.text(2), row.text(3),
                           row.text(4), row.text_or_empty(5), row.text_or_empty(6), row.text_or_empty(7)},
                          *state,
                          row.text(10)};
  });
}

std::int64_t organisation_count(store::Session& session, const std::string& event_id) {
  // One walk of an index tells the names. A name is nearly always one organisation's; where several have it, the
  // bookings of that name are asked for theirs.
  std::int64_t count = 0;
  std::vector<std::string> shared;
  session.each(
      "select g.name, (select count(*) from organisation o where o.hidden = 0 and o.sort_name = g.name) from "
      "(select b.sort_organisation as name from booking b where b.event_id = $1 and b.sort_organisation <> '' "
      "and b.state in ('booked', 'came', 'did_not_come') group by b.sort_organisation) g",
      {event_id}, [&](const store::Row& row) {
        if (row.integer(1) > 1)
          shared.push_back(row.text(0));
        else
          ++count;
      });
  for (const auto& name : shared)
    count += session
                 .first(
                     "select count(distinct p.organisation_id) from booking b cross join person p where b.event_id = "
                     "$1 and b.sort_organisation = $2 and b.state in ('booked', 'came', 'did_not_come') and p.id = "
                     "b.person_id",
                     {event_id, name})
                 ->integer(0);
  return count;
}

std::map<State, std::int64_t> bookings_by_state(store::Session& session, const std::string& event_id) {
  std::map<State, std::int64_t> found;
  session.each("select state, count(*) from booking where event_id = $1 group by state", {event_id},
               [&](const store::Row& row) {
                 if (const auto state = parse_state(row.text(0)); state.ok()) found[*state] = row.integer(1);
               });
  return found;
}

}  // namespace muster::booking::sql
