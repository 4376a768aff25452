// Statements about leads of organisations and the names that they put forward.
#include "nomination_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <stdexcept>

namespace muster::booking::sql {
namespace {

const std::string call_columns =
    "c.id, c.event_id, c.organisation_id, o.name, o.kind, c.name, c.email, c.until, c.asked_at";
const std::string from_calls = " from nomination_call c join organisation o on o.id = c.organisation_id ";

NominationCall call_from(const store::Row& row) {
  NominationCall call{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
                      row.text(5), row.text(6), {},          row.text(8)};
  if (!row.text(7).empty()) {
    const auto until = parse_date(row.text(7));
    if (!until) throw std::logic_error("the store holds a call for names with a day that is none");
    call.until = *until;
  }
  return call;
}

std::optional<NominationCall> one_call(store::Session& session, const std::string& condition,
                                       const store::Values& values) {
  const auto row = session.first("select " + call_columns + from_calls + condition, values);
  return row ? std::optional(call_from(*row)) : std::nullopt;
}

const std::string name_columns =
    "b.id, p.id, p.first_name, p.last_name, p.job_title, coalesce(n.place, 0), b.state, "
    "coalesce(t.offered_until, '')";

ListedName name_from(const store::Row& row) {
  ListedName name{row.text(0), row.text(1), trimmed(row.text(2) + " " + row.text(3)), row.text(4), row.integer(5)};
  const auto state = parse_state(row.text(6));
  if (!state.ok()) throw std::logic_error("the store holds a booking without a state");
  name.state = *state;
  if (const auto until = parse_instant(row.text(7)); until.ok()) name.until = *until;
  return name;
}

}  // namespace

std::optional<NominationCall> find_call(store::Session& session, const std::string& id) {
  return one_call(session, "where c.id = $1", {id});
}

std::optional<NominationCall> call_of_organisation(store::Session& session, const std::string& event_id,
                                                   const std::string& organisation_id) {
  return one_call(session, "where c.event_id = $1 and c.organisation_id = $2", {event_id, organisation_id});
}

std::optional<NominationCall> call_of_link(store::Session& session, const std::string& key_hash) {
  return one_call(session, "join nomination_link l on l.call_id = c.id where l.key_hash = $1", {key_hash});
}

std::optional<NominationCall> call_of_booking(store::Session& session, const std::string& booking_id) {
  return one_call(session, "join nomination n on n.call_id = c.id where n.booking_id = $1", {booking_id});
}

std::vector<NominationCall> undecided_calls(store::Session& session, const std::string& event_id) {
  std::vector<NominationCall> calls;
  session.each("select " + call_columns + from_calls +
                   "where c.event_id = $1 and exists (select 1 from nomination n join booking b on b.id = n.booking_id "
                   "where n.call_id = c.id and n.place > 0 and b.state in ('nominated', 'applied')) order by c.id",
               {event_id}, [&](const store::Row& row) { calls.push_back(call_from(row)); });
  return calls;
}

std::string save_call(store::Session& session, const NominationCall& call) {
  const auto until = call.until ? iso_date(*call.until) : std::string();
  if (const auto had = call_of_organisation(session, call.event_id, call.organisation_id)) {
    if (had->email != call.email) session.execute("delete from nomination_link where call_id = $1", {had->id});
    session.execute("update nomination_call set name = $2, email = $3, until = $4, asked_at = $5 where id = $1",
                    {had->id, call.name, call.email, until, call.asked_at});
    return had->id;
  }
  auto id = new_id();
  session.execute(
      "insert into nomination_call (id, event_id, organisation_id, name, email, until, asked_at) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      {id, call.event_id, call.organisation_id, call.name, call.email, until, call.asked_at});
  return id;
}

void drop_call(store::Session& session, const std::string& id) {
  session.execute("delete from nomination where call_id = $1", {id});
  session.execute("delete from nomination_link where call_id = $1", {id});
  session.execute("delete from nomination_call where id = $1", {id});
}

void add_call_link(store::Session& session, const std::string& call_id, const std::string& key_hash, Instant at) {
  session.execute("insert into nomination_link (key_hash, call_id, made_at) values ($1, $2, $3)",
                  {key_hash, call_id, iso_instant(at)});
}

std::vector<ListedName> names_of(store::Session& session, const std::string& call_id) {
  std::vector<ListedName> names;
  session.each("select " + name_columns +
                   " from nomination n join booking b on b.id = n.booking_id join person p on p.id = b.person_id "
                   "left join seat_turn t on t.booking_id = b.id where n.call_id = $1 and p.erased = 0 "
                   "order by n.place, b.booked_at, n.booking_id",
               {call_id}, [&](const store::Row& row) { names.push_back(name_from(row)); });
  return names;
}

std::optional<ListedName> name_of(store::Session& session, const std::string& booking_id) {
  const auto row = session.first("select " + name_columns +
                                     " from booking b join person p on p.id = b.person_id "
                                     "left join nomination n on n.booking_id = b.id "
                                     "left join seat_turn t on t.booking_id = b.id where b.id = $1 and p.erased = 0",
                                 {booking_id});
  return row ? std::optional(name_from(*row)) : std::nullopt;
}

void save_name(store::Session& session, const std::string& booking_id, const std::string& call_id, std::int64_t place) {
  session.execute(
      "insert into nomination (booking_id, call_id, place) values ($1, $2, $3) "
      "on conflict (booking_id) do update set call_id = excluded.call_id, place = excluded.place",
      {booking_id, call_id, place});
}

void drop_name(store::Session& session, const std::string& booking_id) {
  session.execute("delete from nomination where booking_id = $1", {booking_id});
}

ListPage<ListedCall> listed_calls(store::Session& session, const std::string& event_id, const ListQuery& query) {
  store::ListStatement list("nomination_call c", "c.id");
  list.where("c.event_id = {}", {event_id}).sort("asked", {"c.asked_at"});
  list.columns(call_columns +
                   ", (select count(*) from nomination n where n.call_id = c.id and n.place > 0), "
                   "(select count(*) from nomination n join booking b on b.id = n.booking_id where n.call_id = c.id "
                   "and b.state in ('nominated', 'applied'))",
               "nomination_call c join organisation o on o.id = c.organisation_id");
  return list.page(session, query,
                   [](const store::Row& row) { return ListedCall{call_from(row), row.integer(9), row.integer(10)}; });
}

ListPage<Nomination> listed_nominations(store::Session& session, const std::string& event_id, const ListQuery& query) {
  store::ListStatement list("booking b left join nomination n on n.booking_id = b.id", "b.id");
  list.where("b.event_id = {}", {event_id}).where("b.state in ('nominated', 'applied')");
  // Whom no lead has placed comes behind those whom one has.
  const std::string place = "coalesce(nullif(n.place, 0), 1000000)";
  list.sort("organisation", {"b.sort_organisation", place, "b.sort_name"})
      .sort("place", {place, "b.sort_organisation", "b.sort_name"})
      .sort("name", {"b.sort_name"});
  list.columns(name_columns + ", p.email, coalesce(o.name, ''), coalesce(c.name, '')",
               "booking b left join nomination n on n.booking_id = b.id "
               "left join nomination_call c on c.id = n.call_id "
               "join person p on p.id = b.person_id left join organisation o on o.id = p.organisation_id "
               "left join seat_turn t on t.booking_id = b.id");
  return list.page(session, query, [](const store::Row& row) {
    return Nomination{name_from(row), row.text(8), row.text(9), row.text(10)};
  });
}

}  // namespace muster::booking::sql
