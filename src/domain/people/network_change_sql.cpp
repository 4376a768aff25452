// Changes of a network in the store, and what was before each.
#include <muster/domain/people/network_change_sql.hpp>

#include "network_before.hpp"
#include "people_sql.hpp"

#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::people {
namespace {

constexpr std::int64_t most_kept = 100;

/// Later changes have the greater number, also within one second.
std::int64_t next_number(store::Session& session, const std::string& programme_id) {
  return session.first("select coalesce(max(number), 0) from network_change where programme_id = $1", {programme_id})
             ->integer(0) +
         1;
}

void forget(store::Session& session, const std::string& change_id) {
  session.execute("delete from network_change_moved where change_id = $1", {change_id});
  session.execute("delete from network_change where id = $1", {change_id});
}

}  // namespace

std::string remember(store::Session& session, const std::string& programme_id, const std::string& what,
                     const NetworkBefore& before, Instant at) {
  auto id = new_id();
  const auto number = next_number(session, programme_id);
  session.execute(
      "insert into network_change (id, programme_id, number, what, before, made_at) values ($1, $2, $3, $4, $5, $6)",
      {id, programme_id, number, what, written(before), iso_instant(at)});
  for (const auto& old : session.query("select id from network_change where programme_id = $1 and number <= $2",
                                       {programme_id, number - most_kept}))
    forget(session, old.text(0));
  return id;
}

std::optional<NetworkChange> last_change(store::Session& session, const std::string& programme_id) {
  const auto row =
      session.first("select id, what, made_at from network_change where programme_id = $1 order by number desc limit 1",
                    {programme_id});
  return row ? std::optional(NetworkChange{row->text(0), row->text(1), row->text(2)}) : std::nullopt;
}

Outcome take_back(store::Session& session, const std::string& programme_id, const std::string& change_id) {
  const auto last = last_change(session, programme_id);
  if (!last || last->id != change_id)
    return conflict("Something else was changed since, or this was undone already. Nothing was changed now.");
  const auto row = session.first("select before from network_change where id = $1", {change_id});
  const auto before = read_before(row->text(0));
  for (const auto& added : before.added) {
    if (!remove_organisation(session, added))
      return conflict(
          "An organisation that this change added has people now. Merge or retire it instead. Nothing "
          "was changed.");
  }
  if (before.region) save_region(session, before.region_id, *before.region);
  for (const auto& organisation : before.organisations) save_organisation(session, organisation);
  if (!before.kinds.empty()) set_kinds(session, programme_id, before.kinds);
  if (before.organisations.size() == 2) {
    session.execute(
        "update person set organisation_id = $2 where organisation_id = $3 and id in "
        "(select person_id from network_change_moved where change_id = $1)",
        {change_id, before.organisations[0].id, before.organisations[1].id});
  }
  forget(session, change_id);
  return Success{};
}

Region whole_region(store::Session& session, const std::string& id) {
  auto region = region_by_id(session, id);
  session.each(
      "select code, name, short_name, part, area from place where region_id = $1 and retired = 1 order by position",
      {id}, [&](const store::Row& row) {
        region.places.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), -1, 0, true});
      });
  return region;
}

void save_region(store::Session& session, const std::string& id, const Region& region) {
  sql::rename_region(session, id, region.name);
  sql::delete_places(session, id);
  for (std::size_t at = 0; at < region.places.size(); ++at) {
    auto place = region.places[at];
    if (place.retired) {
      // Off the map, and on no tile that another could want.
      place.column = -1;
      place.row = static_cast<int>(at);
    }
    sql::insert_place(session, id, place, static_cast<std::int64_t>(at));
  }
}

void save_organisation(store::Session& session, const Organisation& organisation) {
  session.execute(
      "update organisation set name = $2, folded_name = $3, retired = $4, search_aliases = $5 where id = $1",
      {organisation.id, organisation.name, folded_name(organisation.name), std::int64_t{organisation.retired ? 1 : 0},
       sql::aliases_key(organisation.aliases)});
  // What the bookings of all its people carry is written anew only where it differs.
  session.execute(
      "update organisation set kind = $2, sort_name = $3, search_text = $4 where id = $1 and "
      "(kind <> $2 or sort_name <> $3 or search_text <> $4)",
      {organisation.id, organisation.kind, sort_key({organisation.name}), search_key(organisation.name)});
  sql::delete_organisation_details(session, organisation.id);
  sql::insert_organisation_details(session, organisation.id, organisation);
}

void move_people(store::Session& session, const std::string& change_id, const std::string& from,
                 const std::string& into) {
  session.execute(
      "insert into network_change_moved (change_id, person_id) "
      "select c.id, p.id from person p join network_change c on c.id = $1 where p.organisation_id = $2",
      {change_id, from});
  session.execute("update person set organisation_id = $2 where organisation_id = $1", {from, into});
}

std::int64_t people_of(store::Session& session, const std::string& organisation_id) {
  return session.first("select count(*) from person where organisation_id = $1", {organisation_id})->integer(0);
}

}  // namespace muster::people
