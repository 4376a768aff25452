// Statements about tables and who sits at them.
#include "table_sql.hpp"

#include <algorithm>

namespace muster::booking::sql {
namespace {

constexpr std::size_t at_once = 200;  // rows of one statement, four values each

}  // namespace

StoredTables stored_tables(store::Session& session, const std::string& event_id, const std::string& session_code) {
  const auto row = session.first(
      "select tables, places, kind, on_badge, version from table_plan where event_id = $1 and session_code = $2",
      {event_id, session_code});
  if (!row) return {};
  return {{row->integer(0), row->integer(1), row->text(2), row->integer(3) == 1}, row->integer(4)};
}

void save_tables(store::Session& session, const std::string& event_id, const std::string& session_code,
                 const StoredTables& tables) {
  session.execute(
      "insert into table_plan (event_id, session_code, tables, places, kind, on_badge, version) "
      "values ($1, $2, $3, $4, $5, $6, $7) on conflict (event_id, session_code) do update set "
      "tables = excluded.tables, places = excluded.places, kind = excluded.kind, on_badge = excluded.on_badge, "
      "version = excluded.version",
      {event_id, session_code, tables.rules.tables, tables.rules.places, tables.rules.kind,
       std::int64_t{tables.rules.on_badge ? 1 : 0}, tables.version});
}

std::vector<TableGuest> table_guests(store::Session& session, const std::string& event_id,
                                     const std::string& session_code) {
  std::vector<std::pair<std::string, TableGuest>> found;
  session.each(
      "select b.id, p.id, p.first_name, p.last_name, coalesce(o.id, ''), coalesce(o.name, ''), "
      "coalesce(o.kind, b.own_kind), "
      "s.table_number, s.by_hand, b.booked_at from booking b join person p on p.id = b.person_id "
      "left join organisation o on o.id = p.organisation_id left join seat_turn t on t.booking_id = b.id "
      "left join table_seat s on s.booking_id = b.id and s.session_code = $2 "
      "where b.event_id = $1 and b.state in ('booked', 'came') and p.erased = 0 and coalesce(t.online, 0) = 0 and "
      "($2 = '' or not exists (select 1 from offered_session f where f.event_id = $1 and f.code = $2) or "
      "exists (select 1 from session_choice c where c.booking_id = b.id and c.code = $2))",
      {event_id, session_code}, [&](const store::Row& row) {
        TableGuest guest{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
        if (!row.is_null(7)) {
          guest.table = row.integer(7);
          guest.by_hand = row.integer(8) == 1;
        }
        found.emplace_back(row.text(9), std::move(guest));
      });
  // Bytes, which databases may order in other ways.
  std::ranges::sort(found, [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first < right.first : left.second.booking < right.second.booking;
  });
  std::vector<TableGuest> guests;
  guests.reserve(found.size());
  for (auto& [booked, guest] : found) guests.push_back(std::move(guest));
  return guests;
}

void save_seats_at_tables(store::Session& session, const std::string& session_code,
                          const std::vector<TableGuest>& guests) {
  for (std::size_t begin = 0; begin < guests.size(); begin += at_once) {
    std::string rows;
    store::Values values{session_code};
    const auto next = [&](store::Value value) {
      values.push_back(std::move(value));
      return "$" + std::to_string(values.size());
    };
    for (auto at = begin; at < std::min(begin + at_once, guests.size()); ++at) {
      const auto& guest = guests[at];
      if (!guest.table) {
        session.execute("delete from table_seat where booking_id = $1 and session_code = $2",
                        {guest.booking, session_code});
        continue;
      }
      rows += (rows.empty() ? "(" : ", (") + next(guest.booking) + ", $1, " + next(*guest.table) + ", " +
              next(std::int64_t{guest.by_hand ? 1 : 0}) + ")";
    }
    if (rows.empty()) continue;
    session.execute("insert into table_seat (booking_id, session_code, table_number, by_hand) values " + rows +
                        " on conflict (booking_id, session_code) do update set table_number = excluded.table_number, "
                        "by_hand = excluded.by_hand",
                    values);
  }
}

void drop_empty_chairs(store::Session& session, const std::string& event_id, const std::string& session_code) {
  session.execute(
      "delete from table_seat where session_code = $2 and booking_id in (select id from booking where event_id = $1 "
      "and state not in ('booked', 'came', 'did_not_come'))",
      {event_id, session_code});
}

std::map<std::string, std::int64_t> tables_on_badges(store::Session& session, const std::string& event_id) {
  std::map<std::string, std::int64_t> tables;
  session.each(
      "select s.booking_id, s.table_number from table_plan t join booking b on b.event_id = t.event_id "
      "join table_seat s on s.booking_id = b.id and s.session_code = t.session_code "
      "where t.event_id = $1 and t.session_code = '' and t.on_badge = 1 and s.table_number <= t.tables",
      {event_id}, [&](const store::Row& row) { tables[row.text(0)] = row.integer(1); });
  return tables;
}

std::map<std::string, std::int64_t> tables_of(store::Session& session, const std::string& booking_id) {
  std::map<std::string, std::int64_t> tables;
  session.each("select session_code, table_number from table_seat where booking_id = $1", {booking_id},
               [&](const store::Row& row) { tables[row.text(0)] = row.integer(1); });
  return tables;
}

}  // namespace muster::booking::sql
