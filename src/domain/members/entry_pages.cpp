// Asking for a link to the members' area, and using it. What is said after asking is the same whoever is known, and a
// link that is only looked at stays good: mail scanners look.
#include "context_pages.hpp"

#include "link_making_service.hpp"

#include <muster/domain/access/throttle_pages.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/web/assets.hpp>
#include <muster/platform/web/form.hpp>

#include <memory>

namespace muster::members {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

/// How often strangers may have a mail sent: an office shares one network, and nobody fills another's letter box.
struct EntryLimits {
  access::StrangerLimits of_area{{20, std::chrono::seconds(30)}, {300, std::chrono::seconds(2)}};
  access::Buckets of_address{4, std::chrono::minutes(5)};
  access::StrangerLimits of_links{{60, std::chrono::seconds(10)}, {600, std::chrono::seconds(1)}};
};

struct EntryContext {
  PageContext pages;
  std::shared_ptr<EntryLimits> limits;
};

Reply too_many(const Request& request) {
  return access::too_often(
      request,
      "Very many people ask at this moment. Go back, wait half a minute, and press the button once "
      "more.",
      std::chrono::seconds(30));
}

Reply entry_reply(const Request& request, const std::string& title, const std::string& programme, View& view,
                  const web::Form* form = nullptr, int status = 200) {
  view.set("STYLE", web::asset("member.css"));
  if (form != nullptr) view.add("ASKS").markup("FORM", form->shown());
  const bool refused = form != nullptr && form->refused();
  const site::PhoneFrame frame{title, programme, {}, 0, 0, refused};
  auto reply = site::phone_page(
      request, frame,
      (refused ? form->summary() : std::string()) + web::render("domain/members/pages/entry.html", view),
      form != nullptr ? form->status() : status);
  reply.headers.emplace_back("Cache-Control", "private, no-store");
  return reply;
}

Reply no_area(const Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  View view;
  view.head("No members’ area is at this address.");
  view.add("PARAGRAPH", "Look at the letters once more: an address never has 0, 1, i, l or o in it.");
  view.add("PARAGRAPH", "If it still leads nowhere, ask whoever gave it to you.");
  return entry_reply(request, "No members’ area here", {}, view, nullptr, 404);
}

/// Beyond what one address gets the answer is the same, and nothing is sent.
Outcome asked(const EntryContext& context, Instant now, const Area& area, const std::string& typed) {
  const auto address = mail::folded_address(trimmed(typed));
  if (mail::check_address(address).ok() && !context.limits->of_address.take(area.code + " " + address, now))
    return Success{};
  return ask_for_link(context.pages.database, now, area.code, typed);
}

Reply ask_page(const EntryContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  const auto& code = request.capture("code");
  const bool sent = asks_for_change(request.method);
  if (sent && !context.limits->of_area.take(request, code, now)) return too_many(request);
  const auto found = area_at(context.pages.database, code);
  if (!found.ok()) return no_area(request, found.error());
  const auto& area = *found;
  View view;
  if (!area.is_open) {
    view.head("The members’ area is closed.");
    view.add("PARAGRAPH", "Ask the people of " + area.programme + " for what you need.");
    return entry_reply(request, "The members’ area is closed", area.programme, view, nullptr, sent ? 409 : 200);
  }
  if (!sent) {
    MUSTER_PAGE(visit, request, use_session(context.pages.database, now, visit_secret(request), area.code));
    if (visit) return web::redirect(area_path(area.code, "/bookings"));
  }
  web::Form form =
      web::Form(request, area_path(area.code)).button("Send me a link").when_refused({}, "No link was sent.");
  const auto email = form.email("email", "Your e-mail address")
                         .hint("The one to which " + area.programme + " writes to you. There is no password.")
                         .autocomplete("email")
                         .missing("Enter your e-mail address, like name@example.org");
  if (form.read()) {
    const auto done = asked(context, now, area, *email);
    if (done.ok()) {
      view.head("Look at your mail", "If " + area.programme + " knows " + *email +
                                         ", a link is on its way there. It works once, within a quarter of an hour.");
      view.add("PARAGRAPH",
               "Nothing after ten minutes? Look into the junk folder, or try another address of yours: this page tells "
               "nobody which addresses are known.");
      view.add_link("BACK", "Try another address", area_path(area.code));
      return entry_reply(request, "Look at your mail", area.programme, view);
    }
    form.refuse(done.error());
  }
  if (request.query.get("done") == "out") view.add("DONE", "You are signed out.");
  view.head("My page", "Your bookings and lists, and what " + area.programme + " holds of you.");
  if (!area.introduction.empty()) view.add("PARAGRAPH", area.introduction);
  return entry_reply(request, "My page", area.programme, view, &form);
}

Reply gone(const Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  View view;
  view.head("This link is used up", error.message);
  return entry_reply(request, "This link is used up", {}, view, nullptr, 404);
}

Reply look(const EntryContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  if (!context.limits->of_links.take(request, "link", now)) return too_many(request);
  const auto& secret = request.capture("link");
  const auto area = look_at_link(context.pages.database, now, secret);
  if (!area.ok()) return gone(request, area.error());
  View view;
  view.head("Open my page", "One press, and you are signed in to what is yours at " + area->programme + ".");
  const auto form = web::Form(request, link_path + percent_encoded(secret)).look("").button("Open my page");
  return entry_reply(request, "Open my page", area->programme, view, &form);
}

Reply spend(const EntryContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  if (!context.limits->of_links.take(request, "link", now)) return too_many(request);
  const auto entered = spend_link(context.pages.database, now, request.capture("link"), visit_secret(request));
  if (!entered.ok()) return gone(request, entered.error());
  auto reply = web::redirect(area_path(entered->area.code, "/bookings"));
  reply.headers.emplace_back("Set-Cookie", visit_cookie(request, entered->secret));
  return reply;
}

}  // namespace

void add_entry_pages(web::Router& router, const PageContext& pages) {
  const EntryContext context{pages, std::make_shared<EntryLimits>()};
  const auto ask = [context](const Request& request) { return ask_page(context, request); };
  router.get("/my/{code}", Permission::open_site, ask).holds_secret();
  router.post("/my/{code}", Permission::open_site, ask).holds_secret();
  const auto one = [context](const Request& request) { return look(context, request); };
  router.get("/my-link/{link}", Permission::open_site, one).holds_secret();
  router
      .post("/my-link/{link}", Permission::open_site,
            [context](const Request& request) { return spend(context, request); })
      .holds_secret();
}

}  // namespace muster::members
