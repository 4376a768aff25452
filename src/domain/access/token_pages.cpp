// Access tokens of one programme: made and shown once, listed, ended.
#include "team_pages.hpp"

#include "role_words.hpp"

#include <muster/domain/access/token_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>

#include <array>

namespace muster::access {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// What there is to read under /api/ differs by these two.
constexpr std::array token_roles{Role::lead, Role::owner};
constexpr std::chrono::days usual_time{90};

std::string token_hint(Role role) {
  return role == Role::owner ? "Reads the same, and who is in the team" : "Reads events and their summaries";
}

struct TokenForm {
  web::Form form;
  web::Field<std::string> name = form.text("name", "What it is for")
                                     .hint("For example: the board’s dashboard.")
                                     .missing("Say what the token is for, in a few words");
  web::Field<Role> role = form.radios("role", "Reads as", role_choices(token_roles, token_hint))
                              .missing("Choose what the program may read")
                              .begins(Role::lead);
  web::Field<Date> last_day = form.date("date", "Last day").hint("Within a year. After it the token opens nothing.");
};

TokenForm token_form(const Desk& desk, const Request& request) {
  TokenForm wanted{web::Form(request, team_path(request.capture("programme")) + "/tokens")
                       .button("Make the token")
                       .when_refused({}, "No token was made.")};
  (void)wanted.last_day.begins(Date(std::chrono::sys_days(day_in_london(desk.clock.now())) + usual_time));
  return wanted;
}

void add_list(View& view, const Request& request, const std::vector<AccessToken>& all, const std::string& path) {
  if (all.empty()) {
    view.show("NONE");
    return;
  }
  auto& list = view.add("LIST");
  for (const auto& token : all) {
    list.add("ACCESS")
        .set("NAME", token.name)
        .set("ROLE_NOW", role_title(token.role))
        // It ends with the beginning of a day; people name the day before.
        .set("ENDS", day_words(iso_date(day_in_london(token.ends - std::chrono::seconds(1)))))
        .set("USED", token.used_on.empty() ? "Not yet" : day_words(token.used_on))
        .markup("END", web::Form(request, path + "/" + token.id + "/remove")
                           .button({"End", "the token " + token.name, web::Button::Look::link})
                           .shown());
  }
}

Reply tokens_page(const Desk& desk, const Request& request, const TokenForm& wanted,
                  const std::optional<NewToken>& made = std::nullopt) {
  MUSTER_PAGE(found, request, team(desk.database, request.capture("programme")));
  MUSTER_PAGE(all, request, tokens_of(desk.database, found.programme_id));
  View view;
  add_trail(view, found, request);
  const auto count = static_cast<std::int64_t>(all.size());
  view.set("HEADLINE", count == 0 ? "Access tokens" : counted(count, "access token", "access tokens"));
  if (request.query.get("done") == "ended") view.show("ENDED");
  if (made) {
    view.add("MADE")
        .set("SECRET", made->secret)
        .set("CURL", "curl -H \"Authorization: Bearer " + made->secret + "\" " + web::site_of(request) + "/api/events")
        .set("MADE_NAME", made->token.name);
  }
  add_list(view, request, all, team_path(found.programme_id) + "/tokens");
  view.markup("FORM", wanted.form.shown());
  return site::form_page(request, {"Access tokens"}, wanted.form, web::render("domain/access/pages/tokens.html", view));
}

Reply make(const Desk& desk, const Request& request) {
  auto wanted = token_form(desk, request);
  if (wanted.form.read()) {
    const auto made = add_token_to(desk.database, team_doing(desk, request), request.capture("programme"), *wanted.name,
                                   *wanted.role, *wanted.last_day);
    if (made.ok()) return tokens_page(desk, request, token_form(desk, request), *made);
    wanted.form.refuse(made.problem());
  }
  return tokens_page(desk, request, wanted);
}

Reply end(const Desk& desk, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto ended =
      remove_token_of(desk.database, team_doing(desk, request), programme, request.capture("access_token"));
  return ended.ok() ? web::redirect(team_path(programme) + "/tokens?done=ended")
                    : site::problem_page(request, ended.problem());
}

}  // namespace

void add_token_pages(web::Router& router, const Desk& desk) {
  const std::string here = "/team/{programme}/tokens";
  router.get(here, Permission::manage_team,
             [desk](const Request& request) { return tokens_page(desk, request, token_form(desk, request)); });
  router.post(here, Permission::manage_team, [desk](const Request& request) { return make(desk, request); });
  router.post(here + "/{access_token}/remove", Permission::manage_team,
              [desk](const Request& request) { return end(desk, request); });
}

}  // namespace muster::access
