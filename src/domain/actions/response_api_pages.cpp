// Responses to what was said at an event, for programs.
#include "desk_pages.hpp"

#include <muster/domain/actions/response_service.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::actions {
namespace {

using web::Reply;
using web::Request;

Json comment_json(const Comment& comment) {
  const auto& response = comment.response;
  return json_object({{"note", comment.said.note_id.empty() ? Json() : Json(comment.said.note_id)},
                      {"question", comment.said.question.empty() ? Json() : Json(comment.said.question)},
                      {"kind", comment.kind},
                      {"table", comment.table},
                      {"said", comment.text},
                      {"response", response.words},
                      {"published_on", response.published_on ? Json(iso_date(*response.published_on)) : Json()},
                      {"version", response.version}});
}

web::Schema comment_schema() {
  using namespace web;
  using web::text;
  return object({{"note", text("The note's id").or_null()},
                 {"question", text("Code of a question of the form").or_null()},
                 {"kind", text("challenge, opportunity, question, or form")},
                 {"table", text()},
                 {"said", text("The note, or the words of the form's question")},
                 {"response", text("In the team's words; empty where none is written")},
                 {"published_on", text_like("date").or_null()},
                 {"version", whole_number()}});
}

Reply list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, comments_of(context.database, request.capture("event")));
  const auto page =
      web::one_page(all, paging, [](const Comment& one) { return one.said.note_id + "/" + one.said.question; });
  auto rows = json_array(page.rows, comment_json);
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_object({{"responses", std::move(rows)}})));
  return reply;
}

Reply shown(const PageContext& context, const Request& request, const Said& said) {
  MUSTER_PAGE(comment, request, comment_of(context.database, request.capture("event"), said));
  return web::json(comment_json(comment));
}

Reply save(const PageContext& context, const Request& request, const Said& said) {
  const auto& event = request.capture("event");
  MUSTER_PAGE(before, request, comment_of(context.database, event, said));
  auto words = before.response.words;
  bool published = before.response.published_on.has_value();
  auto version = before.response.version;
  web::SentObject sent(request);
  sent.text("response", words).truth("published", published).whole("version", version);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(done, request,
              save_response(context.database, context.audit(request), event, said, version, words, published));
  (void)done;
  MUSTER_PAGE(after, request, comment_of(context.database, event, said));
  return web::json(comment_json(after));
}

}  // namespace

void add_response_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const std::string home = "/api/events/{event}/responses";
  const Parameter event{"event", text("The event's short name")};
  const auto one = comment_schema();
  router.get(home, right_to_assign, [context](const Request& request) { return list(context, request); })
      .describe({.summary = "What was said at an event, and what the team answers",
                 .parameters = {event, web::short_list()},
                 .replies = object({{"responses", list_of(one, "Questions of the form, then notes by table")}}),
                 .example = R"({"responses": []})",
                 .by_pages = true});
  const auto takes =
      object({{"response", text("At most 2,000 characters; empty takes it away").where_known()},
              {"published", truth("Whether the report prints it").where_known()},
              {"version", whole_number("As it was read: conflict where it changed since").where_known()}});
  router
      .get(home + "/note/{note}", right_to_assign,
           [context](const Request& request) { return shown(context, request, {request.capture("note"), ""}); })
      .describe({.summary = "A note and the response to it",
                 .parameters = {event, {"note", text("The note's id")}},
                 .replies = one});
  router
      .get(home + "/question/{question}", right_to_assign,
           [context](const Request& request) { return shown(context, request, {"", request.capture("question")}); })
      .describe({.summary = "A question of the form and the response to what was written to it",
                 .parameters = {event, {"question", text("The question's code")}},
                 .replies = one});
  router
      .put(home + "/note/{note}", right_to_assign,
           [context](const Request& request) { return save(context, request, {request.capture("note"), ""}); })
      .describe({.summary = "Writes the response to a note; what is left out stays",
                 .parameters = {event, {"note", text("The note's id")}},
                 .takes = {takes},
                 .replies = one});
  router
      .put(home + "/question/{question}", right_to_assign,
           [context](const Request& request) { return save(context, request, {"", request.capture("question")}); })
      .describe({.summary = "Writes the response to what was written to a question of the form; what is left out stays",
                 .parameters = {event, {"question", text("The question's code")}},
                 .takes = {takes},
                 .replies = one});
}

}  // namespace muster::actions
