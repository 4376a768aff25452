#pragma once
// What the pages of the bulletin share.

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/bulletin/bulletin_pages.hpp>
#include <muster/domain/bulletin/bulletin_service.hpp>
#include <muster/domain/site/page_of.hpp>

#include <string>

namespace muster::bulletin {

struct PageContext {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// Whoever writes to delegates writes bulletins.
inline constexpr auto right = access::Permission::change_delegates;

void add_team_pages(web::Router& router, const PageContext& context);
void add_archive_pages(web::Router& router, const PageContext& context);
void add_api_pages(web::Router& router, const PageContext& context);

}  // namespace muster::bulletin
