// Signing out at the directory from here, and hearing that somebody signed out there.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/directory/sign_in_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/platform/web/json.hpp>

namespace muster::directory {

namespace {

using access::Permission;
using web::Reply;
using web::Request;

/// To the directory's own page for that (RP-Initiated Logout 1.0), where it has one.
Reply leave(const PageContext& context, const Request& request) {
  const auto* provider = context.directories->find(request.capture("directory"));
  if (provider == nullptr) return site::error_page(request, not_found("This site knows no directory of that name."));
  if (!context.limits->take(request, provider->name, context.clock.now()))
    return access::too_often(request, "Too many tries came from your network. Wait a minute, then try again.",
                             std::chrono::minutes(1));
  const auto where = context.directories->endpoints(*provider, context.clock.now());
  if (!where.ok() || where->end_session.empty())
    return site::error_page(
        request, not_found(provider->title + " takes no sign-out from here. Open its own page, and sign out there."));
  const char mark = where->end_session.find('?') == std::string::npos ? '?' : '&';
  const auto to = where->end_session + mark + "client_id=" + percent_encoded(provider->client) +
                  "&post_logout_redirect_uri=" + percent_encoded(web::site_of(request) + "/sign-in");
  return {303, "text/plain; charset=utf-8", "See " + provider->title + "\n", {{"Location", to}}};
}

Reply refused(const std::string& why) {
  return web::json(json_object({{"error", "invalid_request"}, {"error_description", why}}), 400);
}

/// Back-Channel Logout 1.0, 2.5 to 2.8.
Reply ended(const PageContext& context, const Request& request) {
  const auto* provider = context.directories->find(request.capture("directory"));
  if (provider == nullptr) return refused("This site knows no directory of that name.");
  const auto now = context.clock.now();
  if (!context.limits->take(request, provider->name + " ended", now)) {
    auto reply = refused("Too many came at once.");
    reply.status = 429;
    reply.headers.emplace_back("Retry-After", "60");
    return reply;
  }
  const auto out = context.directories->signed_out(*provider, request.form.get("logout_token"), now);
  if (!out.ok()) {
    tell(context, *provider, out.error().detail);
    auto reply = refused(out.error().message);
    if (out.error().kind == ErrorKind::unavailable) reply.status = 503;
    return reply;
  }
  const auto count = end_sessions(context.database, now, *provider, *out);
  if (!count.ok()) {
    auto reply = refused("The sessions could not be ended. Send it again.");
    reply.status = 503;
    return reply;
  }
  return {200, "text/plain; charset=utf-8", {}, {{"Cache-Control", "no-store"}}};
}

}  // namespace

void add_sign_out_pages(web::Router& router, const PageContext& context) {
  router
      .get("/sign-in/directory/{directory}/out", Permission::open_site,
           [context](const Request& request) { return leave(context, request); })
      .holds_secret();
  router
      .post(std::string(ended_pattern), Permission::open_site,
            [context](const Request& request) { return ended(context, request); })
      .holds_secret();
}

}  // namespace muster::directory
