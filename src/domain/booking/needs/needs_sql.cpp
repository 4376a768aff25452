// The one table of needs.
#include "needs_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/platform/store/list_statement.hpp>

namespace muster::booking::sql {

Needs select_needs(store::Session& session, const std::string& event_id, const std::string& person_id) {
  const auto row =
      session.first("select access_needs, dietary_needs from delegate_needs where event_id = $1 and person_id = $2",
                    {event_id, person_id});
  return row ? Needs{row->text(0), row->text(1)} : Needs{};
}

void save_needs(store::Session& session, const std::string& event_id, const std::string& person_id,
                const Needs& needs) {
  session.execute("delete from delegate_needs where event_id = $1 and person_id = $2", {event_id, person_id});
  if (needs.empty()) return;
  session.execute(
      "insert into delegate_needs (event_id, person_id, access_needs, dietary_needs) values ($1, $2, $3, $4)",
      {event_id, person_id, needs.access, needs.dietary});
}

std::vector<Needs> all_needs(store::Session& session, const std::string& event_id) {
  std::vector<Needs> all;
  session.each(
      "select n.access_needs, n.dietary_needs from delegate_needs n join booking b on b.event_id = n.event_id "
      "and b.person_id = n.person_id where n.event_id = $1 and b.state in ('booked', 'came', 'did_not_come') "
      "order by n.person_id",
      {event_id}, [&](const store::Row& row) { all.push_back({row.text(0), row.text(1)}); });
  return all;
}

ListPage<PersonNeeds> listed_needs(store::Session& session, const std::string& event_id, const ListQuery& query) {
  constexpr const char* from =
      "delegate_needs n join booking b on b.event_id = n.event_id and b.person_id = n.person_id";
  store::ListStatement list(from, "b.id");
  list.where("n.event_id = {}", {event_id}).where("b.state in ('booked', 'came', 'did_not_come')");
  list.search("b.search_text");
  list.sort("name", {"b.sort_name"}).sort("organisation", {"b.sort_organisation", "b.sort_name"});
  list.columns(
      "p.id, p.first_name, p.last_name, o.name, n.access_needs, n.dietary_needs",
      std::string(from) + " join person p on p.id = b.person_id left join organisation o on o.id = p.organisation_id");
  return list.page(session, query, [](const store::Row& row) {
    return PersonNeeds{row.text(0), row.text(1), row.text(2), row.text_or_empty(3), {row.text(4), row.text(5)}};
  });
}

std::int64_t registered(store::Session& session, const std::string& event_id) {
  return session
      .first("select count(*) from booking where event_id = $1 and state in ('booked', 'came', 'did_not_come')",
             {event_id})
      ->integer(0);
}

std::vector<NeedJoin> select_joins(store::Session& session, const std::string& programme_id) {
  std::vector<NeedJoin> joins;
  session.each(
      "select j.id, j.kind, j.name, w.wording_hash from need_join j join need_join_wording w on w.join_id = j.id "
      "where j.programme_id = $1 and j.replaced_by = '' order by j.id",
      {programme_id}, [&](const store::Row& row) {
        if (joins.empty() || joins.back().id != row.text(0))
          joins.push_back({row.text(0), row.text(1), row.text(2), {}});
        joins.back().wordings.insert(row.text(3));
      });
  return joins;
}

void insert_join(store::Session& session, const std::string& programme_id, const NeedJoin& join, Instant at) {
  session.execute("insert into need_join (id, programme_id, kind, name, made_at) values ($1, $2, $3, $4, $5)",
                  {join.id, programme_id, join.kind, join.name, iso_instant(at)});
  for (const auto& wording : join.wordings)
    session.execute("insert into need_join_wording (join_id, wording_hash) values ($1, $2)", {join.id, wording});
}

void replace_join(store::Session& session, const std::string& join_id, const std::string& replaced_by) {
  session.execute("update need_join set replaced_by = $2 where id = $1", {join_id, replaced_by});
}

void delete_join(store::Session& session, const std::string& join_id) {
  session.execute("delete from need_join where id = $1", {join_id});
}

void restore_joins(store::Session& session, const std::string& replaced_by) {
  session.execute("update need_join set replaced_by = '' where replaced_by = $1", {replaced_by});
}

bool is_booked(store::Session& session, const std::string& event_id, const std::string& person_id) {
  return session.first("select 1 from booking where event_id = $1 and person_id = $2", {event_id, person_id})
      .has_value();
}

}  // namespace muster::booking::sql
