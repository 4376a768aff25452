// People across events: found by the keys beside their names, kept to the programmes that may know of them.
#include <muster/domain/booking/people_list_sql.hpp>

#include <muster/platform/store/list_statement.hpp>

namespace muster::booking {

ListPage<people::PersonRecord> listed_people(store::Session& session,
                                             const std::optional<std::vector<std::string>>& programmes,
                                             const ListQuery& query) {
  store::ListStatement list("person p", "p.id");
  list.where("p.erased = 0").search("p.search_text").search("p.search_email");
  list.search_where("p.organisation_id in (select o.id from organisation o where o.search_text like {})");
  if (programmes) {
    std::string places;
    for (std::size_t at = 0; at < programmes->size(); ++at) places += at == 0 ? "{}" : ", {}";
    // Asked of each person who was found; the programmes' events are looked up once.
    list.where(programmes->empty()
                   ? "1 = 0"
                   : "exists (select 1 from booking b where b.person_id = p.id and b.event_id in (select "
                     "e.id from event e join programme m on m.id = e.programme_id where m.name in (" +
                         places + ")))",
               store::Values(programmes->begin(), programmes->end()));
  }
  list.sort("name", {"p.sort_name"});
  list.columns("p.id, p.first_name, p.last_name, p.email, p.job_title, p.organisation_id, o.name",
               "person p left join organisation o on o.id = p.organisation_id");
  return list.page(session, query, [](const store::Row& row) {
    return people::PersonRecord{row.text(0), row.text(1),          row.text(2),         row.text(3),
                                row.text(4), row.text_or_empty(5), row.text_or_empty(6)};
  });
}

}  // namespace muster::booking
