// An event's form and its round for programs: checked without being published, published, opened, closed, opened again.
#include "domain/feedback/api_context_pages.hpp"
#include "domain/feedback/round/amending_service.hpp"
#include "form_change_service.hpp"
#include "programme_options_service.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/told_to_programs.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::feedback {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

const std::string source = "form";

Json instant_json(const std::optional<Instant>& at) { return at ? Json(iso_instant(*at)) : Json(); }

/// What a round is called behind its event; of an event's own and of a survey, the whole title.
Result<std::string> title_of(const PageContext& context, const events::Event& event) {
  MUSTER_TRY(all, rounds_of_event(context.database, event.slug));
  return events::own_title(event, all.front().about);
}

Json round_json(const events::Event& event, const std::string& title, const Round& round, Instant now) {
  return json_object({{"event", event.slug},
                      {"title", title},
                      {"state", state_name(state_at(round, now))},
                      {"link", "/f/" + round.short_code},
                      {"anonymous", round.form->anonymous},
                      {"form_version", round.form_version},
                      {"responses", told_to_programs(round, now)},
                      {"opens_at", instant_json(round.opens_at)},
                      {"closes_at", instant_json(round.closes_at)},
                      {"closed_at", instant_json(round.closed_at)}});
}

Error no_form() { return not_found("There is no form for this event yet. Publish one first."); }

Reply round_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return site::error_page(request, no_form());
  MUSTER_PAGE(title, request, title_of(context, event));
  return web::json(round_json(event, title, *round, context.now()));
}

/// The moment that was sent, or none where it is null; what is left out stays.
Outcome take_moment(const Json* sent, const char* name, std::optional<Instant>& into) {
  if (sent == nullptr) return Success{};
  if (sent->is_null()) {
    into.reset();
    return Success{};
  }
  const auto moment = sent->text() == nullptr ? Result<Instant>(bad_input("")) : parse_instant(*sent->text());
  if (!moment.ok()) return bad_input("Send a moment such as 2022-06-10T16:00:00Z, or null.").at(name);
  into = *moment;
  return Success{};
}

/// As the pages' own fields: theirs have other names.
Error by_program(Error error) {
  if (error.field == "closes") error.field = "closes_at";
  return error;
}

/// From one state to another, by the one step that leads there.
Outcome go_to(const PageContext& context, const Request& request, const Round& round, const std::string& state) {
  const auto now = state_at(round, context.now());
  const auto& slug = request.capture("event");
  const auto audit = context.organiser(request);
  if (state == state_name(now)) return Success{};
  if (state == "closed") return close_round(context.database, audit, slug);
  if (state == "open")
    return now == RoundState::closed ? reopen_round(context.database, audit, slug)
                                     : open_round(context.database, audit, slug);
  return bad_input("A form becomes \"open\" or \"closed\"; it is no draft again.").at("state");
}

Reply change_round(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return site::error_page(request, no_form());
  std::string state;
  web::SentObject sent(request);
  sent.text("state", state);
  const auto* opens = sent.member("opens_at");
  const auto* closes = sent.member("closes_at");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  const bool moments = opens != nullptr || closes != nullptr;
  // Each is a change of its own, and one of them may be refused: nothing is ever done by halves.
  if (moments && !state.empty() && state != state_name(state_at(*round, context.now())))
    return site::error_page(
        request, bad_input("Send another \"state\" and moments in two requests. Nothing was changed.").at("state"));
  if (moments) {
    auto opens_at = round->opens_at;
    auto closes_at = round->closes_at;
    for (const auto& taken : {take_moment(opens, "opens_at", opens_at), take_moment(closes, "closes_at", closes_at)})
      if (!taken.ok()) return site::error_page(request, taken.error());
    const auto set = schedule_round(context.database, context.organiser(request), event.slug, opens_at, closes_at);
    if (!set.ok()) return site::error_page(request, by_program(set.error()));
  }
  if (!state.empty()) {
    MUSTER_PAGE(gone, request, go_to(context, request, *round, state));
    (void)gone;
  }
  return round_reply(context, request);
}

/// The name of a further round, and when it opens and closes by itself: all of it or nothing.
Reply amend(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return site::error_page(request, no_form());
  MUSTER_PAGE(before, request, title_of(context, event));
  auto title = before;
  web::SentObject sent(request);
  sent.text("title", title);
  const auto* opens = sent.member("opens_at");
  const auto* closes = sent.member("closes_at");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  auto opens_at = round->opens_at;
  auto closes_at = round->closes_at;
  for (const auto& taken : {take_moment(opens, "opens_at", opens_at), take_moment(closes, "closes_at", closes_at)})
    if (!taken.ok()) return site::error_page(request, taken.error());
  RoundAmendment wanted;
  if (title != before) wanted.title = title;
  if (opens != nullptr || closes != nullptr) wanted.moments = {opens_at, closes_at};
  if (const auto done = amend_round(context.database, context.organiser(request), event, wanted); !done.ok())
    return site::error_page(request, by_program(done.error()));
  return round_reply(context, request);
}

Reply form_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return site::error_page(request, no_form());
  return web::json(json_object({{"event", event.slug},
                                {"name", round->form->name},
                                {"version", round->form_version},
                                {"anonymous", round->form->anonymous},
                                {"text", *round->form_text}}));
}

std::vector<std::string> words_of(const std::vector<forms::Change>& changes) {
  std::vector<std::string> words;
  for (const auto& change : changes) words.push_back(change.words);
  return words;
}

/// The same questions as the page asks before a form is published; nothing is saved.
Reply check(const PageContext& context, const Request& request) {
  std::string text;
  web::SentObject sent(request);
  sent.text("text", text, "Send the form's \"text\", in the form language.");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  const auto told = context.database.read([&](store::Session& session) -> Result<Json> {
    MUSTER_TRY(listed, listed_for(session, event, text, source));
    MUSTER_TRY(form, forms::parse_form(listed, source));
    FormChange change;
    if (round) change = forecast_change(session, *round, form);
    if (change.refused) return *change.refused;
    return json_object({{"name", form.name},
                        {"questions", form.questions().size()},
                        {"anonymous", form.anonymous},
                        {"changes", words_of(change.changes)}});
  });
  if (!told.ok()) return site::error_page(request, Error(told.error()).at("text"));
  return web::json(*told);
}

Reply publish(const PageContext& context, const Request& request) {
  std::string text;
  web::SentObject sent(request);
  sent.text("text", text, "Send the form's \"text\", in the form language.");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  const auto published =
      publish_form(context.database, context.organiser(request), request.capture("event"), text, source);
  if (!published.ok()) return site::error_page(request, Error(published.error()).at("text"));
  return form_reply(context, request);
}

web::Schema round_schema() {
  using namespace web;
  return object({{"event", text()},
                 {"title", text("Of a further round: its own, behind the event's")},
                 {"state", text_of({"draft", "open", "closed"})},
                 {"link", text_like("uri-reference", "Where people answer")},
                 {"anonymous", truth()},
                 {"form_version", whole_number()},
                 {"responses", whole_number("In steps of five while an anonymous form is open")},
                 {"opens_at", text_like("date-time", "When it opens by itself").or_null()},
                 {"closes_at", text_like("date-time").or_null()},
                 {"closed_at", text_like("date-time").or_null()}});
}

web::Schema form_schema() {
  using namespace web;
  return object({{"event", text()},
                 {"name", text()},
                 {"version", whole_number()},
                 {"anonymous", truth()},
                 {"text", text("In the form language")}});
}

constexpr const char* round_example =
    R"({"event": "summit-2022", "title": "London SEND Summit", "state": "open", "link": "/f/k7mpw3x", "anonymous": true,
  "form_version": 1, "responses": 40, "opens_at": null, "closes_at": "2022-06-17T16:00:00Z", "closed_at": null})";

}  // namespace

void add_form_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  const Parameter event{"event", text("The event's short name, as /api/events lists it"), "summit-2022"};
  const auto right = Permission::change_form;
  const std::string form = "/api/events/{event}/form";
  const std::string round = "/api/events/{event}/round";
  const auto takes = object({{"text", text("In the form language, at most 256 kilobytes")}});
  router.get(form, right, [context](const Request& request) { return form_reply(context, request); })
      .describe(
          {.summary = "The form of an event as it is published", .parameters = {event}, .replies = form_schema()});
  router.put(form, right, [context](const Request& request) { return publish(context, request); })
      .describe({.summary = "Publishes a form; after the first as a new version, which keeps what codes mean",
                 .parameters = {event},
                 .takes = {takes},
                 .replies = form_schema()});
  router.post(form + "/check", right, [context](const Request& request) { return check(context, request); })
      .describe({.summary = "Says what publishing a form would do; nothing is saved",
                 .parameters = {event},
                 .takes = {takes},
                 .replies = object({{"name", text()},
                                    {"questions", whole_number()},
                                    {"anonymous", truth()},
                                    {"changes", list_of(text(), "Against the published form, in words")}}),
                 .example = R"({"name": "summit", "questions": 8, "anonymous": true, "changes": []})"});
  router.get(round, right, [context](const Request& request) { return round_reply(context, request); })
      .describe({.summary = "Where the round of an event stands",
                 .parameters = {event},
                 .replies = round_schema(),
                 .example = round_example});
  router.put(round, right, [context](const Request& request) { return change_round(context, request); })
      .describe({.summary =
                     "Opens, closes or opens again, or sets when that happens by itself, one of the two in a request; "
                     "what is left out stays",
                 .parameters = {event},
                 .takes = {object(
                     {{"state",
                       text_of({"draft", "open", "closed"}, "A draft stays one where that is sent back").where_known()},
                      {"opens_at", text_like("date-time").or_null().where_known()},
                      {"closes_at", text_like("date-time").or_null().where_known()}})},
                 .replies = round_schema(),
                 .example = round_example});
  router.patch(round, right, [context](const Request& request) { return amend(context, request); })
      .describe({.summary = "Renames a further round, or sets when it opens and closes by itself, all in one; "
                            "what is left out stays",
                 .parameters = {event},
                 .takes = {object({{"title", text("One line; of a further round behind the event's").where_known()},
                                   {"opens_at", text_like("date-time").or_null().where_known()},
                                   {"closes_at", text_like("date-time").or_null().where_known()}})},
                 .replies = round_schema(),
                 .example = round_example});
}

}  // namespace muster::feedback
