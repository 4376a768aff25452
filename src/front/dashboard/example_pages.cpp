// Loads the example to look round, and takes it away again.
#include <muster/front/dashboard/example_pages.hpp>

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/page_of.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

bool owns(const Request& request, const std::string& programme) {
  const auto owned = request.visitor.programmes(access::permission_name(Permission::manage_team));
  return std::ranges::find(owned, programme) != owned.end();
}

}  // namespace

Result<ExampleSaid> example_said(store::Database& database, const Request& request, const Example& example,
                                 bool first_run) {
  ExampleSaid said;
  const auto owned = request.visitor.programmes(access::permission_name(Permission::manage_team));
  if (owns(request, example.programme)) {
    // Whoever has nothing else keeps what they have.
    if (owned.size() > 1)
      said.loaded =
          web::Form(request, "/example/remove").button({"Take the example away", {}, web::Button::Look::link}).shown();
    return said;
  }
  MUSTER_TRY(free, can_load(database, example));
  if (first_run && free && !owned.empty())
    said.offer = web::Form(request, "/example/load")
                     .button({"Load an example to look round", {}, web::Button::Look::second})
                     .shown();
  return said;
}

void add_example_pages(web::Router& router, store::Database& database, const Clock& clock, const Example& example) {
  const auto audit = [&clock, example](const Request& request) {
    return store::AuditContext{request.visitor.actor(), clock.now(), example.programme};
  };
  router.post("/example/load", Permission::manage_team, [&database, audit, example](const Request& request) -> Reply {
    MUSTER_PAGE(done, request, load_example(database, audit(request), example, request.visitor.name));
    (void)done;
    return web::redirect("/events?example=loaded");
  });
  router.post("/example/remove", Permission::manage_team, [&database, audit, example](const Request& request) -> Reply {
    if (!owns(request, example.programme)) return site::error_page(request, not_found("There is no example here."));
    MUSTER_PAGE(done, request, remove_example(database, audit(request), example));
    (void)done;
    return web::redirect("/events?example=removed");
  });
}

}  // namespace muster::dashboard
