// Where the pages of a programme's network are.
#include <muster/front/dashboard/network_pages.hpp>

#include "network_api_pages.hpp"
#include "network_context.hpp"
#include "region_edit.hpp"

#include <muster/domain/access/permissions.hpp>

namespace muster::dashboard {

void add_network_pages(web::Router& router, store::Database& database, const Clock& clock,
                       std::shared_ptr<const people::Gazetteer> gazetteer, bool mail) {
  using access::Permission;
  const NetworkContext context{database, clock, std::move(gazetteer), mail};
  using PageFunction = web::Reply (*)(const NetworkContext&, const web::Request&);
  const auto page = [context](PageFunction show) {
    return [context, show](const web::Request& request) { return show(context, request); };
  };
  const auto form = [&](const std::string& pattern, Permission permission, PageFunction show) {
    router.get(pattern, permission, page(show));
    router.post(pattern, permission, page(show));
  };
  form("/programmes/{programme}/network", Permission::manage_team, network_name_page);
  router.get("/programmes/{programme}/logo", Permission::own_account, page(logo_reply));
  form("/programmes/{programme}/places", Permission::change_events, network_places_page);
  form("/programmes/{programme}/organisations/add", Permission::change_events, add_organisations_page);
  router.get("/programmes/{programme}/mail", Permission::change_events, page(network_mail_page));
  form("/programmes/{programme}/regions/{region}", Permission::change_events, region_page);
  form("/programmes/{programme}/regions/{region}/places/{place}", Permission::change_events, place_page);
  form("/programmes/{programme}/organisations/{organisation}", Permission::change_events, organisation_page);
  form("/programmes/{programme}/kinds", Permission::change_events, kinds_page);
  router.post("/programmes/{programme}/kinds/rename", Permission::change_events, page(kinds_page));
  router.post("/programmes/{programme}/undo", Permission::change_events, page(take_undo));
  add_network_api_pages(router, context);
  add_organisation_api_pages(router, context);
}

}  // namespace muster::dashboard
