// Access tokens of one programme: made and shown once, listed, ended.
#include "team_pages.hpp"

#include "role_words.hpp"

#include <muster/domain/access/token_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace muster::access {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// What there is to read under /api/ differs by these two.
constexpr std::array token_roles{Role::lead, Role::owner};
constexpr std::chrono::days usual_time{90};

using Faults = std::map<std::string, std::string>;

std::string token_hint(Role role) {
  return role == Role::owner ? "Reads the same, and who is in the team" : "Reads events and their summaries";
}

Result<Date> day_sent(const web::Fields& form) {
  const auto day = parse_integer(trimmed(form.get("day")));
  const auto month = parse_integer(trimmed(form.get("month")));
  const auto year = parse_integer(trimmed(form.get("year")));
  if (!day || !month || !year) return bad_input("Give the last day as day, month and year, for example 31 3 2027.");
  const bool in_range = *day >= 1 && *day <= 31 && *month >= 1 && *month <= 12 && *year >= 1000 && *year <= 9999;
  const Date date{std::chrono::year(static_cast<int>(in_range ? *year : 1000)),
                  std::chrono::month(static_cast<unsigned>(in_range ? *month : 1)),
                  std::chrono::day(static_cast<unsigned>(in_range ? *day : 1))};
  if (!in_range || !date.ok()) return bad_input("There is no such day. Check the day and the month.");
  return date;
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
        .set("END_TOKEN", request.token)
        .set("END_PATH", path + "/" + token.id + "/remove");
  }
}

void add_form(View& view, const Desk& desk, const Request& request, const Faults& faults, bool fresh) {
  const Date usual(std::chrono::sys_days(day_in_london(desk.clock.now())) + usual_time);
  const auto field = [&](const std::string& name, const std::string& otherwise) {
    return fresh ? otherwise : request.form.get(name);
  };
  view.set("NEW_NAME", field("name", ""))
      .set("DAY", field("day", std::to_string(static_cast<unsigned>(usual.day()))))
      .set("MONTH", field("month", std::to_string(static_cast<unsigned>(usual.month()))))
      .set("YEAR", field("year", std::to_string(static_cast<int>(usual.year()))));
  const auto chosen = field("role", "lead");
  for (const auto role : token_roles) {
    view.add("ROLE")
        .set("ROLE_ID", role == token_roles.front() ? "role" : "role-" + std::string(role_name(role)))
        .set("ROLE_VALUE", std::string(role_name(role)))
        .set("ROLE_TITLE", role_title(role))
        .set("ROLE_HINT", token_hint(role))
        .show_if(role_name(role) == chosen, "ROLE_CHOSEN");
  }
  if (faults.empty()) return;
  auto& summary = view.add("FAULTY");
  const auto count = static_cast<std::int64_t>(faults.size());
  summary.set("FAULT_TITLE", count == 1 ? "Look again at one field" : "Look again at " + in_words(count) + " fields");
  for (const auto* name : {"NAME", "ROLES", "DATE"}) {
    const auto found = faults.find(name);
    if (found == faults.end()) continue;
    const std::string which(name);
    summary.add("FAULT")
        .set("FAULT_AT", which == "NAME"   ? "name"
                         : which == "DATE" ? "date"
                                           : "role")
        .set("FAULT_WORDS", found->second);
    view.show(which + "_WRONG").show(which + "_DESCRIBED").add(which + "_ERROR").set("ERROR_WORDS", found->second);
    if (which != "ROLES") view.show(which + "_RED");
  }
}

Reply tokens_page(const Desk& desk, const Request& request, const Faults& faults = {},
                  const std::optional<NewToken>& made = std::nullopt) {
  const auto found = team(desk.database, request.capture("programme"));
  if (!found.ok()) return site::problem_page(request, found.problem());
  const auto all = tokens_of(desk.database, found->programme_id);
  if (!all.ok()) return site::problem_page(request, all.problem());
  View view;
  add_trail(view, *found, request);
  const auto path = team_path(found->programme_id) + "/tokens";
  const auto count = static_cast<std::int64_t>(all->size());
  view.set("HEADLINE", count == 0 ? "Access tokens" : counted(count, "access token", "access tokens"));
  view.set("TOKEN", request.token).set("HERE", path);
  if (request.query.get("done") == "ended") view.show("ENDED");
  if (made) {
    view.add("MADE")
        .set("SECRET", made->secret)
        .set("CURL", "curl -H \"Authorization: Bearer " + made->secret + "\" " + web::site_of(request) + "/api/events")
        .set("MADE_NAME", made->token.name);
  }
  add_list(view, request, *all, path);
  add_form(view, desk, request, faults, request.method != web::Method::post || made.has_value());
  return site::desk_page(request, {"Access tokens", {}, {}, {}, site::Tab::none, !faults.empty()},
                         web::render("domain/access/pages/tokens.html", view), faults.empty() ? 200 : 422);
}

Reply make(const Desk& desk, const Request& request) {
  Faults faults;
  const auto role = parse_role(request.form.get("role"));
  if (!role.ok() || std::ranges::find(token_roles, *role) == token_roles.end())
    faults.emplace("ROLES", "Choose what the program may read");
  const auto day = day_sent(request.form);
  if (!day.ok()) faults.emplace("DATE", day.problem().message);
  if (trimmed(request.form.get("name")).empty()) faults.emplace("NAME", "Say what the token is for, in a few words");
  if (!faults.empty()) return tokens_page(desk, request, faults);
  auto made = add_token_to(desk.database, team_doing(desk, request), request.capture("programme"),
                           request.form.get("name"), *role, *day);
  if (made.ok()) return tokens_page(desk, request, {}, *made);
  if (made.problem().kind != ProblemKind::bad_input) return site::problem_page(request, made.problem());
  faults.emplace(made.problem().message.starts_with("Say") ? "NAME" : "DATE", made.problem().message);
  return tokens_page(desk, request, faults);
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
  router.get(here, Permission::manage_team, [desk](const Request& request) { return tokens_page(desk, request); });
  router.post(here, Permission::manage_team, [desk](const Request& request) { return make(desk, request); });
  router.post(here + "/{access_token}/remove", Permission::manage_team,
              [desk](const Request& request) { return end(desk, request); });
}

}  // namespace muster::access
