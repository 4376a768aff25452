// Asking for a link, and using it. Opening a link changes nothing: mail scanners open links. Its button does.
#include "context_pages.hpp"

#include <muster/domain/access/cookie_pages.hpp>
#include <muster/domain/access/link_service.hpp>
#include <muster/domain/access/return_path.hpp>
#include <muster/domain/access/throttle_pages.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>

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

}  // namespace

std::string directory_title(const SignInOptions& options, const std::string& name) {
  const auto found = std::ranges::find(options.directories, name, &DirectoryName::name);
  return found == options.directories.end() ? name : found->title;
}

namespace {

Reply too_many_tries(const Request& request) {
  return too_often(request, "Too many tries came from your network. Wait a few minutes, then try again.",
                   std::chrono::minutes(3));
}

Reply ask_page(const PageContext& context, const Request& request, const LinkForm& wanted) {
  View view;
  view.show_if(request.query.get("done") == "out", "SIGNED_OUT");
  const auto& directories = context.options.directories;
  if (!directories.empty()) {
    auto& others = view.add("BY_DIRECTORY");
    for (const auto& each : directories)
      others.add("DIRECTORY", each.title)
          .set("DIRECTORY_PATH", address("/sign-in/directory/" + each.name, {{"next", wanted.path}}));
    // Signed out here is not signed out there.
    const auto from = request.query.get("from");
    if (std::ranges::find(directories, from, &DirectoryName::name) != directories.end())
      view.add("ALSO_THERE", directory_title(context.options, from))
          .set("OUT_PATH", "/sign-in/directory/" + from + "/out");
  }
  if (context.options.mail)
    view.add("WITH_MAIL").markup("FORM", wanted.form.shown());
  else
    view.show("NO_MAIL");
  return site::form_page(request, {"Sign in"}, wanted.form, web::render("domain/access/pages/sign_in.html", view));
}

/// Whether mail may be sent, by what was asked for before. Who asks too often gets the same answer and no mail.
Result<bool> has_a_try(const PageContext& context, const Request& request, const std::string& email) {
  const auto now = context.clock.now();
  const auto known = known_secret(request);
  MUSTER_TRY(is_known, knows_browser(context.database, email, known));
  const auto address = fingerprint(mail::folded_address(email));
  if (is_known && context.limits->known_requests.take(context.database, address + fingerprint(known), now)) return true;
  return context.limits->stranger_requests.take(context.database, address + "\n" + request.client_address, now) &&
         context.limits->mailbox_requests.take(context.database, address, now);
}

Reply ask(const PageContext& context, const Request& request) {
  auto wanted = link_form(request);
  if (!context.options.mail || !wanted.form.read()) return ask_page(context, request, wanted);
  const auto email = mail::folded_address(*wanted.email);
  if (!mail::check_address(email).ok()) {
    wanted.email.refuse("Enter your e-mail address, like name@example.org");
    return ask_page(context, request, wanted);
  }
  if (!request.client_address.empty() &&
      !context.limits->address_requests.take(context.database, request.client_address, context.clock.now()))
    return too_many_tries(request);
  const auto may_ask = has_a_try(context, request, email);
  if (!may_ask.ok()) return site::error_page(request, may_ask.error());
  if (*may_ask) {
    const auto asked = ask_for_link(context.database, context.clock.now(), email, request.token, *wanted.next);
    if (!asked.ok()) return site::error_page(request, asked.error());
  }
  return web::redirect("/sign-in/sent");
}

Reply gone(const PageContext& context, const Request& request) {
  if (!request.client_address.empty() &&
      !context.limits->address_failures.take(context.database, request.client_address, context.clock.now()))
    return too_many_tries(request);
  View view;
  view.show("GONE");
  return page(request, "This link is used up", "link", view, 404);
}

Reply elsewhere(const Request& request) {
  View view;
  view.show("ELSEWHERE");
  return page(request, "Open this link elsewhere", "link", view, 403);
}

Reply look(const PageContext& context, const Request& request) {
  const auto& secret = request.capture("link");
  const auto state = look_at_link(context.database, context.clock.now(), secret, request.token);
  if (!state.ok()) return site::error_page(request, state.error());
  if (*state == LinkState::gone) return gone(context, request);
  if (*state == LinkState::of_other_browser) return elsewhere(request);
  View view;
  view.add("GOOD").markup("FORM", web::Form(request, "/sign-in/" + percent_encoded(secret)).button("Sign in").shown());
  return page(request, "Sign in", "link", view);
}

Reply spend(const PageContext& context, const Request& request) {
  const auto entered = spend_link(context.database, context.clock.now(), request.capture("link"), request.token,
                                  browser_words(request.headers.get("user-agent")), session_secret(request));
  if (!entered.ok()) {
    if (entered.error().kind == ErrorKind::not_found) return gone(context, request);
    if (entered.error().kind == ErrorKind::not_allowed) return elsewhere(request);
    return site::error_page(request, entered.error());
  }
  auto reply = web::redirect(entered->next);
  reply.headers.emplace_back("Set-Cookie", session_cookie(request, entered->session));
  reply.headers.emplace_back("Set-Cookie", known_cookie(request, entered->known));
  return reply;
}

}  // namespace

void add_sign_in_pages(web::Router& router, const PageContext& context) {
  router.get("/sign-in", Permission::open_site,
             [context](const Request& request) { return ask_page(context, request, link_form(request)); });
  router.post("/sign-in", Permission::open_site, [context](const Request& request) { return ask(context, request); });
  router.get("/sign-in/sent", Permission::open_site,
             [](const Request& request) { return page(request, "Check your mail", "sent", View()); });
  router
      .get("/sign-in/{link}", Permission::open_site,
           [context](const Request& request) { return look(context, request); })
      .holds_secret();
  router
      .post("/sign-in/{link}", Permission::open_site,
            [context](const Request& request) { return spend(context, request); })
      .holds_secret();
}

}  // namespace muster::access
