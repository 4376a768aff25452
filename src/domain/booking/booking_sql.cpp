// Bookings and what imports made, in the store.
#include "booking_sql.hpp"

#include "seats/seat_sql.hpp"

#include <muster/domain/booking/any_delegates.hpp>
#include <muster/domain/intake/import_ledger_sql.hpp>
#include <muster/domain/people/people_forgetting_sql.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::booking {

bool any_delegates(store::Session& session, const std::string& event_id) {
  return session
      .first("select 1 from booking where event_id = $1 and state in ('booked', 'came', 'did_not_come') limit 1",
             {event_id})
      .has_value();
}

std::vector<Delegate> delegates(store::Session& session, const std::string& event_id) {
  std::vector<std::pair<std::string, Delegate>> found;  // with what orders each
  session.each(
      "select p.id, p.first_name, p.last_name, p.email, p.job_title, p.organisation_id, o.name, coalesce(o.kind, "
      "b.own_kind), "
      "p.erased, p.sort_name, p.place_code, "
      "case when w.named = 'no' or (coalesce(w.named, '') = '' and s.unasked_named = 0) then 0 else 1 end "
      "from booking b join person p on p.id = b.person_id "
      "left join booking_own w on w.booking_id = b.id left join booking_page s on s.event_id = b.event_id "
      "left join organisation o on o.id = p.organisation_id where b.event_id = $1 "
      "and b.state in ('booked', 'came', 'did_not_come')",
      {event_id}, [&](const store::Row& row) {
        found.push_back({row.text(9),
                         {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text_or_empty(5),
                          row.text_or_empty(6), row.text_or_empty(7), row.text(10), row.integer(11) == 1}});
        // Somebody was there, and counts; who it was is forgotten.
        if (row.integer(8) == 1) found.back().second.last_name = erased_name;
      });
  // Bytes, which databases may order in other ways.
  std::sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first < right.first : left.second.person_id < right.second.person_id;
  });
  std::vector<Delegate> delegates;
  delegates.reserve(found.size());
  for (auto& each : found) delegates.push_back(std::move(each.second));
  return delegates;
}

std::int64_t count_delegates(store::Session& session, const std::string& event_id) {
  return session
      .first("select count(*) from booking where event_id = $1 and state in ('booked', 'came', 'did_not_come')",
             {event_id})
      ->integer(0);
}

std::int64_t listed_rows(store::Session& session, const std::string& event_id) {
  return session
      .first(
          "select coalesce(sum(row_count), 0) from import "
          "where event_id = $1 and kind = 'delegates' and undone_at is null "
          "and id not in (select u.import_id from unfinished_import u)",
          {event_id})
      ->integer(0);
}

std::vector<TouchedBooking> touched_since(store::Session& session, const intake::Import& import) {
  std::vector<TouchedBooking> found;
  session.each(
      "select p.id, p.first_name, p.last_name, "
      "(select count(*) from booking_step s where s.booking_id = b.id and s.number > 1), "
      // A name that the import itself gave is no change since.
      "case when p.changed_at >= i.applied_at and not exists (select 1 from import_made n join person_change c "
      "on c.id = n.subject_id where n.import_id = i.id and n.subject = 'named' and c.holder_id = p.id "
      "and c.version_after = p.version) then 1 else 0 end, "
      "(select count(*) from person_change c where c.kind = 'merged' and c.holder_id = p.id) "
      "from import i join booking b on b.id in (select m.subject_id from import_made m where m.import_id = i.id "
      "and m.subject in ('booking', 'listed')) join person p on p.id = b.person_id where i.id = $1 "
      "and not exists (select 1 from import_made m join import o on o.id = m.import_id where m.subject_id = b.id "
      "and m.subject in ('booking', 'listed') and m.import_id <> $1 and o.undone_at is null "
      "and o.id not in (select u.import_id from unfinished_import u)) order by p.id",
      {import.id}, [&](const store::Row& row) {
        const LaterChanges since{row.integer(3) > 0, row.integer(4) > 0, row.integer(5) > 0};
        if (!is_touched(since)) return;
        found.push_back({row.text(0), trimmed(row.text(1) + " " + row.text(2)), touched_reason(since)});
      });
  std::stable_sort(found.begin(), found.end(), [](const TouchedBooking& left, const TouchedBooking& right) {
    return compare_names(left.name, right.name) < 0;
  });
  return found;
}

namespace sql {
std::unordered_map<std::string, EventBooking> bookings(store::Session& session, const std::string& event_id) {
  std::unordered_map<std::string, EventBooking> found;
  session.each("select person_id, id, state from booking where event_id = $1", {event_id}, [&](const store::Row& row) {
    const auto state = parse_state(row.text(2));
    if (!state.ok()) throw std::logic_error("the store holds a booking without a state");
    found.emplace(row.text(0), EventBooking{row.text(1), *state});
  });
  return found;
}

void drop_hidden(store::Session& session, const std::string& person_id, const std::string& event_id) {
  session.execute(
      "delete from booking_row where person_id = $1 and ($2 = '' or event_id = $2) "
      "and batch in (select u.batch from unfinished_import u)",
      {person_id, event_id});
}

std::vector<std::string> names_given_by(store::Session& session, const std::string& import_id) {
  std::vector<std::string> ids;
  session.each("select subject_id from import_made where import_id = $1 and subject = 'named' order by subject_id",
               {import_id}, [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

bool is_booked(store::Session& session, const std::string& person_id) {
  return session.first("select 1 from booking_row where person_id = $1 limit 1", {person_id}).has_value();
}

bool discard_saved(store::Session& session, const intake::Import& import, std::int64_t most) {
  // In this order: a person goes after the booking, an organisation after its people.
  for (const std::string subject : {"booking", "person", "organisation", "listed"}) {
    const auto made = session.query("select subject_id from import_made where import_id = $1 and subject = $2 limit $3",
                                    {import.id, subject, most});
    for (const auto& row : made) {
      const auto& id = row.text(0);
      if (subject == "booking")
        session.execute("delete from booking_row where id = $1 and batch = $2", {id, import.batch});
      if (subject == "person" && !is_booked(session, id)) people::delete_person(session, id);
      if (subject == "organisation") people::remove_organisation(session, id);
      intake::drop_made(session, import.id, subject, id);
    }
    if (!made.empty()) return true;
  }
  return false;
}

bool insert_booking(store::Session& session, const std::string& id, const std::string& event_id,
                    const std::string& person_id, const store::AuditContext& audit, State state,
                    const std::string& act_id, std::int64_t batch) {
  if (batch == 0) drop_hidden(session, person_id, event_id);
  const auto at = iso_instant(audit.at);
  // With the keys of lists at once: the trigger that adds them where they are missing would write every index twice.
  const auto added = session.execute(
      "insert into booking_row (id, event_id, person_id, booked_at, state, sort_name, sort_organisation, "
      "organisation_kind, search_text, search_email, batch) select $1, $2, p.id, $4, $5, p.sort_name, "
      "coalesce(o.sort_name, ''), "
      "coalesce(o.kind, ''), p.search_text || ' ' || coalesce(o.search_text, ''), p.search_email, $6 "
      "from person p left join organisation o on o.id = p.organisation_id where p.id = $3" +
          std::string(batch == 0 ? "" : " on conflict (event_id, person_id) do nothing"),
      {id, event_id, person_id, at, std::string(state_word(state)), batch});
  if (added == 0 && batch != 0) {
    // What an import hides that ended, or was undone, is in nobody's way.
    const auto left = session.execute(
        "delete from booking_row where event_id = $1 and person_id = $2 and batch in (select u.batch from "
        "unfinished_import u join import i on i.id = u.import_id where u.given_up = 1 or i.undone_at is not null)",
        {event_id, person_id});
    return left > 0 && insert_booking(session, id, event_id, person_id, audit, state, act_id, batch);
  }
  if (added != 1) throw std::logic_error("a booking is to be of somebody who is not in the store");
  session.execute(
      "insert into booking_step (id, booking_id, number, from_state, to_state, taken_at, taken_by, reason, act_id, "
      "undoes) values ($1, $1, 1, '', $2, $3, $4, '', $5, '')",
      {id, std::string(state_word(state)), at, audit.actor, act_id.empty() ? id : act_id});
  if (state == State::waiting) give_turn(session, id);
  return true;
}

}  // namespace sql
}  // namespace muster::booking
