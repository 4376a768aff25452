#pragma once
// Each file of the pages about people and their data adds its own routes.

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/privacy/person_file_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::privacy {

/// What these pages work on.
struct PageContext {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// The programmes in which a visitor has that right.
[[nodiscard]] Scope scope_of(const web::Request& request, access::Permission right);

void add_person_pages(web::Router& router, const PageContext& context);
void add_needs_pages(web::Router& router, const PageContext& context);
void add_retention_pages(web::Router& router, const PageContext& context);

}  // namespace muster::privacy
