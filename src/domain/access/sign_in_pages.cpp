// Asking for a link, and using it. Opening a link changes nothing: mail scanners open links. Its button does.
#include "cookie_pages.hpp"
#include "own_pages.hpp"

#include <muster/domain/access/link_service.hpp>
#include <muster/domain/access/return_path.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/message.hpp>

namespace muster::access {
namespace {

using web::Reply;
using web::Request;
using web::View;

Reply page(const Request& request, const std::string& title, const std::string& name, const View& view,
           int status = 200, bool error = false) {
  return site::desk_page(request, {title, {}, {}, {}, site::Tab::none, error},
                         web::render("domain/access/pages/" + name + ".html", view), status);
}

Reply too_often(const Request& request) {
  auto reply = site::problem_page(
      request,
      {ProblemKind::not_allowed, "Too many tries came from your network. Wait a few minutes, then try again.", {}, {}});
  reply.status = 429;
  reply.headers.emplace_back("Retry-After", "180");
  return reply;
}

Reply ask_page(const Desk& desk, const Request& request, const std::string& email, const std::string& next,
               const std::string& fault) {
  View view;
  view.show_if(request.query.get("done") == "out", "SIGNED_OUT");
  if (!desk.options.mail) {
    view.show("NO_MAIL");
    return page(request, "Sign in", "sign_in", view);
  }
  if (!fault.empty()) view.add("FAULT_SUMMARY").set("SUMMARY_WORDS", fault);
  auto& form = view.add("FORM");
  form.set("TOKEN", request.token).set("EMAIL", email).set("NEXT", own_path_or_home(next));
  if (!fault.empty())
    form.show("EMAIL_WRONG")
        .show("EMAIL_RED")
        .show("EMAIL_DESCRIBED")
        .add("EMAIL_ERROR")
        .set("EMAIL_ERROR_WORDS", fault);
  return page(request, "Sign in", "sign_in", view, fault.empty() ? 200 : 422, !fault.empty());
}

/// Whether mail may be sent, by what was asked for before. Who asks too often gets the same answer and no mail.
Result<bool> has_a_try(const Desk& desk, const Request& request, const std::string& email) {
  const auto now = desk.clock.now();
  const auto known = known_secret(request);
  MUSTER_TRY(is_known, knows_browser(desk.database, email, known));
  const auto address = fingerprint(mail::folded_address(email));
  if (is_known && desk.limits->known_requests.take(desk.database, address + fingerprint(known), now)) return true;
  return desk.limits->stranger_requests.take(desk.database, address + "\n" + request.client_address, now) &&
         desk.limits->mailbox_requests.take(desk.database, address, now);
}

Reply ask(const Desk& desk, const Request& request) {
  const auto email = mail::folded_address(request.form.get("email"));
  const auto next = request.form.get("next");
  if (!desk.options.mail) return ask_page(desk, request, email, next, "");
  if (!mail::check_address(email).ok())
    return ask_page(desk, request, request.form.get("email"), next, "Enter your e-mail address, like name@example.org");
  if (!request.client_address.empty() &&
      !desk.limits->address_requests.take(desk.database, request.client_address, desk.clock.now()))
    return too_often(request);
  const auto may_ask = has_a_try(desk, request, email);
  if (!may_ask.ok()) return site::problem_page(request, may_ask.problem());
  if (*may_ask) {
    const auto asked = ask_for_link(desk.database, desk.clock.now(), email, request.token, next);
    if (!asked.ok()) return site::problem_page(request, asked.problem());
  }
  return web::redirect("/sign-in/sent");
}

Reply gone(const Desk& desk, const Request& request) {
  if (!request.client_address.empty() &&
      !desk.limits->address_failures.take(desk.database, request.client_address, desk.clock.now()))
    return too_often(request);
  View view;
  view.show("GONE");
  return page(request, "This link is used up", "link", view, 404);
}

Reply elsewhere(const Request& request) {
  View view;
  view.show("ELSEWHERE");
  return page(request, "Open this link elsewhere", "link", view, 403);
}

Reply look(const Desk& desk, const Request& request) {
  const auto& secret = request.capture("link");
  const auto state = look_at_link(desk.database, desk.clock.now(), secret, request.token);
  if (!state.ok()) return site::problem_page(request, state.problem());
  if (*state == LinkState::gone) return gone(desk, request);
  if (*state == LinkState::of_other_browser) return elsewhere(request);
  View view;
  view.add("GOOD").set("TOKEN", request.token).set("LINK_PATH", "/sign-in/" + percent_encoded(secret));
  return page(request, "Sign in", "link", view);
}

Reply spend(const Desk& desk, const Request& request) {
  const auto entered = spend_link(desk.database, desk.clock.now(), request.capture("link"), request.token,
                                  browser_words(request.headers.get("user-agent")), session_secret(request));
  if (!entered.ok()) {
    if (entered.problem().kind == ProblemKind::not_found) return gone(desk, request);
    if (entered.problem().kind == ProblemKind::not_allowed) return elsewhere(request);
    return site::problem_page(request, entered.problem());
  }
  auto reply = web::redirect(entered->next);
  reply.headers.emplace_back("Set-Cookie", session_cookie(request, entered->session));
  reply.headers.emplace_back("Set-Cookie", known_cookie(request, entered->known));
  return reply;
}

}  // namespace

void add_sign_in_pages(web::Router& router, const Desk& desk) {
  router.get("/sign-in", Permission::open_site,
             [desk](const Request& request) { return ask_page(desk, request, "", request.query.get("next"), ""); });
  router.post("/sign-in", Permission::open_site, [desk](const Request& request) { return ask(desk, request); });
  router.get("/sign-in/sent", Permission::open_site,
             [](const Request& request) { return page(request, "Look at your mail", "sent", View()); });
  router.get("/sign-in/{link}", Permission::open_site, [desk](const Request& request) { return look(desk, request); });
  router.post("/sign-in/{link}", Permission::open_site,
              [desk](const Request& request) { return spend(desk, request); });
}

}  // namespace muster::access
