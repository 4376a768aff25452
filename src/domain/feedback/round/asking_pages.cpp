// Lists the rounds of an event with where each stands; adds one by its title.
#include "asking_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/adding_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/publish_with_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::feedback {
namespace {

struct RoundForm {
  std::vector<web::Choice<std::string>> sessions;  ///< the event as a whole first
  web::Form form;
  web::Field<std::string> session = form.select("session", "What it asks about", sessions).begins("").if_several();
  web::Field<std::string> title =
      form.text("title", "What the round is called")
          .hint(sessions.size() > 1 ? "It stands behind the event’s title, for example “before the day”. Of a session "
                                      "it may be left empty: the session’s title is taken."
                                    : "It stands behind the event’s title, for example “before the day”.")
          .optional();
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

Result<std::vector<web::Choice<std::string>>> sessions_offered(store::Database& database, const std::string& event) {
  MUSTER_TRY(all, events::list_sessions(database, event));
  std::vector<web::Choice<std::string>> choices{{"", "whole", "The event as a whole"}};
  for (const auto& one : all)
    if (is_asked_about(one))
      choices.push_back({one.code, one.code, events::time_of_day(one.starts_at) + " " + one.title});
  return choices;
}

web::Reply new_round(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(own, request, settle_event_round(context.database, context.now(), event.slug));
  MUSTER_PAGE(sessions, request, sessions_offered(context.database, event.slug));
  RoundForm wanted{std::move(sessions), web::Form(request, path_of(event, "/form/rounds/new"))
                                            .button("Add the round")
                                            .way_out("Cancel", path_of(event, "/form"))};
  if (wanted.form.read()) {
    const auto audit = context.organiser(request);
    events::Event added;
    const auto add = [&](store::Session& session) -> Result<events::Event> {
      MUSTER_TRY(round, events::add_round(session, audit, event.slug, {*wanted.title, *wanted.name, *wanted.session}));
      return added = std::move(round);
    };
    const auto add_it = [&]() -> Outcome {
      if (own && *wanted.same) {
        MUSTER_CHECK(publish_with(context.database, audit, add, *own->form_text, "form"));
      } else {
        MUSTER_CHECK(context.database.write(add));
      }
      return Success{};
    };
    const auto done = add_it();
    if (done.ok()) return web::redirect(path_of(added, "/form"));
    wanted.form.refuse(done.error());
  }
  web::View view;
  view.set("HERE", "Add a round").set("BACK", path_of(event, "/form")).set("BACK_WORDS", "Form");
  view.head("Add a round", "The same people are asked once more, by a link and a form of their own.");
  view.markup("FORM", wanted.form.shown());
  return site::form_page(request, frame_of(event, "Add a round", site::Tab::form), wanted.form,
                         web::render("domain/feedback/pages/add_asking.html", view));
}

/// The way to the page on which a round or a survey is changed or deleted.
void add_own_page(web::View& view, const web::Request& request, const events::Event& about, const std::string& what) {
  if (request.visitor.can_open(path_of(about, "/change")))
    view.add("OWN_PAGE", what).set("OWN_PAGE_PATH", path_of(about, "/change"));
}

}  // namespace

std::string asked_state(const std::optional<Round>& round, Instant now) {
  if (!round) return "No form yet";
  const auto answers = ", " + told_answers(*round);
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

Outcome add_rounds(web::View& view, const PageContext& context, const web::Request& request,
                   const events::Event& event) {
  MUSTER_TRY(all, rounds_of_event(context.database, event.slug));
  const auto& whole = all.front().about;
  if (all.front().asked.kind == events::AskedKind::survey) {
    view.add("WHOSE", "Surveys").set("WHOSE_PATH", "/surveys").set("ROUND_NAME", event.title);
    add_own_page(view, request, event, "This survey");
    return Success{};
  }
  if (event.id != whole.id) {
    view.add("WHOSE", whole.title)
        .set("WHOSE_PATH", path_of(whole, "/form"))
        .set("ROUND_NAME", events::own_title(event, whole));
    add_own_page(view, request, event, "This round");
  }
  auto& rounds = view.add("ROUNDS_OF");
  if (all.size() > 1) {
    auto& list = rounds.add("HAS_ROUNDS");
    for (const auto& [about, asked, round, session] : all) {
      const auto title =
          asked.kind == events::AskedKind::event ? std::string("The event’s own") : events::own_title(about, whole);
      const auto of_session = session && session->title != title ? "About " + session->title + ". " : std::string();
      auto& line = list.add("ROUND_LINE", title).set("ROUND_STATE", of_session + asked_state(round, context.now()));
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
  router.form("/events/{event}/form/rounds/new", Permission::change_form, round);
  add_survey_pages(router, context);
}

}  // namespace muster::feedback
