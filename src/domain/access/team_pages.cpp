// Who works in a programme: the list, adding somebody, and taking the last change back.
#include "team_pages.hpp"

#include "role_words.hpp"

#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <sstream>

namespace muster::access {

using web::Reply;
using web::Request;
using web::View;

std::string team_path(const std::string& programme_id) { return "/team/" + programme_id; }

std::string day_words(const std::string& iso) {
  const auto day = parse_date(iso);
  if (!day.ok()) return iso;
  const auto whole = long_date(*day);
  return whole.substr(whole.find(' ') + 1);  // without the day of the week
}

void add_trail(View& view, const Team& team, const Request& request) {
  view.set("TEAM_PATH", team_path(team.programme_id)).set("PROGRAMME", team.programme);
  view.show_if(request.visitor.programmes(team_right).size() > 1, "SEVERAL");
}

void add_roles(View& view, std::optional<Role> chosen) {
  for (const auto role : roles) {
    auto id = "role-" + std::string(role_name(role));
    if (const auto space = id.find(' '); space != std::string::npos) id[space] = '-';
    view.add("ROLE")
        .set("ROLE_ID", role == roles.front() ? "role" : id)
        .set("ROLE_VALUE", std::string(role_name(role)))
        .set("ROLE_TITLE", role_title(role))
        .set("ROLE_HINT", role_hint(role))
        .show_if(role == chosen, "ROLE_CHOSEN");
  }
}

namespace {

struct Fault {
  std::string at;  ///< "email" or "role"; empty where there is none
  std::string words;
};

std::string change_words(const TeamChange& change, bool mail) {
  if (!change.after)
    return change.email + " has no role here any more. Unless they have one in another programme, they are signed out.";
  const auto now = role_title(*change.after);
  if (change.before)
    return change.email + " changed from " + role_title(*change.before) + " to " + now + ". It counts at once.";
  return change.email + " is added as " + now +
         (mail ? ". A mail is on its way that says how to sign in."
               : ". Muster sends no mail from here: get a link with muster sign-in-link " + change.email +
                     " and hand it over.");
}

/// What was just done, with its way back.
Outcome add_done(View& view, const Desk& desk, const Request& request, const Team& team) {
  const auto done = request.query.get("done");
  if (done == "undone") view.add("DONE").set("DONE_WORDS", "The change is taken back.");
  if (done == "told") view.add("DONE").set("DONE_WORDS", "The mail that says how to sign in is on its way once more.");
  const auto id = request.query.get("change");
  if (id.empty()) return Done{};
  MUSTER_TRY(change, undoable(desk.database, desk.clock.now(), team.programme_id, id));
  if (!change) return Done{};
  auto& notice = view.add("DONE");
  notice.set("DONE_WORDS", change_words(*change, desk.options.mail));
  notice.add("UNDO").set("UNDO_TOKEN", request.token).set("CHANGE_ID", change->id);
  return Done{};
}

void add_rows(View& view, const Request& request, const Team& team) {
  for (const auto& member : team.members) {
    auto& row = view.add("MEMBER");
    row.set("EMAIL", member.email).set("ACCOUNT_ID", member.account_id);
    row.set("ROLE_NOW", role_title(member.role));
    row.set("SINCE", member.since.empty() ? "Not noted" : day_words(member.since));
    row.set("SEEN", member.seen_on.empty() ? "Not yet" : day_words(member.seen_on));
    row.show_if(member.account_id == request.visitor.id, "YOU");
    if (!member.bounced.empty()) row.add("BOUNCED").set("BOUNCED_WORDS", member.bounced);
  }
}

Reply team_page(const Desk& desk, const Request& request, const Fault& fault = {}, int status = 200) {
  const auto found = team(desk.database, request.capture("programme"));
  if (!found.ok()) return site::problem_page(request, found.problem());
  View view;
  add_trail(view, *found, request);
  const auto count = static_cast<std::int64_t>(found->members.size());
  view.set("HEADLINE", counted(count, "person", "people") + " may sign in");
  if (const auto done = add_done(view, desk, request, *found); !done.ok())
    return site::problem_page(request, done.problem());
  add_rows(view, request, *found);
  view.set("TOKEN", request.token).set("NEW_EMAIL", request.form.get("email"));
  const auto typed = parse_role(request.form.get("role"));
  add_roles(view, typed.ok() ? std::optional(*typed) : std::nullopt);
  view.show_if(desk.options.mail, "WITH_MAIL", "WITHOUT_MAIL");
  view.set("ADD_LABEL", desk.options.mail ? "Add and send the mail" : "Add");
  view.set("TOKENS", found->tokens == 0 ? "None yet." : counted(found->tokens, "token", "tokens") + ".");
  if (!fault.words.empty()) {
    view.add("FAULTY").set("FAULT_AT", fault.at).set("FAULT_WORDS", fault.words);
    const std::string field = fault.at == "role" ? "ROLES" : "EMAIL";
    view.show(field + "_WRONG").show(field + "_DESCRIBED").add(field + "_ERROR").set("ERROR_WORDS", fault.words);
    if (field == "EMAIL") view.show("EMAIL_RED");
  }
  return site::desk_page(request, {"Team", {}, {}, {}, site::Tab::none, !fault.words.empty()},
                         web::render("domain/access/pages/team.html", view), status);
}

Reply choice_page(const Desk& desk, const Request& request) {
  const auto found = teams(desk.database, request.visitor.programmes(team_right));
  if (!found.ok()) return site::problem_page(request, found.problem());
  if (found->size() == 1) return web::redirect(team_path(found->front().programme_id));
  View view;
  for (const auto& each : *found) {
    view.add("TEAM")
        .set("TEAM_PATH", team_path(each.programme_id))
        .set("PROGRAMME", each.programme)
        .set("PEOPLE", grouped(static_cast<std::int64_t>(each.members.size())))
        .set("TOKENS", grouped(each.tokens));
  }
  return site::desk_page(request, {"Team", {}, {}, {}, site::Tab::none, false},
                         web::render("domain/access/pages/teams.html", view));
}

Reply add(const Desk& desk, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto email = trimmed(request.form.get("email"));
  if (email.empty()) return team_page(desk, request, {"email", "Give the person’s e-mail address"}, 422);
  const auto role = parse_role(request.form.get("role"));
  if (!role.ok()) return team_page(desk, request, {"role", "Choose a role"}, 422);
  const auto added = add_member(desk.database, team_doing(desk, request), programme, email, *role,
                                desk.options.mail ? Tell::by_mail : Tell::not_by_mail);
  if (added.ok()) return web::redirect(team_path(programme) + "?change=" + added->id);
  const auto& problem = added.problem();
  if (problem.kind != ProblemKind::bad_input && problem.kind != ProblemKind::conflict)
    return site::problem_page(request, problem);
  return team_page(desk, request, {"email", problem.message}, web::status_of(problem.kind));
}

Reply undo(const Desk& desk, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto undone = undo_change(desk.database, team_doing(desk, request), programme, request.form.get("change"));
  if (!undone.ok()) return site::problem_page(request, undone.problem());
  return web::redirect(after_change(request, *undone, team_path(programme) + "?done=undone"));
}

Reply api(const Desk& desk, const Request& request) {
  const auto found = teams(desk.database, request.visitor.programmes(team_right));
  if (!found.ok()) return site::problem_page(request, found.problem());
  Poco::JSON::Array out;
  for (const auto& each : *found) {
    Poco::JSON::Object programme(Poco::JSON_PRESERVE_KEY_ORDER);
    programme.set("programme", each.programme);
    Poco::JSON::Array members;
    for (const auto& member : each.members) {
      Poco::JSON::Object one(Poco::JSON_PRESERVE_KEY_ORDER);
      one.set("email", member.email);
      one.set("role", std::string(role_name(member.role)));
      one.set("since", member.since);
      one.set("last_seen", member.seen_on.empty() ? Poco::Dynamic::Var() : Poco::Dynamic::Var(member.seen_on));
      one.set("bounced", !member.bounced.empty());
      members.add(one);
    }
    programme.set("members", members);
    programme.set("tokens", each.tokens);
    out.add(programme);
  }
  std::ostringstream text;
  out.stringify(text, 2);
  return web::json(text.str() + "\n");
}

}  // namespace

store::Doing team_doing(const Desk& desk, const Request& request) {
  return {request.visitor.actor(), desk.clock.now()};
}

std::string after_change(const Request& request, const TeamChange& change, const std::string& otherwise) {
  const bool own = change.account_id == request.visitor.id && change.after != Role::owner;
  return own ? "/events" : otherwise;
}

void add_team_pages(web::Router& router, const Desk& desk) {
  router.get("/team", Permission::manage_team, [desk](const Request& request) { return choice_page(desk, request); });
  router.get("/team/{programme}", Permission::manage_team,
             [desk](const Request& request) { return team_page(desk, request); });
  router.post("/team/{programme}/add", Permission::manage_team,
              [desk](const Request& request) { return add(desk, request); });
  router.post("/team/{programme}/undo", Permission::manage_team,
              [desk](const Request& request) { return undo(desk, request); });
  router.get("/api/team", Permission::manage_team, [desk](const Request& request) { return api(desk, request); });
  add_member_pages(router, desk);
  add_token_pages(router, desk);
}

}  // namespace muster::access
