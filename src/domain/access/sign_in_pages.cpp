// Asking for a link, and using it. Opening a link changes nothing: mail scanners open links. Its button does.
#include "cookie_pages.hpp"
#include "own_pages.hpp"

#include <muster/domain/access/link_service.hpp>
#include <muster/domain/access/return_path.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/message.hpp>

namespace muster::access {
namespace {

using web::Reply;
using web::Request;
using web::View;

Reply page(const Request& request, const std::string& title, const std::string& name, const View& view,
           int status = 200) {
  return site::desk_page(request, {title}, web::render("domain/access/pages/" + name + ".html", view), status);
}

struct LinkForm {
  web::Form form;
  std::string path;  ///< where to go on once signed in
  web::Field<std::string> next = form.hidden("next", path);
  web::Field<std::string> email = form.email("email", "Your e-mail address")
                                      .hint("We send you a link that signs you in. There is no password.")
                                      .autocomplete("email")
                                      .missing("Enter your e-mail address, like name@example.org");
};

LinkForm link_form(const Request& request) {
  const auto& sent = request.method == web::Method::post ? request.form : request.query;
  return {web::Form(request, "/sign-in")
              .button("Send me a link")
              .when_refused("Look again at your address", "No link was sent."),
          own_path_or_home(sent.get("next"))};
}

Reply too_often(const Request& request) {
  auto reply = site::problem_page(
      request,
      {ProblemKind::not_allowed, "Too many tries came from your network. Wait a few minutes, then try again.", {}, {}});
  reply.status = 429;
  reply.headers.emplace_back("Retry-After", "180");
  return reply;
}

Reply ask_page(const Desk& desk, const Request& request, const LinkForm& wanted) {
  View view;
  view.show_if(request.query.get("done") == "out", "SIGNED_OUT");
  if (desk.options.mail)
    view.add("WITH_MAIL").markup("FORM", wanted.form.shown());
  else
    view.show("NO_MAIL");
  return site::form_page(request, {"Sign in"}, wanted.form, web::render("domain/access/pages/sign_in.html", view));
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
  auto wanted = link_form(request);
  if (!desk.options.mail || !wanted.form.read()) return ask_page(desk, request, wanted);
  const auto email = mail::folded_address(*wanted.email);
  if (!mail::check_address(email).ok()) {
    wanted.email.refuse("Enter your e-mail address, like name@example.org");
    return ask_page(desk, request, wanted);
  }
  if (!request.client_address.empty() &&
      !desk.limits->address_requests.take(desk.database, request.client_address, desk.clock.now()))
    return too_often(request);
  const auto may_ask = has_a_try(desk, request, email);
  if (!may_ask.ok()) return site::problem_page(request, may_ask.problem());
  if (*may_ask) {
    const auto asked = ask_for_link(desk.database, desk.clock.now(), email, request.token, *wanted.next);
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
  view.add("GOOD").markup("FORM", web::Form(request, "/sign-in/" + percent_encoded(secret)).button("Sign in").shown());
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
             [desk](const Request& request) { return ask_page(desk, request, link_form(request)); });
  router.post("/sign-in", Permission::open_site, [desk](const Request& request) { return ask(desk, request); });
  router.get("/sign-in/sent", Permission::open_site,
             [](const Request& request) { return page(request, "Check your mail", "sent", View()); });
  router.get("/sign-in/{link}", Permission::open_site, [desk](const Request& request) { return look(desk, request); });
  router.post("/sign-in/{link}", Permission::open_site,
              [desk](const Request& request) { return spend(desk, request); });
}

}  // namespace muster::access
