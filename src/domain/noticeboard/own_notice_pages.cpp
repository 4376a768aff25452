// One's own notices: sending one in, where each stands, changing and withdrawing it.
#include "context_pages.hpp"

#include <muster/kit/base/number.hpp>

namespace muster::noticeboard {
namespace {

using web::Button;
using web::Reply;
using web::Request;
using web::View;

std::string home_of(const members::Visit& visit, const std::string& below = {}) {
  return members::area_path(visit.area.code, "/notices" + below);
}

std::string template_of(const char* name) { return std::string("domain/noticeboard/pages/") + name; }

/// Whether one more may be sent in now; else the form says when.
bool may_send(const PageContext& context, const members::Visit& visit, web::Form& form) {
  if (context.limits->sendings.take(context.database, visit.area.programme_id + " " + visit.address,
                                    context.clock.now()))
    return true;
  form.refuse(conflict("You sent very many notices just now. Wait two minutes, then press the button once more."));
  return false;
}

Reply which_page(const Request& request, const members::Visit& visit) {
  View view;
  view.head("Send in a notice", "The team looks at it before others see it.");
  view.set("REQUEST_PATH", home_of(visit, "/add?kind=request")).set("JOB_PATH", home_of(visit, "/add?kind=job"));
  view.set("BACK_PATH", home_of(visit));
  return members::area_reply(request, visit, {"Send in a notice", members::AreaTab::adverts}, view,
                             template_of("notice_kinds.html"));
}

Reply form_reply(const Request& request, const members::Visit& visit, const std::string& title, const std::string& lead,
                 const ContentForm& typed) {
  if (typed.form.error()) return site::error_page(request, *typed.form.error());
  View view;
  view.head(title, lead);
  view.markup("FORM", typed.form.shown());
  return members::area_reply(request, visit, {title, members::AreaTab::adverts, &typed.form}, view,
                             template_of("notice_form.html"));
}

Reply add_page(const PageContext& context, const Request& request, const members::Visit& visit) {
  const bool sent = web::asks_for_change(request.method);
  const auto kind = parse_kind(sent ? request.form.get("kind") : request.query.get("kind"));
  if (!kind.ok()) return which_page(request, visit);
  ContentForm typed(web::Form(request, home_of(visit, "/add"))
                        .button("Send it in")
                        .way_out("Send nothing", home_of(visit))
                        .knowing("kind", std::string(kind_code(*kind)))
                        .when_refused({}, "Nothing was sent yet. What you wrote is still below."),
                    *kind, {});
  if (typed.form.read() && may_send(context, visit, typed.form)) {
    const auto made = send_notice(context.database, context.clock.now(), member_of(visit), *kind, typed.content());
    if (made.ok()) return web::redirect(home_of(visit, "/" + made->id + "/own?done=sent"));
    typed.form.refuse(made.error());
  }
  const bool is_job = *kind == Kind::job;
  return form_reply(request, visit, is_job ? "Advertise a job" : "Ask other members",
                    is_job ? "The team decides whether members see it or everybody."
                           : "Members see it with your organisation, not with your name or address. They answer by a "
                             "form, and it comes to you by mail.",
                    typed);
}

Reply mine_page(const PageContext& context, const Request& request, const members::Visit& visit) {
  MUSTER_PAGE(own, request, own_notices(context.database, member_of(visit)));
  const auto today = day_in_london(context.clock.now());
  View view;
  view.head("My notices", "What you sent in, and where it stands.");
  view.set("ADD_PATH", home_of(visit, "/add")).set("BACK_PATH", home_of(visit));
  if (own.empty()) view.add("NONE", "You have sent in no notice yet.");
  auto* rows = own.empty() ? nullptr : &view.add("ROWS");
  for (const auto& each : own)
    rows->add_link("NOTICE", each.content.title, home_of(visit, "/" + each.id + "/own"))
        .set("FACTS", facts_of(each))
        .set("STANDING", standing_words(each, today));
  return members::area_reply(request, visit, {"My notices", members::AreaTab::adverts}, view,
                             template_of("my_notices.html"));
}

std::string done_words(const std::string& done) {
  if (done == "sent") return "It waits for the team. You get a mail when it is decided.";
  if (done == "changed") return "Changed. It waits for the team, and nobody else sees it until it is approved.";
  if (done == "withdrawn") return "It is withdrawn: nobody else sees it.";
  return {};
}

Reply own_page(const PageContext& context, const Request& request, const members::Visit& visit) {
  MUSTER_PAGE(notice, request, own_notice(context.database, member_of(visit), request.capture("notice")));
  const auto& standing = notice.standing;
  View view;
  view.head(notice.content.title, facts_of(notice));
  show_content(view, notice);
  view.show("DONE", done_words(request.query.get("done")));
  view.set("STANDING", standing_words(notice, day_in_london(context.clock.now())) + ".");
  view.show("REASON", standing.reason);
  view.show("CHANGED", standing.team_changed);
  view.set("BACK_PATH", home_of(visit, "/mine")).set("CHANGE_PATH", home_of(visit, "/" + notice.id + "/change"));
  view.set("CHANGE", standing.state == State::published ? "Change it: it then waits for the team again"
                     : standing.state == State::waiting ? "Change it"
                                                        : "Change it and send it in again");
  if (standing.state != State::withdrawn)
    view.add("WITHDRAW")
        .markup("WITHDRAW_FORM", web::Form(request, home_of(visit, "/" + notice.id + "/withdraw"))
                                     .look("")
                                     .button({"Withdraw it", notice.content.title, Button::Look::second})
                                     .shown());
  return members::area_reply(request, visit, {"My notice", members::AreaTab::adverts}, view,
                             template_of("own_notice.html"));
}

Reply change_page(const PageContext& context, const Request& request, const members::Visit& visit) {
  MUSTER_PAGE(notice, request, own_notice(context.database, member_of(visit), request.capture("notice")));
  const auto here = home_of(visit, "/" + notice.id);
  const bool sent = web::asks_for_change(request.method);
  const auto version = sent ? request.form.get("version") : std::to_string(notice.version);
  ContentForm typed(web::Form(request, here + "/change")
                        .button("Send it in")
                        .way_out("Leave it as it is", here + "/own")
                        .knowing("version", version)
                        .when_refused({}, "Nothing was changed. What you wrote is still below."),
                    notice.kind, notice.content);
  if (typed.form.read() && may_send(context, visit, typed.form)) {
    const auto changed = change_own(context.database, context.clock.now(), member_of(visit), notice.id,
                                    parse_integer(version).value_or(-1), typed.content());
    if (changed.ok()) return web::redirect(here + "/own?done=changed");
    typed.form.refuse(changed.error());
  }
  return form_reply(request, visit, "Change your notice", "It waits for the team then, before others see it.", typed);
}

Reply withdraw(const PageContext& context, const Request& request, const members::Visit& visit) {
  const auto done = withdraw_own(context.database, context.clock.now(), member_of(visit), request.capture("notice"));
  if (!done.ok()) return site::error_page(request, done.error());
  return web::redirect(home_of(visit, "/" + request.capture("notice") + "/own?done=withdrawn"));
}

}  // namespace

void add_own_pages(web::Router& router, const PageContext& context) {
  const auto page = [&](Reply (*shown)(const PageContext&, const Request&, const members::Visit&)) {
    return members::member_page(context.database, context.clock,
                                [context, shown](const Request& request, const members::Visit& visit) {
                                  return shown(context, request, visit);
                                });
  };
  router.form("/my/{code}/notices/add", members::own_things, page(add_page));
  router.get("/my/{code}/notices/mine", members::own_things, page(mine_page));
  router.get("/my/{code}/notices/{notice}/own", members::own_things, page(own_page));
  router.form("/my/{code}/notices/{notice}/change", members::own_things, page(change_page));
  router.post("/my/{code}/notices/{notice}/withdraw", members::own_things, page(withdraw));
}

}  // namespace muster::noticeboard
