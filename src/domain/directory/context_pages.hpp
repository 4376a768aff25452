#pragma once
// What the pages of directories share.

#include <muster/domain/access/throttle_pages.hpp>
#include <muster/domain/directory/directory_pages.hpp>
#include <muster/platform/web/request.hpp>

#include <memory>
#include <string>

namespace muster::directory {

/// Everything that a page works on; the references outlive the router.
struct PageContext {
  store::Database& database;
  const Clock& clock;
  std::shared_ptr<Directories> directories;
  std::shared_ptr<access::StrangerLimits> limits;

  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// What happens with a directory, for the log: never who it was.
void tell(const PageContext& context, const Provider& provider, const std::string& what);
/// The page that says why nobody was signed in, with the ways there are.
[[nodiscard]] web::Reply not_signed_in(const web::Request& request, const std::string& why, int status,
                                       const std::string& their_words = {});
/// "/sign-in/directory/camden".
[[nodiscard]] std::string sign_in_path(const Provider& provider);

void add_sign_in_pages(web::Router& router, const PageContext& context);
void add_joining_pages(web::Router& router, const PageContext& context);
void add_sign_out_pages(web::Router& router, const PageContext& context);
void add_rule_pages(web::Router& router, const PageContext& context);
void add_rule_api_pages(web::Router& router, const PageContext& context);

/// The cookie that remembers whom a directory sent until they showed who they are here.
[[nodiscard]] std::string pending_cookie(const web::Request& request, const std::string& sealed);

}  // namespace muster::directory
