// People across events: found by the keys beside their names, kept to the programmes that may know of them.
#include <muster/domain/booking/people_list_sql.hpp>

#include <muster/domain/access/programme_sql.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

std::string places(std::size_t count) {
  std::string all;
  for (std::size_t at = 0; at < count; ++at) all += at == 0 ? "{}" : ", {}";
  return all;
}

/// Only people who stand in an event of these programmes.
void keep_to(store::Session& session, const std::vector<std::string>& programmes, store::ListStatement& list) {
  std::string any;
  store::Values patterns;
  for (const auto& each : access::all_programmes(session)) {
    if (std::find(programmes.begin(), programmes.end(), each.name) == programmes.end()) continue;
    // Most people stand in the events of one, and to compare is quicker than to look inside.
    any += (any.empty() ? "(" : " or ") + std::string("p.programmes = {} or p.programmes like {}");
    patterns.emplace_back(each.id);
    patterns.emplace_back("%" + each.id + "%");
  }
  if (any.empty()) list.where("1 = 0");
  if (!any.empty()) list.where(any + ")", patterns);
}

/// Nobody whom only a list that is still being saved has booked: each person is asked for a booking that is seen.
void leave_hidden_out(const std::optional<std::vector<std::string>>& programmes, store::ListStatement& list) {
  if (!programmes) {
    list.where(
        "(p.id not in (select m.subject_id from import_made m join unfinished_import u on u.import_id = m.import_id "
        "where m.subject = 'person') or exists (select 1 from booking b where b.person_id = p.id))");
  } else if (!programmes->empty()) {
    list.where(
        "exists (select 1 from booking b where b.person_id = p.id and b.event_id in (select e.id from event e join "
        "programme m on m.id = e.programme_id where m.name in (" +
            places(programmes->size()) + ")))",
        store::Values(programmes->begin(), programmes->end()));
  }
}

}  // namespace

ListPage<people::PersonRecord> listed_people(store::Session& session,
                                             const std::optional<std::vector<std::string>>& programmes,
                                             const ListQuery& query) {
  store::ListStatement list("person p", "p.id");
  list.where("p.erased = 0").search("p.search_text").search("p.search_email");
  list.search_where("p.organisation_id in (select o.id from organisation o where o.search_text like {})");
  if (programmes) keep_to(session, *programmes, list);
  if (session.first("select 1 from unfinished_import limit 1")) leave_hidden_out(programmes, list);
  list.sort("name", {"p.sort_name"});
  list.columns("p.id, p.first_name, p.last_name, p.email, p.job_title, p.organisation_id, o.name",
               "person p left join organisation o on o.id = p.organisation_id");
  return list.page(session, query, [](const store::Row& row) {
    return people::PersonRecord{row.text(0), row.text(1),          row.text(2),         row.text(3),
                                row.text(4), row.text_or_empty(5), row.text_or_empty(6)};
  });
}

}  // namespace muster::booking
