// Who works in a programme: the list, adding somebody, and taking the last change back.
#include "team_pages.hpp"

#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>

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

void add_trail(View& view, const TeamFigures& team, const Request& request) {
  view.set("TEAM_PATH", team_path(team.programme_id)).set("PROGRAMME", team.programme);
  view.show_if(request.visitor.programmes(team_right).size() > 1, "SEVERAL");
}

namespace {

struct MemberForm {
  web::Form form;
  bool mail;
  web::Field<std::string> email =
      form.email("email", "E-mail address")
          .hint(
              mail
                  ? "Muster sends a mail there that says how to sign in. It holds no secret: their own link comes when "
                    "they ask for it."
                  : "Muster sends no mail from here. Get their link with muster sign-in-link and hand it over.")
          .missing("Give the person’s e-mail address");
  web::Field<Role> role = form.radios("role", "Role", role_choices(roles)).missing("Choose a role");
};

MemberForm member_form(const PageContext& context, const Request& request) {
  return {web::Form(request, team_path(request.capture("programme")) + "/add")
              .button(context.options.mail ? "Add and send the mail" : "Add")
              .when_refused("Nobody was added", {}),
          context.options.mail};
}

std::string change_words(const TeamChange& change, bool mail) {
  if (!change.after)
    return change.email + " has no role here any more. Unless they have one in another programme, they are signed out.";
  const auto now = role_title(*change.after);
  if (change.before == change.after)
    return change.email + " is " + now + " by hand from now on: no rule of a directory changes that.";
  if (change.before)
    return change.email + " changed from " + role_title(*change.before) + " to " + now + ". It takes effect at once.";
  return change.email + " is added as " + now +
         (mail ? ". A mail is on its way that says how to sign in."
               : ". Muster sends no mail from here: get a link with muster sign-in-link " + change.email +
                     " and hand it over.");
}

/// What was just done, with its way back.
Outcome add_done(View& view, const PageContext& context, const Request& request, const TeamFigures& team) {
  const auto done = request.query.get("done");
  if (done == "undone") view.add("DONE", "The change is taken back.");
  if (done == "told") view.add("DONE", "The mail that says how to sign in is on its way once more.");
  const auto id = request.query.get("change");
  if (id.empty()) return Success{};
  MUSTER_TRY(change, undoable(context.database, context.clock.now(), team.programme_id, id));
  if (!change) return Success{};
  auto& notice = view.add("DONE", change_words(*change, context.options.mail));
  notice.add("UNDO").markup("UNDO_FORM", web::Form(request, team_path(team.programme_id) + "/undo")
                                             .knowing("change", change->id)
                                             .button({"Undo", {}, web::Button::Look::link})
                                             .shown());
  return Success{};
}

/// "By Camden or by link", where there is another way than a link.
std::string ways_words(const PageContext& context, const TeamMember& member) {
  std::string words;
  for (const auto& name : member.directories)
    words += (words.empty() ? "Signs in by " : ", by ") + directory_title(context.options, name);
  return words;
}

/// What a cell says under its words, one thing after the other.
void say_below(web::Cell& cell, const std::string& words) {
  if (!words.empty()) cell.note += (cell.note.empty() ? "" : ". ") + words;
}

web::Listing<TeamMember> members_listing(const PageContext& context, const Request& request,
                                         const std::string& programme_id) {
  web::ListFilter filter{.name = "role", .label = "Role"};
  for (const auto role : roles) filter.choices.push_back({std::string(role_name(role)), role_title(role), {}, {}});
  const auto here = team_path(programme_id);
  web::Listing<TeamMember> list({.title = "People who may sign in",
                                 .path = here,
                                 .files_path = here + "/members",
                                 .search = "E-mail address",
                                 .filters = {std::move(filter)},
                                 .sort = "role",
                                 .rows = "people"});
  list.column({.name = "email", .heading = "Person", .css = "strong address"},
              [context, &request](const TeamMember& member) {
                web::Cell cell(member.email);
                if (member.account_id == request.visitor.id) say_below(cell, "(you)");
                say_below(cell, ways_words(context, member));
                if (!member.bounced.empty()) say_below(cell, "Mail to this address comes back: " + member.bounced);
                return cell;
              });
  list.column({.name = "role", .heading = "Role", .css = "aside"}, [context](const TeamMember& member) {
    web::Cell cell(role_title(member.role));
    if (!member.role_by.empty()) say_below(cell, "By a rule of " + directory_title(context.options, member.role_by));
    if (member.reads_answers) say_below(cell, "Reads single answers");
    return cell;
  });
  list.column({.name = "since", .heading = "In this role since", .kind = web::ListColumn::Kind::date},
              [](const TeamMember& member) {
                return web::Cell(member.since.empty() ? "Not noted" : day_words(member.since)).on_phone("Since");
              });
  list.column({.name = "seen", .heading = "Last seen", .kind = web::ListColumn::Kind::date},
              [](const TeamMember& member) {
                return web::Cell(member.seen_on.empty() ? "Not yet" : day_words(member.seen_on)).on_phone("Last seen:");
              });
  list.column({.heading = "What you can do", .kind = web::ListColumn::Kind::actions}, [here](const TeamMember& member) {
    return web::Cell().link({here + "/members/" + member.account_id, "Change", "the role of " + member.email});
  });
  return list;
}

Reply team_page(const PageContext& context, const Request& request, const MemberForm& wanted) {
  MUSTER_PAGE(found, request, team_figures(context.database, request.capture("programme")));
  View view;
  add_trail(view, found, request);
  view.head(counted(found.people, "person", "people") + " may sign in");
  if (const auto done = add_done(view, context, request, found); !done.ok())
    return site::error_page(request, done.error());
  const auto list = members_listing(context, request, found.programme_id);
  const auto query = list.query(request);
  MUSTER_PAGE(members, request, listed_members(context.database, found.programme_id, query));
  view.markup("LIST", list.html(request, query, members));
  if (request.visitor.can_open(team_path(found.programme_id) + "/directory-rules")) view.show("DIRECTORIES");
  view.set("TOKENS", found.tokens == 0 ? "None yet." : counted(found.tokens, "token", "tokens") + ".");
  view.set("NEWS_PATH", "/programmes/" + found.programme_id + "/webhooks");
  const auto file = "/programmes/" + found.programme_id + "/file";
  if (request.visitor.can_open(file)) view.add("FILE").set("FILE_PATH", file);
  view.markup("FORM", wanted.form.shown());
  return site::form_page(request, {"Team"}, wanted.form, web::render("domain/access/pages/team.html", view));
}

site::ListSource<TeamMember> members_source(const PageContext& context) {
  return {[context](const Request& request) { return members_listing(context, request, request.capture("programme")); },
          [context](const Request& request, const ListQuery& query) {
            return listed_members(context.database, request.capture("programme"), query);
          }};
}

Reply choice_page(const PageContext& context, const Request& request) {
  const auto found = figures_of_teams(context.database, request.visitor.programmes(team_right));
  if (!found.ok()) return site::error_page(request, found.error());
  if (found->size() == 1) return web::redirect(team_path(found->front().programme_id));
  View view;
  for (const auto& each : *found) {
    view.add("TEAM")
        .set("TEAM_PATH", team_path(each.programme_id))
        .set("PROGRAMME", each.programme)
        .set("PEOPLE", grouped(each.people))
        .set("TOKENS", grouped(each.tokens));
  }
  return site::desk_page(request, {"Team", {}, {}, {}, site::Tab::none, false},
                         web::render("domain/access/pages/teams.html", view));
}

Reply add(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  auto wanted = member_form(context, request);
  if (wanted.form.read()) {
    const auto added =
        add_member(context.database, team_doing(context, request), programme, *wanted.email, *wanted.role,
                   context.options.mail ? Notification::by_mail : Notification::not_by_mail);
    if (added.ok()) return web::redirect(team_path(programme) + "?change=" + added->id);
    wanted.form.refuse(added.error());
  }
  return team_page(context, request, wanted);
}

Reply undo(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto undone =
      undo_change(context.database, team_doing(context, request), programme, request.form.get("change"));
  if (!undone.ok()) return site::error_page(request, undone.error());
  return web::redirect(after_change(request, *undone, team_path(programme) + "?done=undone"));
}

}  // namespace

store::AuditContext team_doing(const PageContext& context, const Request& request) {
  return {request.visitor.actor(), context.clock.now(), request.visitor.programme};
}

std::string after_change(const Request& request, const TeamChange& change, const std::string& otherwise) {
  const bool own = change.account_id == request.visitor.id && change.after != Role::owner;
  return own ? "/events" : otherwise;
}

void add_team_pages(web::Router& router, const PageContext& context) {
  router.get("/team", Permission::manage_team,
             [context](const Request& request) { return choice_page(context, request); });
  router.get("/team/{programme}", Permission::manage_team,
             [context](const Request& request) { return team_page(context, request, member_form(context, request)); });
  site::add_list_files(router, "/team/{programme}/members", Permission::manage_team, members_source(context));
  router.post("/team/{programme}/add", Permission::manage_team,
              [context](const Request& request) { return add(context, request); });
  router.post("/team/{programme}/undo", Permission::manage_team,
              [context](const Request& request) { return undo(context, request); });
  add_member_pages(router, context);
  add_token_pages(router, context);
  add_team_api_pages(router, context);
}

}  // namespace muster::access
