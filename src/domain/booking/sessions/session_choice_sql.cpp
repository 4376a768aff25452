// Statements about sessions that are offered and chosen.
#include "session_choice_sql.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/list_statement.hpp>

namespace muster::booking::sql {

std::vector<std::string> offered_codes(store::Session& session, const std::string& event_id) {
  std::vector<std::string> codes;
  session.each("select code from offered_session where event_id = $1 order by code", {event_id},
               [&](const store::Row& row) { codes.push_back(row.text(0)); });
  return codes;
}

void save_offered(store::Session& session, const std::string& event_id, const std::vector<std::string>& codes) {
  session.execute("delete from offered_session where event_id = $1", {event_id});
  for (const auto& code : codes)
    session.execute(
        "insert into offered_session (event_id, code) values ($1, $2) on conflict (event_id, code) do nothing",
        {event_id, code});
}

std::vector<ChosenCount> chosen_counts(store::Session& session, const std::string& event_id) {
  std::vector<ChosenCount> counts;
  session.each(
      "select c.code, coalesce(t.online, 0), count(*) from booking b join session_choice c on c.booking_id = b.id "
      "left join seat_turn t on t.booking_id = b.id where b.event_id = $1 and b.state not in ('cancelled', 'declined') "
      "group by c.code, coalesce(t.online, 0) order by c.code, coalesce(t.online, 0)",
      {event_id}, [&](const store::Row& row) { counts.push_back({row.text(0), row.integer(1) != 0, row.integer(2)}); });
  return counts;
}

std::vector<std::string> chosen_codes(store::Session& session, const std::string& booking_id) {
  std::vector<std::string> codes;
  session.each("select code from session_choice where booking_id = $1 order by code", {booking_id},
               [&](const store::Row& row) { codes.push_back(row.text(0)); });
  return codes;
}

std::map<std::string, std::set<std::string>> chosen_by_booking(store::Session& session, const std::string& event_id) {
  std::map<std::string, std::set<std::string>> chosen;
  session.each(
      "select c.booking_id, c.code from session_choice c join booking b on b.id = c.booking_id where b.event_id = $1",
      {event_id}, [&](const store::Row& row) { chosen[row.text(0)].insert(row.text(1)); });
  return chosen;
}

void save_choice(store::Session& session, const std::string& booking_id, const std::vector<std::string>& codes) {
  drop_choice(session, booking_id);
  for (const auto& code : codes)
    session.execute(
        "insert into session_choice (booking_id, code) values ($1, $2) on conflict (booking_id, code) do nothing",
        {booking_id, code});
}

void drop_choice(store::Session& session, const std::string& booking_id) {
  session.execute("delete from session_choice where booking_id = $1", {booking_id});
}

std::vector<std::string> choosers_of(store::Session& session, const std::string& event_id, const std::string& code) {
  std::vector<std::string> bookings;
  session.each(
      "select b.id from session_choice c join booking b on b.id = c.booking_id join person p on p.id = b.person_id "
      "where b.event_id = $1 and c.code = $2 and b.state not in ('cancelled', 'declined') and p.erased = 0 order by "
      "b.id",
      {event_id, code}, [&](const store::Row& row) { bookings.push_back(row.text(0)); });
  return bookings;
}

ListPage<SessionGuest> guests_of(store::Session& session, const std::string& event_id, const std::string& code,
                                 const ListQuery& query) {
  store::ListStatement list("booking b", "b.id");
  list.where("b.event_id = {}", {event_id})
      .where("b.state not in ('cancelled', 'declined')")
      .where("exists (select 1 from session_choice c where c.booking_id = b.id and c.code = {})", {code})
      .where("exists (select 1 from person x where x.id = b.person_id and x.erased = 0)");
  list.sort("name", {"b.sort_name"}).sort("organisation", {"b.sort_organisation", "b.sort_name"});
  list.columns("p.id, p.first_name, p.last_name, coalesce(o.name, ''), b.state",
               "booking b join person p on p.id = b.person_id left join organisation o on o.id = p.organisation_id");
  return list.page(session, query, [](const store::Row& row) {
    return SessionGuest{row.text(0), trimmed(row.text(1) + " " + row.text(2)), row.text(3), row.text(4)};
  });
}

}  // namespace muster::booking::sql
