// One page of the organisations that somebody may see.
#include <muster/domain/people/organisation_list_sql.hpp>

#include <muster/platform/store/list_statement.hpp>

#include <set>

namespace muster::people {
namespace {

/// Those of its regions and of none, its own and shared ones; of any of the programmes. What a list that is still being
/// saved has added is not there yet.
store::ListStatement all_in(const OrganisationScope& scope) {
  store::ListStatement list("organisation o", "o.id");
  list.where("o.hidden = 0").filter("kind", "o.kind");
  list.filter("use", "case when o.retired = 1 then 'retired' else 'used' end");
  if (!scope) return list;
  std::string any;
  store::Values values;
  for (const auto& [programme_id, regions] : *scope) {
    std::string in_region = "o.region_id is null";
    for (const auto& region : regions) {
      in_region += " or o.region_id = {}";
      values.emplace_back(region);
    }
    any += (any.empty() ? "" : " or ") + std::string("((") + in_region +
           ") and (o.programme_id is null or o.programme_id = {}))";
    values.emplace_back(programme_id);
  }
  list.where(any.empty() ? "1 = 0" : "(" + any + ")", values);
  return list;
}

ListedOrganisation row_from(const store::Row& row) {
  ListedOrganisation listed;
  listed.organisation = {row.text(0), row.text(1),          row.text(2),          {},
                         {},          row.text_or_empty(3), row.text_or_empty(4), row.integer(5) == 1};
  return listed;
}

void add_details(store::Session& session, ListedOrganisation& listed) {
  auto& organisation = listed.organisation;
  session.each(
      "select s.place_code, coalesce((select min(p.name) from place p where p.code = s.place_code), s.place_code) "
      "from organisation_serves s where s.organisation_id = $1 order by s.place_code",
      {organisation.id}, [&](const store::Row& row) {
        organisation.serves.push_back(row.text(0));
        listed.places.push_back(row.text(1));
      });
  session.each("select alias from organisation_alias where organisation_id = $1 order by folded_alias",
               {organisation.id}, [&](const store::Row& row) { organisation.aliases.push_back(row.text(0)); });
}

}  // namespace

ListPage<ListedOrganisation> listed_organisations(store::Session& session, const OrganisationScope& scope,
                                                  const ListQuery& query) {
  auto list = all_in(scope);
  list.search("o.search_text").search("o.search_aliases");
  // Those of more other names than a key holds.
  list.search_where(
      "(o.search_aliases = '*' and exists (select 1 from organisation_alias a where a.organisation_id = o.id and "
      "a.folded_alias like {}))");
  list.sort("name", {"o.sort_name"}).sort("kind", {"o.kind", "o.sort_name"});
  list.columns("o.id, o.name, o.kind, o.region_id, o.programme_id, o.retired");
  auto page = list.page(session, query, row_from);
  for (auto& listed : page.rows) add_details(session, listed);
  return page;
}

OrganisationFigures figures_of(const ListFigures& listed) {
  OrganisationFigures figures;
  std::set<std::string> kinds;
  for (const auto& group : listed.groups) {
    const bool used = group.values.at("use") == "used";
    (used ? figures.used : figures.retired) += group.rows;
    if (used) kinds.insert(group.values.at("kind"));
  }
  figures.kinds = static_cast<std::int64_t>(kinds.size());
  return figures;
}

OrganisationFigures organisation_figures(store::Session& session, const OrganisationScope& scope) {
  return figures_of(all_in(scope).figures(session, {}));
}

}  // namespace muster::people
