#pragma once
// What the pages of signing in share.

#include <muster/domain/access/access_pages.hpp>

#include <memory>

namespace muster::access {

/// Everything that a page works on; the references outlive the router.
struct PageContext {
  store::Database& database;
  const Clock& clock;
  SignInOptions options;
  std::shared_ptr<Limits> limits;
};

void add_sign_in_pages(web::Router& router, const PageContext& context);
void add_team_pages(web::Router& router, const PageContext& context);
void add_session_pages(web::Router& router, const PageContext& context);

}  // namespace muster::access
