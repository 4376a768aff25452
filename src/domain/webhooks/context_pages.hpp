#pragma once
// What the pages of receivers share.

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/domain/webhooks/delivery_service.hpp>
#include <muster/domain/webhooks/receiver_service.hpp>
#include <muster/domain/webhooks/webhook_pages.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/json.hpp>

#include <string>

namespace muster::webhooks {

struct PageContext {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// Whoever says which programs read may say which are told.
inline constexpr auto right = access::Permission::manage_team;

[[nodiscard]] inline std::string home_of(const web::Request& request, const std::string& below = {}) {
  return "/programmes/" + request.capture("programme") + "/webhooks" + below;
}
[[nodiscard]] inline std::string receiver_home(const web::Request& request, const std::string& below = {}) {
  return home_of(request, "/" + request.capture("webhook") + below);
}

void add_receiver_pages(web::Router& router, const PageContext& context);
void add_log_pages(web::Router& router, const PageContext& context);
void add_api_pages(web::Router& router, const PageContext& context);

/// The page of one receiver: how it stands, its log, and what can be done. `secret` is one that was just made.
[[nodiscard]] web::Reply receiver_page(const PageContext& context, const web::Request& request,
                                       const std::string& secret = {});

}  // namespace muster::webhooks
