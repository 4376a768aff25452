// Changing the words of a report for one event.
#include "report_text_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/report/definition.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <optional>

namespace muster::report {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr const char* usual_report = "post-event";

/// The codes that figures and pictures are named by, with what they stand for.
void add_names(View& view, const Summary& summary) {
  if (summary.questions.empty()) return;
  auto& names = view.add("NAMES");
  for (const auto& question : summary.questions) {
    std::string answers;
    for (const auto& option : question.options) answers += (answers.empty() ? "" : ", ") + option.code;
    names.add("NAME").set("NAME_CODE", question.code).set("NAME_LABEL", question.label).set("NAME_ANSWERS", answers);
  }
}

Reply form(const Request& request, const Summary& summary, const EventDefinition& definition,
           const std::optional<Problem>& problem) {
  View view;
  const auto query = definition_query(definition.name);
  view.set("TOKEN", request.token).set("TEXT", definition.text).set("VERSION", definition.version);
  view.set("CHANGE_PATH", path_of(summary.event, "/report/change" + query));
  view.set("REPORT_PATH", path_of(summary.event, "/report" + query)).set("SOURCE_NAME", definition.source());
  add_names(view, summary);
  if (problem) {
    auto& errors = view.add("ERRORS");
    const auto words = fault_words(*problem);
    errors.set("ERRORS_TITLE", words.size() == 1
                                   ? "Look again at one place"
                                   : "Look again at " + in_words(static_cast<std::int64_t>(words.size())) + " places");
    for (const auto& line : words) {
      errors.add("ERROR_LINE").set("ERROR_WORDS", line);
      view.add("FIELD_ERROR").set("FIELD_ERROR_WORDS", line);
    }
    view.show("FIELD_FAULTY");
  }
  return site::desk_page(request, frame_of(summary.event, "Change the report", site::Tab::report, problem.has_value()),
                         web::render("domain/report/pages/report_change.html", view),
                         problem ? web::status_of(problem->kind) : 200);
}

Reply change(const Site& site, const Request& request) {
  MUSTER_PAGE(summary, request, site.summaries.of(request.capture("event"), site.now()));
  MUSTER_PAGE(definition, request, chosen_definition(site, request.capture("event"), request.query.get("definition")));
  return form(request, *summary, definition, std::nullopt);
}

Reply save(const Site& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(summary, request, site.summaries.of(slug, site.now()));
  MUSTER_PAGE(definition, request, chosen_definition(site, slug, request.query.get("definition")));
  const auto since = parse_integer(request.form.get("version"));
  definition.version = since.value_or(-1);
  definition.text = request.form.get("text");
  const auto document = build_document(definition.text, definition.source(), *summary);
  if (!document.ok()) return form(request, *summary, definition, document.problem());
  const auto saved = save_definition(site.database, {request.visitor.actor(), site.now()}, slug, definition.name,
                                     definition.text, definition.version);
  if (!saved.ok()) return form(request, *summary, definition, saved.problem());
  return web::redirect(path_of(summary->event, "/report" + definition_query(definition.name, "saved")));
}

Reply reset(const Site& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(definition, request, chosen_definition(site, slug, request.query.get("definition")));
  const auto done = reset_definition(site.database, {request.visitor.actor(), site.now()}, slug, definition.name);
  if (!done.ok()) return site::problem_page(request, done.problem());
  return web::redirect("/events/" + slug + "/report" + definition_query(definition.name, "reset"));
}

}  // namespace

Result<EventDefinition> chosen_definition(const Site& site, const std::string& event_slug, const std::string& name) {
  if (site.reports.empty()) return not_found("This Muster has no report to write.");
  const auto wanted = name.empty() ? std::string(usual_report) : name;
  auto found = std::find_if(site.reports.begin(), site.reports.end(),
                            [&](const auto& report) { return report.first == wanted; });
  if (found == site.reports.end() && name.empty()) found = site.reports.begin();
  if (found == site.reports.end()) return not_found("There is no report “" + name + "”.");
  return event_definition(site.database, event_slug, found->first, found->second);
}

std::string definition_query(const std::string& name, const std::string& done) {
  auto query = name == usual_report ? "" : "?definition=" + percent_encoded(name);
  if (!done.empty()) query += (query.empty() ? "?done=" : "&done=") + done;
  return query;
}

std::vector<std::string> fault_words(const Problem& problem) {
  std::vector<std::string> out;
  for (const auto& fault : problem.diagnostics) {
    std::string place;
    if (fault.line > 0) place = "Line " + std::to_string(fault.line);
    if (fault.line > 0 && fault.column > 0) place += ", column " + std::to_string(fault.column);
    out.push_back((place.empty() ? "" : place + ": ") + fault.message + (fault.hint.empty() ? "" : "; " + fault.hint));
  }
  if (out.empty()) out.push_back(problem.message);
  return out;
}

void add_report_text_pages(web::Router& router, const Site& site) {
  using access::Permission;
  router.get("/events/{event}/report/change", Permission::write_report,
             [site](const Request& request) { return change(site, request); });
  router.post("/events/{event}/report/change", Permission::write_report,
              [site](const Request& request) { return save(site, request); });
  router.post("/events/{event}/report/reset", Permission::write_report,
              [site](const Request& request) { return reset(site, request); });
}

}  // namespace muster::report
