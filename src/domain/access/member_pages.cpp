// One member of a team: another role, the welcome mail again, or no role any more.
#include "team_pages.hpp"

#include <muster/domain/site/page_of.hpp>

namespace muster::access {
namespace {

using web::Reply;
using web::Request;
using web::View;

struct RoleForm {
  web::Form form;
  web::Field<Role> role = form.radios("role", "Role", role_choices(roles)).missing("Choose a role");
};

std::string path_of(const Request& request, const std::string& what = {}) {
  return team_path(request.capture("programme")) + "/members/" + request.capture("member") + what;
}

RoleForm role_form(const Request& request) {
  return {
      web::Form(request, path_of(request, "/role")).button("Save the role").when_refused("Nothing was changed", {})};
}

std::string lead_words(const PageContext& context, const MemberSheet& sheet) {
  const auto& member = sheet.member;
  const auto by =
      member.role_by.empty() ? std::string() : ", by a rule of " + directory_title(context.options, member.role_by);
  return role_title(member.role) + " in " + sheet.team.programme + by +
         (member.since.empty() ? "" : " since " + day_words(member.since)) + ". " +
         (member.seen_on.empty() ? "Has not signed in yet." : "Last seen on " + day_words(member.seen_on) + ".");
}

Reply member_page(const PageContext& context, const Request& request, RoleForm wanted) {
  MUSTER_PAGE(found, request, member_sheet(context.database, request.capture("programme"), request.capture("member")));
  const auto& member = found.member;
  View view;
  add_trail(view, found.team, request);
  view.set("EMAIL", member.email).set("LEAD", lead_words(context, found));
  view.show("BOUNCED", member.bounced);
  view.show_if(!member.role_by.empty(), "BY_RULE");
  const bool you = member.account_id == request.visitor.id;
  if (found.last_owner) {
    view.add("LAST_OWNER", you ? "You are" : "This is");
  } else {
    if (!wanted.form.refused()) (void)wanted.role.begins(member.role);
    view.add("CHANGE").markup("FORM", wanted.form.shown());
    view.add("REMOVAL")
        .show_if(you, "REMOVE_YOU", "REMOVE_OTHER")
        .markup("REMOVE", web::Form(request, path_of(request, "/remove"))
                              .button({"Take the role away", {}, web::Button::Look::warning})
                              .shown());
  }
  if (member.role == Role::lead) {
    const bool reads = member.reads_answers;
    auto give = web::Form(request, path_of(request, "/reading")).knowing("reads", reads ? "no" : "yes");
    view.add("READING")
        .show_if(reads, "READS", "READS_NOT")
        .markup("READING_FORM",
                give.button({reads ? "Take this away" : "Let them read single answers", {}, web::Button::Look::second})
                    .shown());
  }
  if (context.options.mail && !you) {
    view.add("MAIL").markup("SEND", web::Form(request, path_of(request, "/mail"))
                                        .button({"Send the mail again", {}, web::Button::Look::second})
                                        .shown());
  }
  return site::form_page(request, {member.email}, wanted.form, web::render("domain/access/pages/member.html", view));
}

/// Where a change leads; where it was refused, the page says why.
Reply done(const PageContext& context, const Request& request, RoleForm wanted, const Result<TeamChange>& change) {
  if (change.ok()) {
    const auto path = team_path(request.capture("programme")) + "?change=" + change->id;
    return web::redirect(after_change(request, *change, path));
  }
  wanted.form.refuse(change.error());
  return member_page(context, request, std::move(wanted));
}

Reply change_role(const PageContext& context, const Request& request) {
  auto wanted = role_form(request);
  if (!wanted.form.read()) return member_page(context, request, std::move(wanted));
  const auto changed = change_member(context.database, team_doing(context, request), request.capture("programme"),
                                     request.capture("member"), *wanted.role);
  return done(context, request, std::move(wanted), changed);
}

Reply remove(const PageContext& context, const Request& request) {
  return done(context, request, role_form(request),
              remove_member(context.database, team_doing(context, request), request.capture("programme"),
                            request.capture("member")));
}

Reply change_reading(const PageContext& context, const Request& request) {
  const auto changed = let_read_answers(context.database, team_doing(context, request), request.capture("programme"),
                                        request.capture("member"), request.form.get("reads") == "yes");
  if (changed.ok()) return web::redirect(path_of(request));
  auto wanted = role_form(request);
  wanted.form.refuse(changed.error());
  return member_page(context, request, std::move(wanted));
}

Reply mail_again(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto& member = request.capture("member");
  const auto refused = [&](const std::string& words) {
    auto wanted = role_form(request);
    wanted.form.refuse(bad_input(words));
    return member_page(context, request, std::move(wanted));
  };
  if (!context.options.mail) return refused("Muster sends no mail from here. Get a link with muster sign-in-link.");
  // Nobody's mailbox may be flooded by a button that is pressed again and again.
  if (!context.limits->known_requests.take(context.database, "welcome\n" + member, context.clock.now()))
    return refused("Several mails went to this address just now. Wait a few minutes.");
  const auto told = tell_again(context.database, team_doing(context, request), programme, member);
  return told.ok() ? web::redirect(team_path(programme) + "?done=told") : site::error_page(request, told.error());
}

}  // namespace

void add_member_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/team/{programme}/members/{member}";
  router.get(here, Permission::manage_team,
             [context](const Request& request) { return member_page(context, request, role_form(request)); });
  router.post(here + "/role", Permission::manage_team,
              [context](const Request& request) { return change_role(context, request); });
  router.post(here + "/reading", Permission::manage_team,
              [context](const Request& request) { return change_reading(context, request); });
  router.post(here + "/remove", Permission::manage_team,
              [context](const Request& request) { return remove(context, request); });
  router.post(here + "/mail", Permission::manage_team,
              [context](const Request& request) { return mail_again(context, request); });
}

}  // namespace muster::access
