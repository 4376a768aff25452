// Access tokens of one programme: made and shown once, listed, ended.
#include "team_pages.hpp"

#include <muster/domain/access/role_words.hpp>

#include <muster/domain/access/token_service.hpp>
#include <muster/domain/site/list_pages.hpp>
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
  return role == Role::owner ? "Reads the same and who is in the team, and takes steps of bookings"
                             : "Reads events, their summaries, and where bookings stand";
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

TokenForm token_form(const PageContext& context, const Request& request) {
  TokenForm wanted{web::Form(request, team_path(request.capture("programme")) + "/tokens")
                       .button("Make the token")
                       .when_refused({}, "No token was made.")};
  (void)wanted.last_day.begins(Date(std::chrono::sys_days(day_in_london(context.clock.now())) + usual_time));
  return wanted;
}

web::Listing<AccessToken> tokens_listing(const std::string& here) {
  web::Listing<AccessToken> list(
      {.title = "Access tokens",
       .path = here,
       .sort = "name",
       .rows = "tokens",
       .nothing_yet = {"No tokens yet", "Make one for each program, so that you can end one without the others."}});
  list.column({.name = "name", .heading = "For", .css = "strong"},
              [](const AccessToken& token) { return web::Cell(token.name); });
  list.column({.heading = "Reads as"}, [](const AccessToken& token) { return web::Cell(role_title(token.role)); });
  list.column(
      {.name = "ends", .heading = "Last day", .kind = web::ListColumn::Kind::date}, [](const AccessToken& token) {
        // It ends with the beginning of a day; people name the day before.
        return web::Cell(day_words(iso_date(day_in_london(token.ends - std::chrono::seconds(1))))).on_phone("Until");
      });
  list.column({.name = "used", .heading = "Last used", .kind = web::ListColumn::Kind::date},
              [](const AccessToken& token) {
                return web::Cell(token.used_on.empty() ? "Not yet" : day_words(token.used_on)).on_phone("Last used:");
              });
  list.column({.heading = "What you can do", .kind = web::ListColumn::Kind::actions}, [here](const AccessToken& token) {
    return web::Cell().action({here + "/" + token.id + "/remove", "End", "the token " + token.name, {}, {}, true});
  });
  return list;
}

Reply tokens_page(const PageContext& context, const Request& request, const TokenForm& wanted,
                  const std::optional<NewToken>& made = std::nullopt) {
  MUSTER_PAGE(found, request, team_figures(context.database, request.capture("programme")));
  const auto list = tokens_listing(team_path(found.programme_id) + "/tokens");
  const auto query = list.query(request);
  MUSTER_PAGE(tokens, request, listed_tokens(context.database, found.programme_id, query));
  View view;
  add_trail(view, found, request);
  view.head(tokens.all == 0 ? "Access tokens" : counted(tokens.all, "access token", "access tokens"));
  if (request.query.get("done") == "ended") view.show("ENDED");
  if (made) {
    view.add("MADE")
        .set("SECRET", made->secret)
        .set("CURL",
             "curl -H \"Authorization: Bearer " + made->secret + "\" " + web::site_of(request) + "/api/v1/events")
        .set("MADE_NAME", made->token.name);
  }
  view.markup("LIST", list.html(request, query, tokens));
  view.markup("FORM", wanted.form.shown());
  return site::form_page(request, {"Access tokens"}, wanted.form, web::render("domain/access/pages/tokens.html", view));
}

site::ListSource<AccessToken> tokens_source(const PageContext& context) {
  return {[](const Request& request) { return tokens_listing(team_path(request.capture("programme")) + "/tokens"); },
          [context](const Request& request, const ListQuery& query) {
            return listed_tokens(context.database, request.capture("programme"), query);
          }};
}

Reply make(const PageContext& context, const Request& request) {
  auto wanted = token_form(context, request);
  if (wanted.form.read()) {
    const auto made = add_token_to(context.database, team_doing(context, request), request.capture("programme"),
                                   *wanted.name, *wanted.role, *wanted.last_day);
    if (made.ok()) return tokens_page(context, request, token_form(context, request), *made);
    wanted.form.refuse(made.error());
  }
  return tokens_page(context, request, wanted);
}

Reply end(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto ended =
      remove_token_of(context.database, team_doing(context, request), programme, request.capture("access_token"));
  return ended.ok() ? web::redirect(team_path(programme) + "/tokens?done=ended")
                    : site::error_page(request, ended.error());
}

}  // namespace

void add_token_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/team/{programme}/tokens";
  router.get(here, Permission::manage_team,
             [context](const Request& request) { return tokens_page(context, request, token_form(context, request)); });
  site::add_list_files(router, here, Permission::manage_team, tokens_source(context));
  router.post(here, Permission::manage_team, [context](const Request& request) { return make(context, request); });
  router.post(here + "/{access_token}/remove", Permission::manage_team,
              [context](const Request& request) { return end(context, request); });
}

}  // namespace muster::access
