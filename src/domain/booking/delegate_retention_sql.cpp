// What an event leaves behind goes when its time is over: addresses, job titles, names and needs.
#include <muster/domain/booking/delegate_retention_sql.hpp>

namespace muster::booking {

std::int64_t clear_emails(store::Session& session, const std::string& day) {
  session.execute(
      "update person_before set email = '' where email <> '' and change_id in (select c.id from person_change c "
      "where not exists (select 1 from booking b join event e on e.id = b.event_id "
      "where b.person_id = c.holder_id and e.date >= $1))",
      {day});
  return session.execute(
      "update person set email = '', search_email = '' where email <> '' "
      "and exists (select 1 from booking b where b.person_id = person.id) "
      "and not exists (select 1 from booking b join event e on e.id = b.event_id "
      "where b.person_id = person.id and e.date >= $1)",
      {day});
}

std::int64_t clear_job_titles(store::Session& session, const std::string& day) {
  session.execute(
      "update person_before set job_title = '' where job_title <> '' and change_id in (select c.id "
      "from person_change c where not exists (select 1 from booking b join event e on e.id = b.event_id "
      "where b.person_id = c.holder_id and e.date >= $1))",
      {day});
  return session.execute(
      "update person set job_title = '' where job_title <> '' "
      "and exists (select 1 from booking b where b.person_id = person.id) "
      "and not exists (select 1 from booking b join event e on e.id = b.event_id "
      "where b.person_id = person.id and e.date >= $1)",
      {day});
}

std::vector<std::string> people_last_seen_before(store::Session& session, const std::string& day) {
  std::vector<std::string> ids;
  session.each(
      "select p.id from person p join booking b on b.person_id = p.id join event e on e.id = b.event_id "
      "where p.erased = 0 group by p.id having max(e.date) < $1 order by p.id",
      {day}, [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

std::int64_t drop_needs(store::Session& session, const std::string& day) {
  session.execute("delete from needs_before where event_id in (select id from event where date < $1)", {day});
  return session.execute("delete from delegate_needs where event_id in (select id from event where date < $1)", {day});
}

std::optional<FirstDue> first_due(store::Session& session, Detail detail) {
  constexpr std::string_view by_email =
      "select last_seen, count(*) from (select max(e.date) as last_seen from person p join booking b "
      "on b.person_id = p.id join event e on e.id = b.event_id where p.erased = 0 and p.email <> '' group by p.id) "
      "as seen group by last_seen order by last_seen limit 1";
  constexpr std::string_view by_job_title =
      "select last_seen, count(*) from (select max(e.date) as last_seen from person p join booking b "
      "on b.person_id = p.id join event e on e.id = b.event_id where p.erased = 0 and p.job_title <> '' group by p.id) "
      "as seen group by last_seen order by last_seen limit 1";
  constexpr std::string_view by_name =
      "select last_seen, count(*) from (select max(e.date) as last_seen from person p join booking b "
      "on b.person_id = p.id join event e on e.id = b.event_id where p.erased = 0 group by p.id) "
      "as seen group by last_seen order by last_seen limit 1";
  constexpr std::string_view by_needs =
      "select e.date, count(*) from delegate_needs n join event e on e.id = n.event_id "
      "group by e.date order by e.date limit 1";
  const auto row = session.first(detail == Detail::email       ? by_email
                                 : detail == Detail::job_title ? by_job_title
                                 : detail == Detail::name      ? by_name
                                                               : by_needs);
  return row ? std::optional(FirstDue{row->text(0), row->integer(1)}) : std::nullopt;
}

}  // namespace muster::booking
