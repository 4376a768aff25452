// The editions of a report: what was frozen, what changed since, and the files as they were then.
#include "report_text_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/report/edition_service.hpp>
#include <muster/domain/report/report_data_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <utility>

namespace muster::report {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr std::array named = std::to_array<std::pair<Format, const char*>>({{Format::docx, "Word"},
                                                                            {Format::pdf, "PDF"},
                                                                            {Format::pptx, "PowerPoint"},
                                                                            {Format::xlsx, "Excel"},
                                                                            {Format::html, "HTML"},
                                                                            {Format::markdown, "Markdown"},
                                                                            {Format::json, "JSON"}});
static_assert(named.size() == formats.size());

std::string editions_path(const figures::EventFacts& event, const std::string& report, const std::string& done = {}) {
  return path_of(event, "/report/editions" + definition_query(report, done));
}

void show(View& view, const figures::EventFacts& event, const Edition& edition) {
  auto& row = view.add("EDITION").set("NUMBER", std::to_string(edition.number));
  row.set("FROZEN_AT", long_instant(edition.frozen_at)).set("HOLDS", edition.note).set("CHECKSUM", edition.checksum);
  row.show_if(edition.interim, "INTERIM");
  for (const auto& [format, name] : named) {
    const auto file = "/report/editions/" + std::to_string(edition.number) + "/" + std::string(extension(format));
    row.add("FILE").set("FILE_PATH", path_of(event, file + definition_query(edition.report))).set("FILE_NAME", name);
  }
  if (!edition.changes.empty()) {
    auto& changes = row.add("CHANGES").set("BEFORE", std::to_string(edition.number - 1));
    changes.add_each("CHANGE", edition.changes);
  }
}

/// The page; where it was sent, an edition is frozen.
Reply page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(loaded, request, report_data(context.database, context.summaries, slug, context.now()));
  const auto& summary = loaded.summary;
  MUSTER_PAGE(definition, request, chosen_definition(context, slug, request.query.get("definition")));
  MUSTER_PAGE(all, request, editions_of(context.database, slug, definition.name));
  const auto next = std::to_string(all.empty() ? 1 : all.front().number + 1);
  web::Form form(request, editions_path(summary->event, definition.name));
  auto note = form.text("note", "What it holds, or whom it is for").optional().hint("For example: sent to the board.");
  form.button(web::Button{"Freeze edition " + next});
  if (form.read()) {
    const auto frozen =
        freeze_edition(context.database, {request.visitor.actor(), context.now(), request.visitor.programme}, slug,
                       definition, loaded.data(), *note);
    if (frozen.ok()) return web::redirect(editions_path(summary->event, definition.name, "frozen"));
    form.refuse(frozen.error());
  }
  View view;
  view.set("REPORT_PATH", path_of(summary->event, "/report" + definition_query(definition.name)));
  view.markup("FORM", form.shown());
  if (request.query.get("done") == "frozen") view.add("NOTICE", "The edition is frozen.");
  view.show_if(summary->round == figures::RoundState::open, "MOVING");
  view.show_if(all.empty(), "NONE");
  if (!all.empty()) {
    auto& table = view.add("EDITIONS");
    for (const auto& edition : all) show(table, summary->event, edition);
  }
  return site::form_page(request, frame_of(summary->event, "Editions of the report", site::Tab::report), form,
                         web::render("domain/report/pages/report_editions.html", view));
}

Reply file(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(format, request, parse_format(request.capture("format")));
  MUSTER_PAGE(definition, request, chosen_definition(context, slug, request.query.get("definition")));
  const auto number = parse_integer(request.capture("number")).value_or(0);
  MUSTER_PAGE(bytes, request, edition_file(context.database, slug, definition.name, number, format));
  return web::download(std::move(bytes), std::string(media_type(format)),
                       slug + "-report-edition-" + std::to_string(number) + "." + std::string(extension(format)));
}

Reply listed(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(definition, request, chosen_definition(context, slug, request.query.get("definition")));
  MUSTER_PAGE(all, request, editions_of(context.database, slug, definition.name));
  return web::json(json_array(all, [&](const Edition& edition) {
    return json_object({{"number", edition.number},
                        {"report", edition.report},
                        {"note", edition.note},
                        {"interim", edition.interim},
                        {"frozen_at", iso_instant(edition.frozen_at)},
                        {"checksum", edition.checksum},
                        {"changes", edition.changes},
                        {"file", "/events/" + slug + "/report/editions/" + std::to_string(edition.number) + "/pdf" +
                                     definition_query(edition.report)}});
  }));
}

web::Description description() {
  using namespace web;
  return {
      .summary = "The editions of a report, the newest first: frozen, and never changed",
      .parameters = {{"event", text("The event's short name, as /api/events lists it"), "summit-2022"},
                     {"definition", text("Name of the report; the post-event report where it is missing").where_known(),
                      "post-event"}},
      .replies =
          list_of(object({{"number", whole_number()},
                          {"report", text("Name of the report")},
                          {"note", text("What it holds, in the words of whoever froze it; may be empty")},
                          {"interim", truth("The form was still open")},
                          {"frozen_at", text_like("date-time")},
                          {"checksum", text("Of its figures: equal figures, equal checksum")},
                          {"changes", list_of(text(), "Since the edition before, in sentences")},
                          {"file", text_like("uri-reference", "As PDF; other formats by their name at its end")}})),
      .example = R"([{"number": 1, "report": "post-event", "note": "Sent to the board", "interim": false,
  "frozen_at": "2022-06-17T10:00:00Z", "checksum": "9f2c", "changes": [],
  "file": "/events/summit-2022/report/editions/1/pdf"}])"};
}

}  // namespace

void add_edition_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const auto shown = [context](const Request& request) { return page(context, request); };
  router.get("/events/{event}/report/editions", Permission::read_figures, shown);
  router.post("/events/{event}/report/editions", Permission::write_report, shown);
  router.get("/events/{event}/report/editions/{number}/{format}", Permission::read_figures,
             [context](const Request& request) { return file(context, request); });
  router
      .get("/api/events/{event}/report/editions", Permission::read_figures,
           [context](const Request& request) { return listed(context, request); })
      .describe(description());
}

}  // namespace muster::report
