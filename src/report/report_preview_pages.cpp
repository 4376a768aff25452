// The report as it will be printed, and its files.
#include "site_pages.hpp"

#include <muster/report/definition.hpp>

#include <algorithm>

namespace muster::report {
namespace {

using http::Reply;
using http::Request;
using http::View;

constexpr const char* style_path = "/assets/report.css";

/// The definition that the address asks for, or the first.
Result<std::pair<std::string, std::string>> chosen(const Site& site, const Request& request) {
  if (site.reports.empty()) return not_found("This Muster has no report to write.");
  const auto wanted = request.query.find("definition");
  if (!wanted || wanted->empty()) {
    const auto usual = std::find_if(site.reports.begin(), site.reports.end(),
                                    [](const auto& report) { return report.first == "post-event"; });
    return usual == site.reports.end() ? site.reports.front() : *usual;
  }
  for (const auto& report : site.reports) {
    if (report.first == *wanted) return report;
  }
  return not_found("There is no report “" + *wanted + "”.");
}

void add_choices(View& view, const Site& site, const EventFacts& event, const std::string& current) {
  if (site.reports.size() < 2) return;
  auto& choices = view.add("CHOICES");
  for (const auto& [name, text] : site.reports) {
    auto& choice = choices.add("CHOICE").set("CHOICE_NAME", name);
    choice.set("CHOICE_PATH", path_of(event, "/report?definition=" + percent_encoded(name)));
    choice.show_if(name == current, "CHOICE_CURRENT");
  }
}

Reply preview(const Site& site, const Request& request) {
  MUSTER_PAGE(summary, request, site.summaries.of(request.capture("event"), site.now()));
  MUSTER_PAGE(definition, request, chosen(site, request));
  View view;
  const auto file = path_of(summary->event, "/report.");
  const auto which = "?definition=" + percent_encoded(definition.first);
  view.set("STYLE_PATH", style_path).set("SUMMARY_PATH", path_of(summary->event, "/summary"));
  add_choices(view, site, summary->event, definition.first);
  const auto document = build_document(definition.second, definition.first + ".report", *summary);
  if (document.ok()) {
    view.add("DRAFT")
        .set("DOCX_PATH", file + "docx" + which)
        .set("HTML_PATH", file + "html" + which)
        .set("MD_PATH", file + "md" + which)
        .markup("ARTICLE", to_html(*document, Whole::fragment));
    view.show_if(summary->round == RoundState::open, "MOVING");
  } else {
    auto& faulty = view.add("FAULTY").set("FAULTY_WORDS", document.problem().message);
    for (const auto& diagnostic : document.problem().diagnostics) {
      faulty.add("FAULT").set("FAULT_LINE", one_line(diagnostic));
    }
    faulty.set("SOURCE", definition.second).set("SOURCE_NAME", definition.first + ".report");
  }
  return http::desk_page(request, frame_of(summary->event, "Report", http::Tab::report, !document.ok()),
                         http::render("report/pages/report.html", view), document.ok() ? 200 : 422);
}

Reply file(const Site& site, const Request& request, Format format) {
  MUSTER_PAGE(summary, request, site.summaries.of(request.capture("event"), site.now()));
  MUSTER_PAGE(definition, request, chosen(site, request));
  MUSTER_PAGE(bytes, request, write_report(definition.second, definition.first + ".report", *summary, format));
  return http::download(std::move(bytes), std::string(media_type(format)),
                        summary->event.slug + "-report." + std::string(extension(format)));
}

Reply style() {
  Reply reply;
  reply.content_type = "text/css; charset=utf-8";
  reply.body = html_style();
  return reply;
}

}  // namespace

void add_report_pages(http::Router& router, const Site& site) {
  using enum http::Audience;
  router.get("/events/{event}/report", lead, [site](const Request& request) { return preview(site, request); });
  for (const auto format : {Format::html, Format::docx, Format::markdown}) {
    router.get("/events/{event}/report." + std::string(extension(format)), lead,
               [site, format](const Request& request) { return file(site, request, format); });
  }
  router.get(style_path, everyone, [](const Request&) { return style(); });
}

}  // namespace muster::report
