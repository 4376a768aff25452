// One's own sessions, and signing out.
#include "context_pages.hpp"

#include <muster/domain/access/cookie_pages.hpp>
#include <muster/domain/access/session_service.hpp>
#include <muster/domain/access/vouching_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::access {
namespace {

using web::Reply;
using web::Request;
using web::View;

store::AuditContext audit(const PageContext& context, const Request& request) {
  return {request.visitor.actor(), context.clock.now()};
}

Result<SignedIn> own_session(const PageContext& context, const Request& request) {
  MUSTER_TRY(found, use_session(context.database, context.clock.now(), session_secret(request)));
  return found ? *found : SignedIn{};
}

std::string roles_in_words(const std::vector<HeldRole>& held) {
  std::string words;
  for (const auto& each : held)
    words += (words.empty() ? "" : "; ") + std::string(role_name(each.role)) + " in " + each.programme;
  return words.empty() ? "No role yet." : "Your role: " + words + ".";
}

Reply list_page(const PageContext& context, const Request& request) {
  const auto found = use_session(context.database, context.clock.now(), session_secret(request));
  if (!found.ok()) return site::error_page(request, found.error());
  const auto sessions = open_sessions(context.database, context.clock.now(), request.visitor.id);
  if (!sessions.ok()) return site::error_page(request, sessions.error());
  const std::string own = *found ? (*found)->session_id : "";
  View view;
  view.set("NAME", request.visitor.name).set("ROLES", *found ? roles_in_words((*found)->account.roles) : "");
  const auto count = static_cast<std::int64_t>(sessions->size());
  view.head(count == 1 ? "You are signed in here" : "You are signed in on " + counted(count, "browser", "browsers"));
  if (request.query.get("done") == "ended") view.show("ENDED");
  if (request.query.get("done") == "joined") view.show("JOINED");
  if (request.query.get("done") == "left") view.show("LEFT");
  if (count > 1) {
    view.add("OTHERS").markup("END_OTHERS", web::Form(request, "/sessions/end")
                                                .look("actions")
                                                .button({"End all other sessions", {}, web::Button::Look::second})
                                                .shown());
  }
  for (const auto& session : *sessions) {
    auto& row = view.add("ROW");
    row.set("BROWSER", session.browser)
        .set("BEGAN", long_instant(session.began))
        .set("SEEN", long_instant(session.seen));
    row.show("DIRECTORY", session.directory.empty() ? "" : directory_title(context.options, session.directory));
    if (session.id == own)
      row.show("OWN");
    else
      row.add("END").markup("END_FORM",
                            web::Form(request, "/sessions/end")
                                .knowing("session", session.id)
                                .button({"End", "the session of " + session.browser, web::Button::Look::link})
                                .shown());
  }
  MUSTER_PAGE(directories, request, joined_directories(context.database, request.visitor.id));
  for (const auto& name : directories) {
    const auto title = directory_title(context.options, name);
    auto& row = view.add("JOINED_TO", title);
    // Without mail a directory may be the only way that they have by themselves.
    if (context.options.mail)
      row.add("LEAVE").markup("LEAVE_FORM",
                              web::Form(request, "/sessions/directory")
                                  .knowing("directory", name)
                                  .button({"Take it away", "signing in by " + title, web::Button::Look::link})
                                  .shown());
    else
      row.show("NO_MAIL");
  }
  if (!directories.empty()) view.show("DIRECTORIES");
  return site::desk_page(request, {"Your sessions"}, web::render("domain/access/pages/sessions.html", view));
}

Reply end(const PageContext& context, const Request& request) {
  const auto own = own_session(context, request);
  if (!own.ok()) return site::error_page(request, own.error());
  const auto& account = request.visitor.id;
  const auto which = request.form.get("session");
  const auto ended = which.empty()
                         ? end_other_sessions(context.database, audit(context, request), account, own->session_id)
                         : end_session(context.database, audit(context, request), account, which);
  return ended.ok() ? web::redirect("/sessions?done=ended") : site::error_page(request, ended.error());
}

Reply leave(const PageContext& context, const Request& request) {
  if (!context.options.mail)
    return site::error_page(
        request, conflict("Muster sends no mail from here, so your directory may be your only way in. Ask whoever runs "
                          "this site."));
  const auto left =
      leave_directory(context.database, audit(context, request), request.visitor.id, request.form.get("directory"));
  return left.ok() ? web::redirect("/sessions?done=left") : site::error_page(request, left.error());
}

Reply sign_out(const PageContext& context, const Request& request) {
  const auto own = own_session(context, request);
  if (!own.ok()) return site::error_page(request, own.error());
  const auto ended = end_session(context.database, audit(context, request), request.visitor.id, own->session_id);
  if (!ended.ok() && ended.error().kind != ErrorKind::not_found) return site::error_page(request, ended.error());
  auto reply = web::redirect(address("/sign-in", {{"done", "out"}, {"from", own->directory}}));
  reply.headers.emplace_back("Set-Cookie", no_session_cookie(request));
  reply.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
  return reply;
}

}  // namespace

void add_session_pages(web::Router& router, const PageContext& context) {
  router.get("/sessions", Permission::own_account,
             [context](const Request& request) { return list_page(context, request); });
  router.post("/sessions/end", Permission::own_account,
              [context](const Request& request) { return end(context, request); });
  router.post("/sessions/directory", Permission::own_account,
              [context](const Request& request) { return leave(context, request); });
  router.post("/sign-out", Permission::own_account,
              [context](const Request& request) { return sign_out(context, request); });
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock, SignInOptions options,
               std::shared_ptr<Limits> limits) {
  const PageContext context{database, clock, std::move(options), std::move(limits)};
  add_sign_in_pages(router, context);
  add_session_pages(router, context);
  add_team_pages(router, context);
}

}  // namespace muster::access
