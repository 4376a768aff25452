// The regions, organisations and kinds of one programme in the store.
#include <muster/domain/people/network_sql.hpp>

#include "people_sql.hpp"

#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::people {
namespace {

const std::string select_regions =
    "select r.id, r.slug, r.name, r.programme_id, "
    "(select count(*) from place p where p.region_id = r.id and p.retired = 0) from region r ";

std::vector<RegionInUse> regions_of(store::Session& session, const std::string& rest,
                                    const store::Values& values = {}) {
  std::vector<RegionInUse> found;
  session.each(select_regions + rest, values, [&](const store::Row& row) {
    found.push_back({row.text(0), row.text(1), row.text(2), !row.text_or_empty(3).empty(),
                     static_cast<std::size_t>(row.integer(4))});
  });
  return found;
}

std::string free_slug(store::Session& session, const std::string& wanted) {
  auto slug = wanted;
  for (int number = 2; find_region_id(session, slug); ++number) slug = wanted + "-" + std::to_string(number);
  return slug;
}

store::Value or_null(const std::string& id) { return id.empty() ? store::Value(nullptr) : store::Value(id); }

}  // namespace

const std::vector<std::string>& usual_kinds() {
  static const std::vector<std::string> kinds{"local authority", "health",       "parent carer forum", "voluntary",
                                              "government",      "inspectorate", "regional body"};
  return kinds;
}

bool is_shared(store::Session& session, const std::string& region_id) {
  return session.first("select 1 from region where id = $1 and programme_id is null", {region_id}).has_value();
}

std::vector<RegionInUse> shared_regions(store::Session& session) {
  return regions_of(session, "where r.programme_id is null order by r.name, r.slug");
}

std::vector<RegionInUse> regions_in_use(store::Session& session, const std::string& programme_id) {
  auto chosen = regions_of(session,
                           "join programme_region c on c.region_id = r.id where c.programme_id = $1 "
                           "order by c.position, r.slug",
                           {programme_id});
  return chosen.empty() ? shared_regions(session) : chosen;
}

bool has_chosen_region(store::Session& session, const std::string& programme_id) {
  return session.first("select 1 from programme_region where programme_id = $1 limit 1", {programme_id}).has_value();
}

std::optional<std::string> region_for(store::Session& session, const std::string& programme_id,
                                      const std::string& slug) {
  const auto row = session.first(
      "select r.id from region r left join region f on f.id = r.copied_from "
      "where (r.programme_id = $1 and (r.slug = $2 or f.slug = $2)) or (r.programme_id is null and r.slug = $2) "
      "order by case when r.programme_id is null then 1 else 0 end, case when r.slug = $2 then 0 else 1 end, r.id",
      {programme_id, slug});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::vector<std::string> region_slugs_for(store::Session& session, const std::string& programme_id) {
  std::vector<std::string> slugs;
  session.each("select slug from region where programme_id is null or programme_id = $1 order by slug", {programme_id},
               [&](const store::Row& row) { slugs.push_back(row.text(0)); });
  return slugs;
}

void choose_region(store::Session& session, const std::string& programme_id, const std::string& region_id, bool first) {
  const auto range = session.first(
      "select coalesce(min(position), 0), coalesce(max(position), 0) from programme_region where programme_id = $1",
      {programme_id});
  const auto position = first ? range->integer(0) - 1 : range->integer(1) + 1;
  session.execute(
      "insert into programme_region (programme_id, region_id, position) values ($1, $2, $3) "
      "on conflict (programme_id, region_id) do " +
          std::string(first ? "update set position = excluded.position" : "nothing"),
      {programme_id, region_id, position});
}

void leave_region(store::Session& session, const std::string& programme_id, const std::string& region_id) {
  session.execute("delete from programme_region where programme_id = $1 and region_id = $2", {programme_id, region_id});
}

std::vector<Organisation> organisations_for(store::Session& session, const std::string& programme_id,
                                            bool retired_too) {
  std::unordered_set<std::string> regions;
  for (const auto& region : regions_in_use(session, programme_id)) regions.insert(region.id);
  auto found = all_organisations(session);
  std::erase_if(found, [&](const Organisation& one) {
    const bool of_region = one.region_id.empty() || regions.contains(one.region_id);
    const bool of_programme = one.programme_id.empty() || one.programme_id == programme_id;
    return !of_region || !of_programme || (one.retired && !retired_too);
  });
  return found;
}

std::string add_own_region(store::Session& session, const std::string& programme_id, const Region& region,
                           const std::string& copied_from) {
  const auto id = new_id();
  session.execute("insert into region (id, slug, name, programme_id, copied_from) values ($1, $2, $3, $4, $5)",
                  {id, free_slug(session, region.slug), region.name, programme_id, or_null(copied_from)});
  for (std::size_t at = 0; at < region.places.size(); ++at)
    sql::insert_place(session, id, region.places[at], static_cast<std::int64_t>(at));
  return id;
}

CopiedRegion copy_region(store::Session& session, const std::string& programme_id, const std::string& region_id,
                         const std::unordered_set<std::string>& people) {
  auto region = region_by_id(session, region_id);
  const auto position = session.first(
      "select position from programme_region where programme_id = $1 and region_id = $2", {programme_id, region_id});
  CopiedRegion copied{add_own_region(session, programme_id, region, region_id), {}};
  session.execute(
      "insert into place (region_id, code, name, short_name, part, area, tile_column, tile_row, position, retired) "
      "select $2, code, name, short_name, part, area, tile_column, tile_row, position, retired from place "
      "where region_id = $1 and retired = 1",
      {region_id, copied.id});
  for (auto organisation : all_organisations(session)) {
    if (organisation.region_id != region_id) continue;
    if (organisation.programme_id == programme_id) {
      session.execute("update organisation set region_id = $2 where id = $1", {organisation.id, copied.id});
    } else if (organisation.programme_id.empty()) {
      const auto before = organisation.id;
      organisation.region_id = copied.id;
      organisation.programme_id = programme_id;
      copied.organisations.emplace(before, add_organisation(session, organisation));
    }
  }
  for (const auto& person : people) {
    const auto row = session.first("select organisation_id from person where id = $1", {person});
    const auto found = row ? copied.organisations.find(row->text_or_empty(0)) : copied.organisations.end();
    if (found == copied.organisations.end()) continue;
    session.execute("update person set organisation_id = $2 where id = $1", {person, found->second});
  }
  leave_region(session, programme_id, region_id);
  choose_region(session, programme_id, copied.id, !position || position->integer(0) <= 0);
  return copied;
}

std::vector<std::string> kinds_for(store::Session& session, const std::string& programme_id) {
  std::vector<std::string> kinds;
  session.each("select name from organisation_kind where programme_id = $1 order by position, name", {programme_id},
               [&](const store::Row& row) { kinds.push_back(row.text(0)); });
  return kinds.empty() ? usual_kinds() : kinds;
}

void set_kinds(store::Session& session, const std::string& programme_id, const std::vector<std::string>& kinds) {
  session.execute("delete from organisation_kind where programme_id = $1", {programme_id});
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    session.execute("insert into organisation_kind (programme_id, name, position) values ($1, $2, $3)",
                    {programme_id, kinds[at], static_cast<std::int64_t>(at)});
  }
}

}  // namespace muster::people
