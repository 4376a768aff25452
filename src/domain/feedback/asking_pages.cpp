// Lists rounds and surveys with where each stands; adds one by its title.
#include "asking_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

std::string state_of(const std::optional<Round>& round, Instant now) {
  if (!round) return "No form yet";
  const auto answers = ", " + counted(round->responses, "answer", "answers");
  switch (state_at(*round, now)) {
    case RoundState::draft:
      return "Not open yet";
    case RoundState::open:
      return "Open" + answers;
    case RoundState::closed:
      return "Closed" + answers;
  }
  return {};
}

/// "before the day" of "London SEND Summit: before the day".
std::string own_title(const events::Event& round, const events::Event& whole) {
  const auto before = whole.title + ": ";
  return round.title.starts_with(before) ? round.title.substr(before.size()) : round.title;
}

struct RoundForm {
  web::Form form;
  web::Field<std::string> title = form.text("title", "What the round is called")
                                      .hint("It stands behind the event’s title, for example “before the day”.")
                                      .check(events::check_title);
  web::Field<std::string> name =
      form.text("name", "Short name")
          .hint("It is part of the address. If you leave it empty, it is made from the title.")
          .optional()
          .plain();
  web::Field<bool> same = form.radios<bool>("same", "Its form",
                                            {{true, "same", "The one of the event’s own round"},
                                             {false, "own", "Another, chosen or written next"}})
                              .begins(true);
};

web::Reply new_round(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(own, request, settle_event_round(context.database, context.now(), event.slug));
  RoundForm wanted{web::Form(request, path_of(event, "/form/rounds/new"))
                       .button("Add the round")
                       .way_out("Cancel", path_of(event, "/form"))};
  if (wanted.form.read()) {
    const auto audit = context.organiser(request);
    const auto added = events::add_round(context.database, audit, event.slug, {*wanted.title, *wanted.name});
    if (added.ok()) {
      if (own && *wanted.same) {
        const auto published = publish_form(context.database, audit, added->slug, *own->form_text, "form");
        if (!published.ok()) return site::error_page(request, published.error());
      }
      return web::redirect(path_of(*added, "/form"));
    }
    wanted.form.refuse(added.error());
  }
  web::View view;
  view.set("HERE", "Add a round").set("BACK", path_of(event, "/form")).set("BACK_WORDS", "Form");
  view.head("Add a round", "The same people are asked once more, by a link and a form of their own.");
  view.markup("FORM", wanted.form.shown());
  return site::form_page(request, frame_of(event, "Add a round", site::Tab::form), wanted.form,
                         web::render("domain/feedback/pages/add_asking.html", view));
}

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
  for (const auto* rest : {"/form", "/summary"}) {
    if (visitor.can_open(path_of(survey, rest))) return path_of(survey, rest);
  }
  return {};
}

web::Reply surveys_page(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(all, request, surveys(context.database));
  if (request.visitor.opens) {
    const auto& rights = request.visitor.rights;
    std::erase_if(all, [&](const AskedRound& one) {
      return std::none_of(rights.begin(), rights.end(),
                          [&](const auto& of) { return of.first == one.about.programme; });
    });
  }
  web::View view;
  view.head("Surveys", "Forms with a last day, apart from any event.");
  view.show_if(request.visitor.can_open("/surveys/new"), "ADD");
  view.show_if(all.empty(), "NONE");
  if (!all.empty()) {
    auto& table = view.add("TABLE");
    for (const auto& [survey, asked, round] : all) {
      auto& row = table.add("SURVEY").set("LAST_DAY", long_date(survey.date)).set("PROGRAMME", survey.programme);
      row.set("STATE", state_of(round, context.now()));
      const auto way = way_to(request, survey);
      if (way.empty())
        row.add("NAME", survey.title);
      else
        row.add_link("LINK", survey.title, way);
    }
  }
  return site::desk_page(request, {"Surveys", {}, {}, {}, site::Tab::none, false},
                         web::render("domain/feedback/pages/surveys.html", view));
}

}  // namespace

Outcome add_rounds(web::View& view, const PageContext& context, const web::Request& request,
                   const events::Event& event) {
  MUSTER_TRY(all, rounds_of_event(context.database, event.slug));
  const auto& whole = all.front().about;
  if (all.front().asked.kind == events::AskedKind::survey) {
    view.add("WHOSE", "Surveys").set("WHOSE_PATH", "/surveys").set("ROUND_NAME", event.title);
    return Success{};
  }
  if (event.id != whole.id) {
    view.add("WHOSE", whole.title)
        .set("WHOSE_PATH", path_of(whole, "/form"))
        .set("ROUND_NAME", own_title(event, whole));
  }
  auto& rounds = view.add("ROUNDS_OF");
  if (all.size() > 1) {
    auto& list = rounds.add("HAS_ROUNDS");
    for (const auto& [about, asked, round] : all) {
      const auto title =
          asked.kind == events::AskedKind::event ? std::string("The event’s own") : own_title(about, whole);
      auto& line = list.add("ROUND_LINE", title).set("ROUND_STATE", state_of(round, context.now()));
      if (about.id == event.id)
        line.show("ROUND_HERE");
      else
        line.add("ROUND_LINK").set("ROUND_PATH", path_of(about, "/form"));
    }
    rounds.add("COMPARE", path_of(whole, "/compare"));
  }
  if (request.visitor.can_open(path_of(whole, "/form/rounds/new")))
    rounds.add("ADD_ROUND", path_of(whole, "/form/rounds/new"));
  return Success{};
}

void add_asking_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  using web::Request;
  const auto round = [context](const Request& request) { return new_round(context, request); };
  router.get("/events/{event}/form/rounds/new", Permission::change_form, round);
  router.post("/events/{event}/form/rounds/new", Permission::change_form, round);
  router.get("/surveys", Permission::own_account,
             [context](const Request& request) { return surveys_page(context, request); });
  const auto survey = [context](const Request& request) { return new_survey(context, request); };
  router.get("/surveys/new", Permission::change_events, survey);
  router.post("/surveys/new", Permission::change_events, survey);
}

}  // namespace muster::feedback
