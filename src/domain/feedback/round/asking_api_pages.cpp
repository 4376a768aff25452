// Surveys and further rounds for programs: listed, and added by the services of the pages.
#include "domain/feedback/api_context_pages.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/adding_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/publish_with_service.hpp>
#include <muster/domain/feedback/told_to_programs.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

Json survey_json(const AskedRound& one, Instant now) {
  return json_object({{"event", one.about.slug},
                      {"title", one.about.title},
                      {"last_day", iso_date(one.about.date)},
                      {"programme", one.about.programme_id},
                      {"state", one.round ? Json(state_name(state_at(*one.round, now))) : Json()},
                      {"responses", one.round ? told_to_programs(*one.round, now) : 0}});
}

Reply surveys_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  events::Programmes seen;
  if (request.visitor.opens) seen = request.visitor.programmes(access::permission_name(Permission::read_figures));
  MUSTER_PAGE(found, request, listed_surveys(context.database, seen, paging.of({.sort = "date", .descending = true})));
  auto rows = json_array(found.rows, [&](const AskedRound& one) { return survey_json(one, context.now()); });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, std::move(rows)));
  return reply;
}

/// The name of the programme that was sent by its id, or the token's only one.
Result<std::string> programme_of(const PageContext& context, const Request& request, const std::string& id) {
  const auto held = request.visitor.programmes(access::permission_name(Permission::change_events));
  if (id.empty() && held.size() == 1) return held.front();
  MUSTER_TRY(names, access::programme_names(context.database));
  const auto found = names.find(id);
  if (found != names.end() && std::ranges::find(held, found->second) != held.end()) return found->second;
  return bad_input("Send the id of a programme in which you may add surveys, as /api/v1/programmes lists them.")
      .at("programme");
}

Reply add_survey_reply(const PageContext& context, const Request& request) {
  events::NewSurvey wanted;
  std::string programme;
  web::SentObject sent(request);
  sent.text("title", wanted.title, "Give the survey a title.").text("last_day", wanted.last_day, "Say its last day.");
  sent.text("event", wanted.name).text("programme", programme);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  if (const auto title = events::check_title(wanted.title); !title.ok())
    return site::error_page(request, Error(title.error()).at("title"));
  const auto day = parse_date(wanted.last_day);
  if (!day.ok()) return site::error_page(request, Error(day.error()).at("last_day"));
  MUSTER_PAGE(name, request, programme_of(context, request, programme));
  wanted.programme = name;
  MUSTER_PAGE(added, request,
              events::add_survey(context.database, {request.visitor.actor(), context.now(), name}, wanted));
  return web::json(survey_json({added, {}, {}}, context.now()));
}

Result<AskedRound> survey_here(const PageContext& context, const Request& request) {
  MUSTER_TRY(found, rounds_of_event(context.database, request.capture("event")));
  if (found.front().asked.kind != events::AskedKind::survey)
    return not_found("This is no survey: it stands at /api/v1/events/" + request.capture("event") + ".");
  return found.front();
}

Reply survey_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(survey, request, survey_here(context, request));
  return web::json(survey_json(survey, context.now()));
}

/// What is left out stays; its clocks are those of /api/events/E/time-zone.
Reply change_survey_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(survey, request, survey_here(context, request));
  events::AskedDetails wanted{survey.about.title, survey.about.date};
  auto last_day = iso_date(survey.about.date);
  web::SentObject sent(request);
  sent.text("title", wanted.title).text("last_day", last_day);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  const auto day = parse_date(last_day);
  if (!day.ok()) return site::error_page(request, Error(day.error()).at("last_day"));
  wanted.last_day = *day;
  MUSTER_PAGE(done, request, change_asking(context.database, context.organiser(request), survey.about.slug, wanted));
  (void)done;
  return survey_reply(context, request);
}

Reply add_round_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(own, request, settle_event_round(context.database, context.now(), event.slug));
  events::NewRound wanted;
  bool same = true;
  web::SentObject sent(request);
  sent.text("title", wanted.title).text("event", wanted.name).text("session", wanted.session).truth("same_form", same);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  const auto audit = context.organiser(request);
  events::Event added;
  const auto add = [&](store::Session& session) -> Result<events::Event> {
    MUSTER_TRY(round, events::add_round(session, audit, event.slug, wanted));
    return added = std::move(round);
  };
  const bool with_form = own && same;
  if (with_form) {
    MUSTER_PAGE(done, request, publish_with(context.database, audit, add, *own->form_text, "form"));
    (void)done;
  } else {
    MUSTER_PAGE(done, request, context.database.write(add));
    (void)done;
  }
  return web::json(json_object({{"event", added.slug},
                                {"title", added.title},
                                {"session", wanted.session.empty() ? Json() : Json(wanted.session)},
                                {"form_published", with_form},
                                {"round", "/api/v1/events/" + added.slug + "/round"}}));
}

}  // namespace

void add_asking_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const auto survey =
      object({{"event", text("Its short name, which other addresses are made of")},
              {"title", text()},
              {"last_day", text_like("date", "The form closes at the end of it")},
              {"programme", text("The id of its programme")},
              {"state", text_of({"draft", "open", "closed"}, "null before a form is published").or_null()},
              {"responses", whole_number("In steps of five while an anonymous form is open")}});
  constexpr const char* example = R"({"event": "transport-2026", "title": "School transport", "last_day": "2026-11-30",
  "programme": "p1", "state": null, "responses": 0})";
  router
      .get("/api/surveys", Permission::read_figures,
           [context](const Request& request) { return surveys_reply(context, request); })
      .describe({.summary = "Surveys of the programmes whose figures you may read, the one that ends last first",
                 .replies = list_of(survey),
                 .example = "[" + std::string(example) + "]",
                 .by_pages = true});
  router
      .post("/api/surveys", Permission::change_events,
            [context](const Request& request) { return add_survey_reply(context, request); })
      .describe(
          {.summary = "Adds a survey: a form with a last day, apart from any event",
           .takes = {object({{"title", text("One line of at most 150 characters")},
                             {"last_day", text_like("date")},
                             {"event", text("Its short name; left out: made of the title").where_known()},
                             {"programme", text("The id of a programme; left out: the token's own").where_known()}})},
           .replies = survey,
           .example = example});
  const Parameter named{"event", text("Its short name, as the list says it"), "transport-2026"};
  router
      .get("/api/surveys/{event}", Permission::read_figures,
           [context](const Request& request) { return survey_reply(context, request); })
      .describe({.summary = "One survey", .parameters = {named}, .replies = survey, .example = example});
  router
      .put("/api/surveys/{event}", Permission::change_events,
           [context](const Request& request) { return change_survey_reply(context, request); })
      .describe({.summary =
                     "Changes the title and the last day of a survey, with which its form closes where it closes "
                     "by itself; what is left out stays",
                 .parameters = {named},
                 .takes = {object({{"title", text("One line of at most 150 characters").where_known()},
                                   {"last_day", text_like("date").where_known()}})},
                 .replies = survey,
                 .example = example});
  router
      .post("/api/events/{event}/rounds", Permission::change_form,
            [context](const Request& request) { return add_round_reply(context, request); })
      .describe({.summary = "Adds a round: the same people are asked once more, by a link and a form of their own",
                 .parameters = {{"event", text("The event's short name, as /api/events lists it"), "summit-2022"}},
                 .takes = {object(
                     {{"title", text("Behind the event's own; of a session it may be left out").where_known()},
                      {"event", text("Its short name; left out: made of the title").where_known()},
                      {"session", text("Code of the session that it asks about").where_known()},
                      {"same_form",
                       truth("Left out: with the form of the event's own round, where it has one").where_known()}})},
                 .replies = object({{"event", text("The round's short name, which other addresses are made of")},
                                    {"title", text()},
                                    {"session", text("Code of the session that it asks about").or_null()},
                                    {"form_published", truth("Whether it has a form already")},
                                    {"round", text_like("uri-reference", "Where it stands")}}),
                 .example = R"({"event": "summit-2022.before", "title": "Summit: before the day", "session": null,
  "form_published": true, "round": "/api/v1/events/summit-2022.before/round"})"});
}

}  // namespace muster::feedback
