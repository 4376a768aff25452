// The words of a report for programs: read them, look at what they would print, save them.
#include "file_jobs.hpp"
#include "report_text_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/report/definition.hpp>
#include <muster/domain/report/report_data_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/document/writers.hpp>

namespace muster::report {
namespace {

using web::Reply;
using web::Request;

Json place_json(const Diagnostic& one) {
  return json_object({{"line", static_cast<std::int64_t>(one.line)},
                      {"column", static_cast<std::int64_t>(one.column)},
                      {"length", static_cast<std::int64_t>(one.length)},
                      {"message", one.message},
                      {"hint", if_any(one.hint)}});
}

Json definition_json(const EventDefinition& definition) {
  return json_object({{"definition", definition.name},
                      {"version", definition.version},
                      {"own", definition.own()},
                      {"text", definition.text}});
}

/// The member `text` of what was sent; an error where there is none.
Result<std::string> sent_text(const Request& request) {
  const auto* member = request.json ? request.json->find("text") : nullptr;
  const auto* text = member == nullptr ? nullptr : member->text();
  if (text == nullptr) return bad_input("Send the words of the report: {\"text\": \"{responses} people answered.\"}.");
  return *text;
}

Reply read(const PageContext& context, const Request& request) {
  MUSTER_PAGE(definition, request,
              chosen_definition(context, request.capture("event"), request.query.get("definition")));
  return web::json(definition_json(definition));
}

Reply look(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(definition, request, chosen_definition(context, slug, request.query.get("definition")));
  MUSTER_PAGE(text, request, sent_text(request));
  MUSTER_PAGE(loaded, request, report_data(context.database, context.summaries, slug, context.now()));
  loaded = told_to_programs(std::move(loaded));
  const auto data = loaded.data();
  MUSTER_PAGE(draft, request, draft_of(text, definition.source(), data));
  return web::json(json_object({{"can_be_printed", draft.faults.empty()},
                                {"faults", json_array(draft.faults, place_json)},
                                {"doubts", json_array(draft.doubts, place_json)},
                                {"figures", json_array(draft.figures,
                                                       [](const PrintedFigure& one) {
                                                         return json_object(
                                                             {{"line", static_cast<std::int64_t>(one.line)},
                                                              {"column", static_cast<std::int64_t>(one.column)},
                                                              {"figure", one.figure},
                                                              {"printed", one.printed}});
                                                       })},
                                {"report", document::json_of(draft.document)}}));
}

Reply save(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(definition, request, chosen_definition(context, slug, request.query.get("definition")));
  MUSTER_PAGE(text, request, sent_text(request));
  const auto* member = request.json->find("version");
  const auto* version = member == nullptr ? nullptr : member->whole();
  if (version == nullptr)
    return site::error_page(
        request, bad_input("Say which version was read: {\"version\": " + std::to_string(definition.version) + "}."));
  MUSTER_PAGE(loaded, request, report_data(context.database, context.summaries, slug, context.now()));
  const auto document = build_document(text, definition.source(), loaded.data());
  if (!document.ok()) return site::error_page(request, document.error());
  const auto saved =
      save_definition(context.database, {request.visitor.actor(), context.now(), request.visitor.programme}, slug,
                      definition.name, text, *version);
  if (!saved.ok()) return site::error_page(request, saved.error());
  MUSTER_PAGE(kept, request, chosen_definition(context, slug, definition.name));
  return web::json(definition_json(kept));
}

web::Schema places(std::string words) {
  using namespace web;
  using web::text;
  return list_of(object({{"line", whole_number("From 1")},
                         {"column", whole_number("In characters, from 1")},
                         {"length", whole_number("In characters")},
                         {"message", text()},
                         {"hint", text("What to write instead").where_known()}}),
                 std::move(words));
}

}  // namespace

void add_draft_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using access::Permission;
  using web::text;
  const std::string address = "/api/events/{event}/report/definition";
  const std::vector<Parameter> parameters{
      {"event", text("The event's short name, as /api/events lists it"), "summit-2022"},
      {"definition", text("Name of the report; the post-event report where it is missing").where_known(),
       "post-event"}};
  const auto words = object({{"definition", text("Name of the report")},
                             {"version", whole_number("0 while the event has the words that come with Muster")},
                             {"own", truth("The event has words of its own")},
                             {"text", text("In the report language")}});
  constexpr const char* example = R"({"definition": "post-event", "version": 1, "own": true,
  "text": "{responses} people answered."})";
  auto report = object({{"title", text()}, {"blocks", list_of(object({{"kind", text()}}), "As /report gives them")}});
  report.open = true;
  router.get(address, Permission::write_report, [context](const Request& request) { return read(context, request); })
      .describe({.summary = "The words of a report, as they hold for the event",
                 .parameters = parameters,
                 .replies = words,
                 .example = example});
  router.put(address, Permission::write_report, [context](const Request& request) { return save(context, request); })
      .describe({.summary =
                     "Saves the words of a report for this event; refused where a figure cannot be found, or where "
                     "somebody saved since that version",
                 .parameters = parameters,
                 .takes = {object({{"text", text("At most 60,000 bytes")},
                                   {"version", whole_number("That the change began from")}})},
                 .replies = words,
                 .example = example});
  router.post(address, Permission::write_report, [context](const Request& request) { return look(context, request); })
      .describe(
          {.summary = "What words would print, and what is wrong with them; nothing is saved",
           .parameters = parameters,
           .takes = {object({{"text", text("At most 256 KB")}})},
           .replies = object({{"can_be_printed", truth("Nothing is wrong")},
                              {"faults", places("What is wrong")},
                              {"doubts", places("Typed words that the figures do not bear out; they stop nothing")},
                              {"figures", list_of(object({{"line", whole_number("From 1")},
                                                          {"column", whole_number("In characters, from 1")},
                                                          {"figure", text("What stands between the braces")},
                                                          {"printed", text()}}))},
                              {"report", std::move(report)}}),
           .example = R"({"can_be_printed": true, "faults": [], "doubts": [],
  "figures": [{"line": 1, "column": 2, "figure": "responses", "printed": "42"}],
  "report": {"title": "Summit", "blocks": []}})"});
}

}  // namespace muster::report
