#pragma once
// Each file of the pages about people and their data adds its own routes.

#include <muster/access/permissions.hpp>
#include <muster/app/person_file.hpp>
#include <muster/base/clock.hpp>
#include <muster/http/router.hpp>
#include <muster/store/audit.hpp>
#include <muster/store/database.hpp>

namespace muster::app {

/// What these pages work on.
struct PrivacyDesk {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::Doing doing(const http::Request& request) const {
    return {request.visitor.actor(), clock.now()};
  }
};

/// The programmes in which a visitor has that right.
[[nodiscard]] Scope scope_of(const http::Request& request, access::Permission right);

void add_person_pages(http::Router& router, const PrivacyDesk& desk);
void add_needs_pages(http::Router& router, const PrivacyDesk& desk);
void add_retention_pages(http::Router& router, const PrivacyDesk& desk);

}  // namespace muster::app
