// One member of a team: another role, the welcome mail again, or no role any more.
#include <muster/domain/site/frame.hpp>
#include "team_pages.hpp"

#include "role_words.hpp"

#include <algorithm>

namespace muster::access {
namespace {

using web::Reply;
using web::Request;
using web::View;

Reply member_page(const Desk& desk, const Request& request, const std::string& wrong = {}) {
  const auto found = team(desk.database, request.capture("programme"));
  if (!found.ok()) return site::problem_page(request, found.problem());
  const auto member = std::ranges::find(found->members, request.capture("member"), &TeamMember::account_id);
  if (member == found->members.end())
    return site::problem_page(request, not_found("Nobody of this team stands at this address."));
  View view;
  add_trail(view, *found, request);
  view.set("EMAIL", member->email).set("HERE", team_path(found->programme_id) + "/members/" + member->account_id);
  view.set("LEAD", role_title(member->role) + " in " + found->programme +
                       (member->since.empty() ? "" : " since " + day_words(member->since)) + ". " +
                       (member->seen_on.empty() ? "Has not signed in yet."
                                                : "Last seen on " + day_words(member->seen_on) + "."));
  if (!member->bounced.empty()) view.add("BOUNCED").set("BOUNCED_WORDS", member->bounced);
  if (!wrong.empty()) view.add("WRONG").set("WRONG_WORDS", wrong);
  const bool you = member->account_id == request.visitor.id;
  if (found->is_last_owner(*member)) {
    view.add("LAST_OWNER").set("WHO", you ? "You are" : "This is");
  } else {
    auto& change = view.add("CHANGE");
    change.set("TOKEN", request.token);
    add_roles(change, member->role);
    auto& removal = view.add("REMOVAL");
    removal.set("REMOVE_TOKEN", request.token);
    removal.show_if(you, "REMOVE_YOU", "REMOVE_OTHER");
  }
  if (desk.options.mail && !you) view.add("MAIL").set("MAIL_TOKEN", request.token);
  return site::desk_page(request, {member->email, {}, {}, {}, site::Tab::none, !wrong.empty()},
                         web::render("domain/access/pages/member.html", view), wrong.empty() ? 200 : 422);
}

Reply done(const Desk& desk, const Request& request, const Result<TeamChange>& change) {
  if (change.ok()) {
    const auto path = team_path(request.capture("programme")) + "?change=" + change->id;
    return web::redirect(after_change(request, *change, path));
  }
  if (change.problem().kind != ProblemKind::bad_input) return site::problem_page(request, change.problem());
  return member_page(desk, request, change.problem().message);
}

Reply change_role(const Desk& desk, const Request& request) {
  const auto role = parse_role(request.form.get("role"));
  if (!role.ok()) return member_page(desk, request, "Choose a role.");
  return done(desk, request,
              change_member(desk.database, team_doing(desk, request), request.capture("programme"),
                            request.capture("member"), *role));
}

Reply remove(const Desk& desk, const Request& request) {
  return done(
      desk, request,
      remove_member(desk.database, team_doing(desk, request), request.capture("programme"), request.capture("member")));
}

Reply mail_again(const Desk& desk, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto& member = request.capture("member");
  if (!desk.options.mail)
    return member_page(desk, request, "Muster sends no mail from here. Get a link with muster sign-in-link.");
  // A person's mailbox is not the owner's to fill.
  if (!desk.limits->known_requests.take(desk.database, "welcome\n" + member, desk.clock.now()))
    return member_page(desk, request, "Several mails went to this address just now. Wait a few minutes.");
  const auto told = tell_again(desk.database, team_doing(desk, request), programme, member);
  return told.ok() ? web::redirect(team_path(programme) + "?done=told") : site::problem_page(request, told.problem());
}

}  // namespace

void add_member_pages(web::Router& router, const Desk& desk) {
  const std::string here = "/team/{programme}/members/{member}";
  router.get(here, Permission::manage_team, [desk](const Request& request) { return member_page(desk, request); });
  router.post(here + "/role", Permission::manage_team,
              [desk](const Request& request) { return change_role(desk, request); });
  router.post(here + "/remove", Permission::manage_team,
              [desk](const Request& request) { return remove(desk, request); });
  router.post(here + "/mail", Permission::manage_team,
              [desk](const Request& request) { return mail_again(desk, request); });
}

}  // namespace muster::access
