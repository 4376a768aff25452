// Every SQL statement about seats.
#include "seat_sql.hpp"

#include <muster/domain/people/network_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace muster::booking::sql {
namespace {

const std::string select_claims =
    "select b.id, b.person_id, p.first_name, p.last_name, b.state, coalesce(o.kind, b.own_kind), p.organisation_id, "
    "p.place_code, t.turn, "
    "t.offered_until, t.online from booking b join person p on p.id = b.person_id "
    "left join organisation o on o.id = p.organisation_id left join seat_turn t on t.booking_id = b.id ";

SeatClaim claim_from(const store::Row& row, const Organisations& organisations) {
  SeatClaim claim;
  claim.booking = row.text(0);
  claim.person = row.text(1);
  claim.name = trimmed(row.text(2) + " " + row.text(3));
  const auto state = parse_state(row.text(4));
  if (!state.ok()) throw std::logic_error("the store holds a state that nobody knows");
  claim.state = *state;
  claim.kind = row.text_or_empty(5);
  claim.organisation = row.text_or_empty(6);
  if (!row.text(7).empty()) {
    claim.places = {row.text(7)};
  } else if (const auto served = organisations.places.find(claim.organisation); served != organisations.places.end()) {
    claim.places = served->second;
  }
  claim.turn = row.is_null(8) ? 0 : row.integer(8);
  if (const auto until = row.text_or_empty(9); !until.empty()) {
    if (const auto read = parse_instant(until); read.ok()) claim.until = *read;
  }
  claim.online = !row.is_null(10) && row.integer(10) == 1;
  return claim;
}

}  // namespace

Organisations seat_organisations(store::Session& session, const events::Event& event) {
  Organisations found;
  for (auto& each : people::organisations_for(session, event.programme_id, true)) {
    // The retired keep their people, and nothing is held for them.
    if (!each.retired)
      found.all.push_back({each.id, each.name, each.kind, static_cast<std::int64_t>(each.serves.size())});
    found.places.emplace(each.id, std::move(each.serves));
  }
  return found;
}

std::optional<StoredRules> find_rules(store::Session& session, const std::string& event_id) {
  const auto row = session.first("select rules, rules_before, version from seat_rules where event_id = $1", {event_id});
  return row ? std::optional(StoredRules{row->text(0), row->text(1), row->integer(2)}) : std::nullopt;
}

void save_rules(store::Session& session, const std::string& event_id, const std::string& rules,
                const std::string& before) {
  session.execute(
      "insert into seat_rules (event_id, rules, rules_before, version) values ($1, $2, $3, 1) "
      "on conflict (event_id) do update set rules = excluded.rules, rules_before = excluded.rules_before, "
      "version = seat_rules.version + 1",
      {event_id, rules, before});
}

std::vector<std::string> events_with_rules(store::Session& session, const std::string& from_day) {
  std::vector<std::string> ids;
  session.each(
      "select e.id from event e where e.id in (select r.event_id from seat_rules r) and e.date >= $1 order by e.id",
      {from_day}, [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

std::vector<SeatClaim> seat_claims(store::Session& session, const std::string& event_id,
                                   const Organisations& organisations) {
  std::vector<SeatClaim> found;
  std::int64_t waited_before = std::numeric_limits<std::int64_t>::min() / 2;
  session.each(select_claims +
                   "where b.event_id = $1 and b.state in ('nominated', 'waiting', 'offered', 'booked', 'came', "
                   "'did_not_come') order by b.booked_at, b.id",
               {event_id}, [&](const store::Row& row) {
                 found.push_back(claim_from(row, organisations));
                 // Whoever waited before there were turns goes first, in the order in which they came.
                 if (row.is_null(8)) found.back().turn = ++waited_before;
               });
  return found;
}

std::optional<SeatClaim> seat_claim(store::Session& session, const std::string& booking_id,
                                    const Organisations& organisations) {
  const auto row = session.first(select_claims + "where b.id = $1", {booking_id});
  return row ? std::optional(claim_from(*row, organisations)) : std::nullopt;
}

void give_turn(store::Session& session, const std::string& booking_id) {
  session.execute(
      "insert into seat_turn (booking_id, event_id, turn, offered_until, online) select b.id, b.event_id, "
      "coalesce((select max(t.turn) from seat_turn t where t.event_id = b.event_id), 0) + 1, '', 0 "
      "from booking_row b where b.id = $1 on conflict (booking_id) do update set turn = excluded.turn, "
      "event_id = excluded.event_id, offered_until = ''",
      {booking_id});
}

void keep_turn(store::Session& session, const std::string& booking_id) {
  if (!session.first("select 1 from seat_turn where booking_id = $1", {booking_id})) give_turn(session, booking_id);
}

void move_turn(store::Session& session, const std::string& booking_id, std::int64_t turn) {
  session.execute("update seat_turn set turn = $2 where booking_id = $1", {booking_id, turn});
}

std::int64_t first_turn(store::Session& session, const std::string& event_id) {
  return session.first("select coalesce(min(turn), 1) from seat_turn where event_id = $1", {event_id})->integer(0);
}

void set_offer_end(store::Session& session, const std::string& booking_id, Instant until) {
  session.execute(
      "insert into seat_turn (booking_id, event_id, turn, offered_until, online) select b.id, b.event_id, "
      "coalesce((select max(t.turn) from seat_turn t where t.event_id = b.event_id), 0) + 1, $2, 0 "
      "from booking_row b where b.id = $1 on conflict (booking_id) do update set offered_until = "
      "excluded.offered_until",
      {booking_id, iso_instant(until)});
}

void set_online(store::Session& session, const std::string& booking_id, bool online) {
  session.execute(
      "insert into seat_turn (booking_id, event_id, turn, offered_until, online) select b.id, b.event_id, "
      "coalesce((select max(t.turn) from seat_turn t where t.event_id = b.event_id), 0) + 1, '', $2 "
      "from booking_row b where b.id = $1 on conflict (booking_id) do update set online = excluded.online",
      {booking_id, static_cast<std::int64_t>(online ? 1 : 0)});
}

void forget_turn(store::Session& session, const std::string& booking_id) {
  session.execute("delete from seat_turn where booking_id = $1", {booking_id});
}

std::int64_t seats_used(store::Session& session, const std::string& event_id, std::int64_t batch) {
  return session
      .first(
          "select count(*) from booking_row b left join seat_turn t on t.booking_id = b.id where b.event_id = $1 "
          "and b.state in ('offered', 'booked', 'came', 'did_not_come') and coalesce(t.online, 0) = 0 "
          "and (b.batch = 0 or b.batch = $2 or b.batch not in (select u.batch from unfinished_import u))",
          {event_id, batch})
      ->integer(0);
}

}  // namespace muster::booking::sql
