// Joining a directory's sign-in to an account here, once whoever it is has signed in by a link.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/directory/sign_in_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::directory {

namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

constexpr std::size_t longest_sealed = 3000;

std::string cookie_name(const Request& request) {
  return request.encrypted ? "__Host-muster-joining" : "muster-joining";
}

std::optional<Pending> pending_of(const PageContext& context, const Request& request, const Provider& provider) {
  const auto sent = request.cookies.find(cookie_name(request));
  if (sent == request.cookies.end() || sent->second.size() > longest_sealed) return std::nullopt;
  return opened_pending(context.directories->key(), provider, sent->second, context.clock.now());
}

struct JoinForm {
  web::Form form;
};

JoinForm join_form(const Request& request, const Provider& provider) {
  return {web::Form(request, sign_in_path(provider) + "/join")
              .button("Join the two")
              .way_out("Leave it", "/events")
              .when_refused("Nothing was joined", {})};
}

Reply join_page(const PageContext& context, const Request& request) {
  const auto* provider = context.directories->find(request.capture("directory"));
  if (provider == nullptr) return site::error_page(request, not_found("This site knows no directory of that name."));
  const auto pending = pending_of(context, request, *provider);
  auto wanted = join_form(request, *provider);
  View view;
  view.set("TITLE", provider->title);
  if (!pending) {
    view.add("OVER").set("BEGIN_PATH", sign_in_path(*provider));
    return site::desk_page(request, {"Nothing to join"}, web::render("domain/directory/pages/join.html", view), 404);
  }
  if (wanted.form.read() && request.method == web::Method::post) {
    const auto joined = join(context.database, context.audit(request), request.visitor.id, *provider, *pending);
    if (joined.ok()) {
      auto reply = web::redirect("/sessions?done=joined");
      reply.headers.emplace_back("Set-Cookie", pending_cookie(request, {}));
      return reply;
    }
    wanted.form.refuse(joined.error());
  }
  auto& offer = view.add("OFFER");
  offer.set("ACCOUNT", request.visitor.name).markup("FORM", wanted.form.shown());
  if (!pending->email.empty()) offer.add("THERE", pending->email);
  return site::form_page(request, {"Join your sign-in"}, wanted.form,
                         web::render("domain/directory/pages/join.html", view));
}

}  // namespace

std::string pending_cookie(const Request& request, const std::string& sealed) {
  const auto seconds = sealed.empty() ? 0 : std::chrono::seconds(pending_time).count();
  return cookie_name(request) + "=" + sealed + "; Path=/; HttpOnly; SameSite=Lax" +
         (request.encrypted ? "; Secure" : "") + "; Max-Age=" + std::to_string(seconds);
}

void add_joining_pages(web::Router& router, const PageContext& context) {
  router.form("/sign-in/directory/{directory}/join", Permission::own_account,
              [context](const Request& request) { return join_page(context, request); });
}

}  // namespace muster::directory
