// The organisations that are known: by kind, what each serves, and the other names that people type for it.
#include "organisations_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/organisation_list_sql.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/listing.hpp>

#include <algorithm>

namespace muster::events {
namespace {

using people::ListedOrganisation;
using web::Reply;
using web::Request;
using web::View;

/// A programme in which the visitor may see organisations.
struct VisibleProgramme {
  access::Programme programme;
  std::vector<std::string> regions;
  bool may_change = false;
};

struct SeenOrganisations {
  std::vector<VisibleProgramme> programmes;  ///< empty where nobody asks who they are
  people::OrganisationFigures figures;
  ListPage<ListedOrganisation> page;
};

std::string organisations_home(const access::Programme& programme) { return "/programmes/" + programme.id; }

std::vector<VisibleProgramme> seen_by(store::Session& session, const web::Visitor& visitor) {
  std::vector<VisibleProgramme> all;
  for (const auto& name : visitor.programmes(access::permission_name(access::Permission::see_organisations))) {
    const auto programme = access::programme_called(session, name);
    if (!programme) continue;
    auto asking = visitor;
    asking.programme = name;
    VisibleProgramme seen{*programme, {}, asking.can_open(organisations_home(*programme) + "/organisations/add")};
    for (const auto& region : people::regions_in_use(session, programme->id)) seen.regions.push_back(region.id);
    all.push_back(std::move(seen));
  }
  return all;
}

Result<SeenOrganisations> seen_organisations(store::Database& database, const web::Visitor& visitor,
                                             const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<SeenOrganisations> {
    SeenOrganisations found;
    found.programmes = seen_by(session, visitor);
    people::OrganisationScope scope;
    if (!found.programmes.empty()) scope.emplace();
    for (const auto& seen : found.programmes) scope->push_back({seen.programme.id, seen.regions});
    found.page = people::listed_organisations(session, scope, query);
    found.figures = people::figures_of(found.page);
    return found;
  });
}

/// The page that changes it: of its own programme, or of the first that sees it.
std::string change_path(const std::vector<VisibleProgramme>& programmes, const people::Organisation& organisation) {
  for (const auto& seen : programmes) {
    const bool of_programme = organisation.programme_id.empty() || organisation.programme_id == seen.programme.id;
    const bool of_region =
        organisation.region_id.empty() || std::ranges::find(seen.regions, organisation.region_id) != seen.regions.end();
    if (of_programme && of_region && seen.may_change)
      return organisations_home(seen.programme) + "/organisations/" + organisation.id;
  }
  return {};
}

web::Listing<ListedOrganisation> organisations_listing(const std::vector<VisibleProgramme>& programmes) {
  web::Listing<ListedOrganisation> list(
      {.title = "Organisations",
       .path = "/organisations",
       .search = "Name, or another name for it",
       .filters = {{.name = "use", .label = "Use", .choices = {{"used", "In use"}, {"retired", "Retired"}}},
                   {.name = "kind",
                    .label = "Kind",
                    .as = web::ListFilter::Style::select,
                    .words_of =
                        [](const std::string& kind) { return kind.empty() ? "Not known" : capitalised(kind); }}},
       .sort = "name",
       .rows = "organisations",
       .nothing_yet = {"No organisations yet",
                       "Add them by pasting a list, one on each line, or decide about each while you import "
                       "delegates."},
       .nothing_found = "No organisation by that name"});
  list.column({.name = "name", .heading = "Organisation", .css = "strong"}, [programmes](const auto& listed) {
    const auto& organisation = listed.organisation;
    web::Cell cell(organisation.name);
    cell.to(change_path(programmes, organisation));
    if (organisation.retired) cell.second_line("Retired: new lists do not know it");
    return cell;
  });
  list.column({.name = "kind", .heading = "Kind"}, [](const auto& listed) {
    return web::Cell(listed.organisation.kind.empty() ? "Not known" : capitalised(listed.organisation.kind));
  });
  list.column({.heading = "Serves"}, [](const auto& listed) {
    return web::Cell(listed.places.empty() ? std::string("No single place") : joined(listed.places, ", "));
  });
  list.column({.heading = "Also known as", .css = "quiet"},
              [](const auto& listed) { return web::Cell(joined(listed.organisation.aliases, ", ")); });
  return list;
}

Reply organisations_page(store::Database& database, const Request& request) {
  const auto query = organisations_listing({}).query(request);
  MUSTER_PAGE(seen, request, seen_organisations(database, request.visitor, query));
  View view;
  view.head(seen.figures.used == 0 ? "Organisations"
                                   : counted(seen.figures.used, "organisation", "organisations") + " of " +
                                         counted(seen.figures.kinds, "kind", "kinds"),
            "A delegate list is read against these names, and against the other names people type for them.");
  if (seen.programmes.size() == 1 && seen.programmes.front().may_change) {
    const auto home = organisations_home(seen.programmes.front().programme);
    view.add("WAYS")
        .set("ADD_PATH", home + "/organisations/add")
        .set("KINDS_PATH", home + "/kinds")
        .set("PLACES_PATH", home + "/places");
  }
  if (!request.query.get("added").empty()) view.show("ADDED");
  view.markup("LIST", organisations_listing(seen.programmes).html(request, query, seen.page));
  return site::desk_page(request, {"Organisations"}, web::render("domain/events/pages/organisations.html", view));
}

Reply organisations_file(store::Database& database, const Request& request, const std::string& format) {
  const auto list = organisations_listing({});
  MUSTER_PAGE(seen, request, seen_organisations(database, request.visitor, list.whole_query(request)));
  MUSTER_PAGE(file, request, list.file(seen.page, format));
  return file;
}

}  // namespace

void add_organisations_pages(web::Router& router, store::Database& database) {
  using access::Permission;
  router.get("/organisations", Permission::see_organisations,
             [&](const Request& request) { return organisations_page(database, request); });
  for (const std::string format : {"csv", "xlsx"})
    router.get("/organisations." + format, Permission::see_organisations,
               [&, format](const Request& request) { return organisations_file(database, request, format); });
}

}  // namespace muster::events
