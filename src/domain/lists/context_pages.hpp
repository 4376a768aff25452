#pragma once
// What the pages of lists share.

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/lists/list_pages.hpp>
#include <muster/domain/lists/list_service.hpp>
#include <muster/domain/site/page_of.hpp>

#include <string>

namespace muster::lists {

struct PageContext {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// Lists hold addresses: whoever writes to delegates looks after them.
inline constexpr auto right = access::Permission::change_delegates;

void add_team_pages(web::Router& router, const PageContext& context);
void add_public_pages(web::Router& router, const PageContext& context);
void add_api_pages(web::Router& router, const PageContext& context);

}  // namespace muster::lists
