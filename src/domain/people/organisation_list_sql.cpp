// One page of the organisations that somebody may see.
#include <muster/domain/people/organisation_list_sql.hpp>

#include <muster/platform/store/list_statement.hpp>

namespace muster::people {
namespace {

constexpr const char* use_of = "case when o.retired = 1 then 'retired' else 'used' end";

/// Those of its regions and of none, its own and shared ones; of any of the programmes. What a list that is still being
/// saved has added is not there yet.
void narrow(store::ListStatement& list, const OrganisationScope& scope) {
  list.where("o.hidden = 0");
  if (!scope) return;
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
                                                  const ListQuery& query,
                                                  const std::optional<OrganisationFigures>& figures) {
  store::ListStatement list("organisation o", "o.id");
  narrow(list, scope);
  if (figures) list.all(figures->used + figures->retired);
  list.search("o.search_text");
  list.search_where("o.id in (select a.organisation_id from organisation_alias a where a.folded_alias like {})");
  list.filter("kind", "o.kind").filter("use", use_of);
  list.sort("name", {"o.sort_name"}).sort("kind", {"o.kind", "o.sort_name"});
  list.columns("o.id, o.name, o.kind, o.region_id, o.programme_id, o.retired");
  auto page = list.page(session, query, row_from);
  for (auto& listed : page.rows) add_details(session, listed);
  return page;
}

OrganisationFigures organisation_figures(store::Session& session, const OrganisationScope& scope) {
  store::ListStatement list("organisation o", "o.id");
  narrow(list, scope);
  list.filter("kind", "o.kind").filter("use", use_of).columns("o.id");
  auto counted = list.figures(session, {.filters = {{"use", "used"}}});
  OrganisationFigures figures;
  figures.used = counted.choices["use"]["used"];
  figures.retired = counted.choices["use"]["retired"];
  figures.kinds = static_cast<std::int64_t>(counted.choices["kind"].size());
  return figures;
}

}  // namespace muster::people
