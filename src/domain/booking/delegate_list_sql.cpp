// One page of an event's delegates.
#include "delegate_list_sql.hpp"

#include <muster/platform/store/list_statement.hpp>

namespace muster::booking::sql {
namespace {

constexpr std::string_view registered = "b.state in ('booked', 'came', 'did_not_come')";

}  // namespace

ListPage<ListedDelegate> listed_delegates(store::Session& session, const std::string& event_id, const ListQuery& query,
                                          Contacts contacts) {
  store::ListStatement list("booking b", "b.id");
  list.where("b.event_id = {}", {event_id}).search("b.search_text").filter("state", "b.state");
  list.filter("kind", "b.organisation_kind");
  if (contacts == Contacts::shown) list.search("b.search_email");
  list.sort("name", {"b.sort_name"}).sort("organisation", {"b.sort_organisation", "b.sort_name"});
  list.sort("state", {"b.state", "b.organisation_kind", "b.sort_name"});
  list.columns(
      "p.id, p.first_name, p.last_name, p.email, p.job_title, p.organisation_id, o.name, coalesce(o.kind, b.own_kind), "
      "p.erased, b.state, "
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

std::set<std::string> people_not_named(store::Session& session, const std::string& event_id) {
  std::set<std::string> found;
  session.each(
      "select b.person_id from booking b left join booking_own w on w.booking_id = b.id left join booking_page s on "
      "s.event_id = b.event_id where b.event_id = $1 and (w.named = 'no' or (coalesce(w.named, '') = '' and "
      "s.unasked_named = 0))",
      {event_id}, [&](const store::Row& row) { found.insert(row.text(0)); });
  return found;
}

std::map<State, std::int64_t> bookings_by_state(const ListFigures& figures) {
  std::map<State, std::int64_t> found;
  for (const auto& group : figures.groups)
    if (const auto state = parse_state(group.values.at("state")); state.ok()) found[*state] += group.rows;
  return found;
}

std::int64_t organisation_count(store::Session& session, const std::string& event_id, std::int64_t most_steps) {
  // A name is nearly always one organisation's; where several have it, its bookings are asked for theirs.
  const auto of_shared = [&](const std::string& name) {
    const auto sql =
        "select count(distinct p.organisation_id) from booking b cross join person p where b.event_id = $1 and "
        "b.sort_organisation = $2 and " +
        std::string(registered) + " and p.id = b.person_id";
    return session.first(sql, {event_id, name})->integer(0);
  };
  std::int64_t count = 0;
  bool more = false;
  std::vector<std::string> shared;
  // From each name to the next by the index: most events have few.
  session.each(
      "with recursive named (name, number) as (select min(b.sort_organisation), 1 from booking_row b where b.event_id "
      "= $1 and b.sort_organisation > '' union all select (select min(b.sort_organisation) from booking_row b where "
      "b.event_id = $1 and b.sort_organisation > n.name), n.number + 1 from named n where n.name is not null and "
      "n.number <= $2) select n.name, n.number, (select count(*) from organisation o where o.hidden = 0 and "
      "o.sort_name = n.name) from named n where n.name is not null and (n.number > $2 or exists (select 1 from booking "
      "b where b.event_id = $1 and b.sort_organisation = n.name and " +
          std::string(registered) + "))",
      {event_id, most_steps}, [&](const store::Row& row) {
        more = more || row.integer(1) > most_steps;
        if (row.integer(2) > 1)
          shared.push_back(row.text(0));
        else
          ++count;
      });
  if (more) {
    count = session
                .first(
                    "select count(*) from (select 1 from booking b where b.event_id = $1 and b.sort_organisation "
                    "<> '' and " +
                        std::string(registered) + " group by b.sort_organisation) g",
                    {event_id})
                ->integer(0);
    shared.clear();
    session.each(
        "select o.sort_name from organisation o where o.hidden = 0 group by o.sort_name having count(*) > 1 and exists "
        "(select 1 from booking b where b.event_id = $1 and b.sort_organisation = o.sort_name and " +
            std::string(registered) + ")",
        {event_id}, [&](const store::Row& row) { shared.push_back(row.text(0)); });
    count -= static_cast<std::int64_t>(shared.size());
  }
  for (const auto& name : shared) count += of_shared(name);
  return count;
}

}  // namespace muster::booking::sql
