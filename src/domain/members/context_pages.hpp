#pragma once
// What the pages of the members' area share.

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/members/area_service.hpp>
#include <muster/domain/members/member_pages.hpp>
#include <muster/domain/site/page_of.hpp>

#include <string>

namespace muster::members {

struct PageContext {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// A visit's cookie, as headers.
[[nodiscard]] std::string visit_cookie(const web::Request& request, const std::string& secret);
[[nodiscard]] std::string no_visit_cookie(const web::Request& request);

void add_entry_pages(web::Router& router, const PageContext& context);
void add_own_pages(web::Router& router, const PageContext& context, AreaParts parts);
void add_setting_pages(web::Router& router, const PageContext& context);

}  // namespace muster::members
