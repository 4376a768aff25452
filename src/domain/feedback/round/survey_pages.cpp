// The surveys of the programmes that the visitor knows; adding one.
#include "asking_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/site/list_pages.hpp>

namespace muster::feedback {
namespace {

struct SurveyForm {
  std::vector<std::string> programmes;
  web::Form form;
  web::Field<std::string> title = form.text("title", "Title")
                                      .hint("As those who answer know it, for example “School transport survey”.")
                                      .check(events::check_title);
  web::Field<Date> last_day =
      form.date("last_day", "Last day").hint("The form closes at the end of it. For example 30 11 2026.");
  web::Field<std::string> programme = form.select("programme", "Programme", web::choices(programmes)).if_several();
  web::Field<std::string> name =
      form.text("name", "Short name")
          .hint("It is part of the address. If you leave it empty, it is made from the title.")
          .optional()
          .plain();
};

web::Reply new_survey(const PageContext& context, const web::Request& request) {
  SurveyForm wanted{request.visitor.programmes("events"),
                    web::Form(request, "/surveys/new").button("Add the survey").way_out("Cancel", "/surveys")};
  if (wanted.form.read()) {
    const store::AuditContext audit{request.visitor.actor(), context.now(), *wanted.programme};
    const auto added = events::add_survey(context.database, audit,
                                          {*wanted.title, *wanted.name, iso_date(*wanted.last_day), *wanted.programme});
    if (added.ok()) return web::redirect(path_of(*added, "/form"));
    wanted.form.refuse(added.error());
  }
  web::View view;
  view.set("HERE", "Add a survey").set("BACK", "/surveys").set("BACK_WORDS", "Surveys");
  view.head("Add a survey", "A form with a last day, apart from any event.");
  view.markup("FORM", wanted.form.shown());
  return site::form_page(request, {"Add a survey"}, wanted.form,
                         web::render("domain/feedback/pages/add_asking.html", view));
}

/// Where the visitor may go with a survey of its programme; empty where nowhere.
std::string way_to(const web::Request& request, const events::Event& survey) {
  auto visitor = request.visitor;
  visitor.programme = survey.programme;
  for (const auto* rest : {"/form", "/summary", "/form/sheets"}) {
    if (visitor.can_open(path_of(survey, rest))) return path_of(survey, rest);
  }
  return {};
}

web::Listing<AskedRound> surveys_listing(const web::Request& request, Instant now) {
  const bool may_add = request.visitor.can_open("/surveys/new");
  const std::string about =
      "A survey has a title and a last day. Its form, link, answers and figures are those of an "
      "event’s form.";
  web::Listing<AskedRound> list(
      {.title = "Surveys",
       .path = "/surveys",
       .search = "Title",
       .filters = {{.name = "programme", .label = "Programme"}},
       .sort = "date",
       .descending = true,
       .rows = "surveys",
       .nothing_yet = may_add ? web::EmptyList{"No surveys yet", about, "/surveys/new", "Add a survey"}
                              : web::EmptyList{"No surveys yet", about}});
  list.column({.heading = "Survey", .css = "strong"}, [&request](const AskedRound& one) {
    web::Cell cell(one.about.title);
    if (auto way = way_to(request, one.about); !way.empty()) cell.to(std::move(way));
    return cell.second_line(one.about.programme);
  });
  list.column({.heading = "Programme", .where = web::ListColumn::ShownOn::file},
              [](const AskedRound& one) { return web::Cell(one.about.programme); });
  list.column({.name = "date", .heading = "Last day", .kind = web::ListColumn::Kind::date},
              [](const AskedRound& one) { return web::Cell(long_date(one.about.date)); });
  list.column({.heading = "Form"}, [now](const AskedRound& one) { return web::Cell(asked_state(one.round, now)); });
  return list;
}

/// Those that the visitor may know of.
events::Programmes seen_by(const web::Visitor& visitor) {
  if (!visitor.opens) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& [name, rights] : visitor.rights) names.push_back(name);
  return names;
}

web::Reply surveys_page(const web::Request& request, std::string list) {
  web::View view;
  view.head("Surveys", "Forms with a last day, apart from any event.");
  view.show_if(request.visitor.can_open("/surveys/new"), "ADD");
  if (request.query.get("deleted") == "yes") view.show("DELETED");
  view.markup("LIST", std::move(list));
  return site::desk_page(request, {"Surveys", {}, {}, {}, site::Tab::none, false},
                         web::render("domain/feedback/pages/surveys.html", view));
}

}  // namespace

void add_survey_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  using web::Request;
  const site::ListSource<AskedRound> source{
      [context](const Request& request) { return surveys_listing(request, context.now()); },
      [context](const Request& request, const ListQuery& query) {
        return listed_surveys(context.database, seen_by(request.visitor), query);
      }};
  site::add_list<AskedRound>(router, "/surveys", Permission::own_account, source,
                             [](const Request& request, const ListPage<AskedRound>&, std::string list) {
                               return surveys_page(request, std::move(list));
                             });
  const auto survey = [context](const Request& request) { return new_survey(context, request); };
  router.form("/surveys/new", Permission::change_events, survey);
}

}  // namespace muster::feedback
