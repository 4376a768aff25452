// What an event leaves behind goes when its time is over: addresses, job titles, names and needs.
#include <muster/domain/booking/delegate_retention_sql.hpp>

#include <muster/domain/people/people_forgetting_sql.hpp>

namespace muster::booking {
namespace {

/// What stood in them before changes goes with what stands in them now.
const std::string changes_last_seen_before =
    "(select c.id from person_change c where not exists (select 1 from booking b join event e on e.id = b.event_id "
    "where b.person_id = c.holder_id and e.date >= $1))";

/// For each detail: the day of the last event and how many people have it.
std::string first_due_of(const std::string& condition) {
  return "select last_seen, count(*) from (select max(e.date) as last_seen from person p join booking b "
         "on b.person_id = p.id join event e on e.id = b.event_id where p.erased = 0" +
         condition + " group by p.id) as seen group by last_seen order by last_seen limit 1";
}

std::string_view has(Detail detail) {
  if (detail == Detail::email) return "p.email <> ''";
  if (detail == Detail::job_title) return "p.job_title <> ''";
  return "p.erased = 0";
}

std::string first_due_of(Detail detail) {
  if (detail == Detail::email) return first_due_of(" and p.email <> ''");
  if (detail == Detail::job_title) return first_due_of(" and p.job_title <> ''");
  if (detail == Detail::name) return first_due_of("");
  return "select e.date, count(*) from delegate_needs n join event e on e.id = n.event_id group by e.date "
         "order by e.date limit 1";
}

}  // namespace

std::vector<std::string> people_last_seen_before(store::Session& session, Detail detail, const std::string& day) {
  std::vector<std::string> found;
  session.each(
      "select p.id from person p join booking b on b.person_id = p.id join event e on e.id = b.event_id where " +
          std::string(has(detail)) + " group by p.id having max(e.date) < $1 order by p.id",
      {day}, [&](const store::Row& row) { found.push_back(row.text(0)); });
  return found;
}

std::vector<std::string> still_last_seen_before(store::Session& session, const std::vector<std::string>& ids,
                                                const std::string& day) {
  std::vector<std::string> still;
  for (const auto& id : ids) {
    const auto row = session.first(
        "select max(e.date) from booking b join event e on e.id = b.event_id where b.person_id = $1", {id});
    if (row && !row->is_null(0) && row->text(0) < day) still.push_back(id);
  }
  return still;
}

std::int64_t clear_emails(store::Session& session, const std::vector<std::string>& ids, const std::string& day) {
  return people::clear_emails(session, still_last_seen_before(session, ids, day));
}

std::int64_t clear_job_titles(store::Session& session, const std::vector<std::string>& ids, const std::string& day) {
  return people::clear_job_titles(session, still_last_seen_before(session, ids, day));
}

void clear_earlier_emails(store::Session& session, const std::string& day) {
  session.execute("update person_before set email = '' where email <> '' and change_id in " + changes_last_seen_before,
                  {day});
}

void clear_earlier_job_titles(store::Session& session, const std::string& day) {
  session.execute(
      "update person_before set job_title = '' where job_title <> '' and change_id in " + changes_last_seen_before,
      {day});
}

DroppedNeeds drop_needs(store::Session& session, const std::string& day, std::int64_t most) {
  const auto earlier = session.execute(
      "delete from needs_before where (change_id, side, event_id) in (select n.change_id, n.side, n.event_id from "
      "needs_before n where n.event_id in (select id from event where date < $1) limit $2)",
      {day, most});
  const auto delegates = session.execute(
      "delete from delegate_needs where (event_id, person_id) in (select n.event_id, n.person_id from delegate_needs n "
      "where n.event_id in (select id from event where date < $1) limit $2)",
      {day, most});
  return {delegates, earlier >= most || delegates >= most};
}

std::optional<FirstDue> first_due(store::Session& session, Detail detail) {
  const auto row = session.first(first_due_of(detail));
  return row ? std::optional(FirstDue{row->text(0), row->integer(1)}) : std::nullopt;
}

}  // namespace muster::booking
