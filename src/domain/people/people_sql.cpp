// Regions, organisations and people in the store.
#include "people_sql.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/utf8.hpp>

#include <map>
#include <stdexcept>

namespace muster::people {
namespace {

Place place_from(const store::Row& row) {
  return {row.text(0),
          row.text(1),
          row.text(2),
          row.text(3),
          row.text(4),
          static_cast<int>(row.integer(5)),
          static_cast<int>(row.integer(6)),
          false};
}

}  // namespace

std::optional<std::string> find_region_id(store::Session& session, const std::string& slug) {
  const auto row = session.first("select id from region where slug = $1", {slug});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::vector<std::string> region_slugs(store::Session& session) {
  std::vector<std::string> slugs;
  session.each("select slug from region order by slug", {},
               [&](const store::Row& row) { slugs.push_back(row.text(0)); });
  return slugs;
}

Region region_by_id(store::Session& session, const std::string& id) {
  const auto found = session.first("select slug, name from region where id = $1", {id});
  if (!found) throw std::logic_error("no region " + id);
  Region region{found->text(0), found->text(1), {}};
  session.each(
      "select code, name, short_name, part, area, tile_column, tile_row from place where region_id = $1 "
      "and retired = 0 order by position",
      {id}, [&](const store::Row& row) { region.places.push_back(place_from(row)); });
  return region;
}

std::vector<Region> all_regions(store::Session& session) {
  std::vector<Region> regions;
  for (const auto& row : session.query("select id from region order by slug")) {
    regions.push_back(region_by_id(session, row.text(0)));
  }
  return regions;
}

std::vector<Organisation> all_organisations(store::Session& session) {
  std::vector<Organisation> organisations;
  std::map<std::string, std::size_t> by_id;
  session.each(
      "select id, name, kind, region_id, programme_id, retired from organisation where hidden = 0 "
      "order by folded_name, id",
      {}, [&](const store::Row& row) {
        by_id.emplace(row.text(0), organisations.size());
        organisations.push_back({row.text(0),
                                 row.text(1),
                                 row.text(2),
                                 {},
                                 {},
                                 row.text_or_empty(3),
                                 row.text_or_empty(4),
                                 row.integer(5) == 1});
      });
  session.each("select organisation_id, place_code from organisation_serves order by organisation_id, place_code", {},
               [&](const store::Row& row) {
                 if (const auto at = by_id.find(row.text(0)); at != by_id.end())
                   organisations[at->second].serves.push_back(row.text(1));
               });
  session.each("select organisation_id, alias from organisation_alias order by organisation_id, folded_alias", {},
               [&](const store::Row& row) {
                 if (const auto at = by_id.find(row.text(0)); at != by_id.end())
                   organisations[at->second].aliases.push_back(row.text(1));
               });
  return organisations;
}

std::string add_organisation(store::Session& session, const Organisation& organisation, Visible visible) {
  const auto id = new_id();
  const bool hidden = visible == Visible::hidden;
  const auto or_null = [](const std::string& other) {
    return other.empty() ? store::Value(nullptr) : store::Value(other);
  };
  session.execute(
      "insert into organisation (id, name, folded_name, kind, region_id, programme_id, retired, sort_name, "
      "search_text, search_aliases, hidden) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {id, organisation.name, folded_name(organisation.name) + (hidden ? "\n" + id : ""), organisation.kind,
       or_null(organisation.region_id), or_null(organisation.programme_id), std::int64_t{organisation.retired ? 1 : 0},
       sort_key({organisation.name}), search_key(organisation.name), sql::aliases_key(organisation.aliases),
       std::int64_t{hidden ? 1 : 0}});
  sql::insert_organisation_details(session, id, organisation);
  return id;
}

void show_organisation(store::Session& session, const std::string& id, const std::string& name) {
  session.execute("update organisation set hidden = 0, folded_name = $2 where id = $1", {id, folded_name(name)});
}

void hide_organisation(store::Session& session, const std::string& id) {
  session.execute("update organisation set hidden = 1, folded_name = folded_name || $2 where id = $1 and hidden = 0",
                  {id, "\n" + id});
}

std::vector<KnownPerson> known_people(store::Session& session) {
  std::vector<KnownPerson> people;
  session.each(
      "select p.id, p.first_name, p.last_name, p.organisation_id, o.name, p.email, p.job_title, "
      "p.place_code from person p left join organisation o on o.id = p.organisation_id where p.erased = 0 order by "
      "p.id",
      {}, [&](const store::Row& row) {
        people.push_back({row.text(0), row.text(1), row.text(2), row.text_or_empty(3), row.text_or_empty(4),
                          row.text(5), row.text(6), row.text(7)});
      });
  return people;
}

std::string add_person(store::Session& session, const Person& person) {
  auto id = person.id.empty() ? new_id() : person.id;
  session.execute(
      "insert into person (id, first_name, last_name, email, job_title, organisation_id, sort_name, search_text, "
      "search_email, programmes, place_code) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {id, person.first_name, person.last_name, person.email, person.job_title,
       person.organisation_id.empty() ? store::Value(nullptr) : store::Value(person.organisation_id),
       sql::person_order(person.first_name, person.last_name), search_key(person.first_name + person.last_name),
       search_key(person.email), person.programme_id, person.place_code});
  return id;
}

bool remove_organisation(store::Session& session, const std::string& id) {
  if (session.first("select 1 from person where organisation_id = $1 limit 1", {id})) return false;
  sql::delete_organisation_details(session, id);
  return session.execute("delete from organisation where id = $1", {id}) > 0;
}

namespace sql {

void insert_region(store::Session& session, const std::string& id, const Region& region) {
  session.execute("insert into region (id, slug, name) values ($1, $2, $3)", {id, region.slug, region.name});
}

void rename_region(store::Session& session, const std::string& id, const std::string& name) {
  session.execute("update region set name = $2 where id = $1", {id, name});
}

void insert_place(store::Session& session, const std::string& region_id, const Place& place, std::int64_t position) {
  session.execute(
      "insert into place (region_id, code, name, short_name, part, area, tile_column, tile_row, position, retired) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {region_id, place.code, place.name, place.short_name, place.part, place.area, std::int64_t{place.column},
       std::int64_t{place.row}, position, std::int64_t{place.retired ? 1 : 0}});
}

void delete_places(store::Session& session, const std::string& region_id) {
  session.execute("delete from place where region_id = $1", {region_id});
}

std::vector<std::string> served_places(store::Session& session) {
  std::vector<std::string> codes;
  session.each("select distinct place_code from organisation_serves order by place_code", {},
               [&](const store::Row& row) { codes.push_back(row.text(0)); });
  return codes;
}

void update_organisation(store::Session& session, const Organisation& organisation) {
  session.execute(
      "update organisation set name = $2, kind = $3, sort_name = $4, search_text = $5, search_aliases = $6 where id = "
      "$1",
      {organisation.id, organisation.name, organisation.kind, sort_key({organisation.name}),
       search_key(organisation.name), aliases_key(organisation.aliases)});
  delete_organisation_details(session, organisation.id);
  insert_organisation_details(session, organisation.id, organisation);
}

void delete_organisation_details(store::Session& session, const std::string& id) {
  session.execute("delete from organisation_serves where organisation_id = $1", {id});
  session.execute("delete from organisation_alias where organisation_id = $1", {id});
}

void insert_organisation_details(store::Session& session, const std::string& id, const Organisation& organisation) {
  for (const auto& code : organisation.serves) {
    session.execute("insert into organisation_serves (organisation_id, place_code) values ($1, $2)", {id, code});
  }
  for (const auto& alias : organisation.aliases) {
    session.execute("insert into organisation_alias (organisation_id, alias, folded_alias) values ($1, $2, $3)",
                    {id, alias, folded_name(alias)});
  }
}

}  // namespace sql
}  // namespace muster::people
