// The same figures for programs: events and their summaries as JSON; and the routes of what else they read.
#include <muster/front/api/api_pages.hpp>

#include "answer_link_pages.hpp"
#include "booking_page_pages.hpp"
#include "booking_pages.hpp"
#include "delegate_pages.hpp"
#include "nomination_pages.hpp"
#include "people_pages.hpp"
#include "seat_pages.hpp"
#include "session_choice_pages.hpp"
#include "session_pages.hpp"
#include "summary_reply.hpp"
#include "time_zone_pages.hpp"
#include "years_pages.hpp"

#include <muster/domain/figures/event_pages.hpp>

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_list_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/told_to_programs.hpp>
#include <muster/domain/figures/asked_choice_pages.hpp>
#include <muster/domain/figures/comparison.hpp>
#include <muster/domain/figures/told_to_programs.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/platform/web/paging.hpp>

#include <optional>

namespace muster::api {
namespace {

using web::Reply;
using web::Request;

/// Those in which the visitor may read figures; nothing where everybody may everything.
std::optional<std::vector<std::string>> readable(const Request& request) {
  if (!request.visitor.opens) return std::nullopt;
  return request.visitor.programmes(access::permission_name(access::Permission::read_figures));
}

Reply event_list(const figures::PageContext& site, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(found, request, events::newest_events(site.database, readable(request), paging.of({})));
  Json::Array out;
  for (const auto& event : found.rows) {
    MUSTER_PAGE(summary, request, site.summaries.of(event.slug, site.now()));
    out.push_back(json_object({{"event", event.slug},
                               {"title", event.title},
                               {"date", iso_date(event.date)},
                               {"delegates", summary->people},
                               {"responses", figures::responses_told_to_programs(*summary)},
                               {"summary", "/api/v1/events/" + event.slug + "/summary"}}));
  }
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, Json(std::move(out))));
  return reply;
}

web::Description events_description() {
  using namespace web;
  using web::text;
  return {
      .summary = "The events whose figures you may read, newest first",
      .replies = list_of(object(
          {{"event", text("Its short name, which other addresses are made of")},
           {"title", text()},
           {"date", text_like("date")},
           {"delegates", whole_number("People registered, each once")},
           {"responses", whole_number("Forms that were filled in; in steps of five while an anonymous form is open")},
           {"summary", text_like("uri-reference", "Address of all its figures")}})),
      .example = R"([{"event": "london-send-summit-2022", "title": "London SEND Summit", "date": "2022-06-10",
  "delegates": 104, "responses": 42, "summary": "/api/v1/events/london-send-summit-2022/summary"}])",
      .by_pages = true};
}

Reply event_summary(const figures::PageContext& site, const Request& request) {
  if (const auto known = figures::check_reading(request); !known.ok()) return site::error_page(request, known.error());
  const auto asked = site.summaries.of(request.capture("event"), site.now(), figures::filter_of(request));
  if (!asked.ok()) {
    auto error = asked.error();
    // A condition is all of what was asked for that can be wrong there.
    if (error.kind == ErrorKind::bad_input && error.field.empty()) error.field = "where";
    return site::error_page(request, error);
  }
  const auto& summary = *asked;
  const auto by = request.query.get("by");
  if (const auto known = figures::check_cut(*summary, by); !known.ok()) return site::error_page(request, known.error());
  auto told = figures::told_to_programs(*summary);
  if (!by.empty())
    for (auto& question : told.questions)
      std::erase_if(question.broken_down, [&](const auto& one) { return one.cut != by; });
  return web::json(figures::to_json(told));
}

Reply round_list(const figures::PageContext& site, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, feedback::rounds_of_event(site.database, request.capture("event")));
  const auto page = web::one_page(all, paging, [](const auto& one) { return one.about.slug; });
  const auto now = site.now();
  const auto of_round = [&](const feedback::AskedRound& one) {
    const auto& slug = one.about.slug;
    return json_object({{"event", slug},
                        {"title", one.about.title},
                        {"session", one.session ? Json(one.session->code) : Json()},
                        {"code", one.round ? Json(one.round->short_code) : Json()},
                        {"state", one.round ? Json(feedback::state_name(feedback::state_at(*one.round, now))) : Json()},
                        {"responses", one.round ? feedback::told_to_programs(*one.round, now) : 0},
                        {"answered_by", one.round ? Json(feedback::answerers_name(one.round->answered_by)) : Json()},
                        {"summary", "/api/v1/events/" + slug + "/summary"}});
  };
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_array(page.rows, of_round)));
  return reply;
}

web::Description rounds_description() {
  using namespace web;
  using web::text;
  return {
      .summary = "The rounds of an event: its own form first, then further ones",
      .parameters = {{"event", text("The event's short name, as /api/events lists it"), "summit-2022"},
                     web::short_list()},
      .replies = list_of(
          object({{"event", text("What other addresses call it")},
                  {"title", text()},
                  {"session", text("Code of the session that it asks about; null: the whole event").or_null()},
                  {"code", text("Of its link; null before a form is published").or_null()},
                  {"state", text("draft, open or closed").or_null()},
                  {"responses", whole_number("Forms that were filled in; in steps of five while an anonymous form is "
                                             "open")},
                  {"answered_by", answerers_schema().or_null()},
                  {"summary", text_like("uri-reference", "Address of all its figures")}})),
      .example =
          R"([{"event": "summit-2022", "title": "Summit", "session": null, "code": "k7mpw3x", "state": "closed", "responses": 42,
  "answered_by": "anyone", "summary": "/api/v1/events/summit-2022/summary"}])",
      .by_pages = true};
}

Reply compared(const figures::PageContext& site, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(site.database, request.capture("event")));
  MUSTER_PAGE(other, request, events::find_event(site.database, request.query.get("with")));
  if (other.programme_id != event.programme_id)
    return site::error_page(request, not_found("There is no such round to compare with."));
  MUSTER_PAGE(first, request, site.summaries.of(event.slug, site.now()));
  MUSTER_PAGE(second, request, site.summaries.of(other.slug, site.now()));
  return web::json(figures::to_json(figures::compare(*first, *second), *first, *second));
}

web::Description comparison_description() {
  using namespace web;
  using web::text;
  const auto round = object({{"event", text()},
                             {"title", text()},
                             {"date", text_like("date")},
                             {"responses", whole_number("In steps of five while an anonymous form is open")},
                             {"counted_responses", whole_number()}});
  const auto side =
      object({{"label", text()},
              {"asked", whole_number().or_null()},
              {"answered", whole_number().or_null()},
              {"mean", number().or_null()},
              {"net_score",
               object({{"score", number("-1 to 1")}, {"interval", list_of(number(), "95% interval of the score")}})
                   .where_known()},
              {"suppressed", truth().where_known()}});
  const auto score = object({{"label", text()}, {"people", whole_number()}, {"mean", number().or_null()}});
  const auto figure = object({{"people", whole_number().or_null()},
                              {"share", number().or_null()},
                              {"interval", list_of(number(), "95% interval of the share").or_null()},
                              {"suppressed", truth().where_known()}})
                          .or_null();
  const auto change = object({{"difference", number("The later round less the earlier one")},
                              {"interval", list_of(number(), "95% interval of the difference")},
                              {"p", number("Corrected for all differences")},
                              {"more_than_chance", truth()}});
  const auto end = object({{"codes", list_of(text(), "Options that are one figure")},
                           {"label", text()},
                           {"first", figure},
                           {"second", figure},
                           {"change", change}});
  const auto option = object(
      {{"code", text()}, {"label", text()}, {"first", figure}, {"second", figure}, {"change", change.or_null()}});
  return {.summary = "Two rounds of one form side by side, by code",
          .parameters = {{"event", text("The first round"), "summit-2022"},
                         {"with", text("The second: another round, event or survey of the programme"), "summit-2023"}},
          .replies = object({{"first", round},
                             {"second", round},
                             {"differences_tried", whole_number("Corrected together")},
                             {"questions", list_of(object({{"code", text()},
                                                           {"first", side},
                                                           {"second", side},
                                                           {"net_change", change.where_known()},
                                                           {"end", end.where_known()},
                                                           {"options", list_of(option)}}))},
                             {"indexes", list_of(object({{"code", text()}, {"first", score}, {"second", score}}),
                                                 "Several questions scored as one, by one rule in both")},
                             {"only_first", list_of(text(), "Codes that the second does not have")},
                             {"only_second", list_of(text())},
                             {"of_another_kind", list_of(text(), "One code, two kinds of question")}}),
          .example = R"({"first": {"event": "summit-2022", "title": "Summit", "date": "2022-06-10", "responses": 42,
  "counted_responses": 42}, "second": {"event": "summit-2023", "title": "Summit", "date": "2023-06-09",
  "responses": 51, "counted_responses": 51}, "differences_tried": 0, "questions": [], "indexes": [], "only_first": [], "only_second": [],
  "of_another_kind": []})"};
}

}  // namespace

void add_pages(web::Router& router, store::Database& database, const Clock& clock, figures::Summaries& summaries) {
  const figures::PageContext site{database, clock, summaries};
  router
      .get("/api/events", access::Permission::read_figures,
           [site](const Request& request) { return event_list(site, request); })
      .describe(events_description());
  router
      .get("/api/events/{event}/summary", access::Permission::read_figures,
           [site](const Request& request) { return event_summary(site, request); })
      .describe(summary_description());
  router
      .get("/api/events/{event}/rounds", access::Permission::read_figures,
           [site](const Request& request) { return round_list(site, request); })
      .describe(rounds_description());
  router
      .get("/api/events/{event}/compare", access::Permission::read_figures,
           [site](const Request& request) { return compared(site, request); })
      .describe(comparison_description());
  add_years_pages(router, site);
  add_answer_link_pages(router, database, clock);
  add_booking_pages(router, database, clock);
  add_delegate_pages(router, database, clock);
  add_people_pages(router, database);
  add_seat_pages(router, database, clock);
  add_hybrid_pages(router, database, clock);
  add_booking_page_pages(router, database, clock);
  add_nomination_pages(router, database, clock);
  add_session_choice_pages(router, database, clock);
  add_session_pages(router, database, clock);
  add_time_zone_pages(router, database, clock);
}

}  // namespace muster::api
