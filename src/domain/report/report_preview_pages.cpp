// The report as it will be printed, and its files.
#include "editor_pages.hpp"
#include "file_jobs.hpp"
#include "report_text_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/programme_sql.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/told_in_service.hpp>
#include <muster/domain/report/definition.hpp>
#include <muster/domain/report/report_data_service.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/own_words.hpp>
#include <muster/kit/document/writers.hpp>

#include <algorithm>
#include <array>

namespace muster::report {
namespace {

using web::Reply;
using web::Request;
using web::View;

void add_choices(View& view, const PageContext& context, const figures::EventFacts& event, const std::string& current) {
  if (context.reports.size() < 2) return;
  auto& choices = view.add("CHOICES");
  for (const auto& [name, text] : context.reports) {
    auto title = capitalised(name);
    std::replace(title.begin(), title.end(), '-', ' ');
    auto& choice = choices.add("CHOICE").set("CHOICE_TITLE", title).set("CHOICE_ABOUT", about_definition(text));
    choice.set("CHOICE_PATH", figures::path_of(event, "/report" + definition_query(name)));
    choice.show_if(name == current, "CHOICE_CURRENT");
  }
}

/// What a file is for, in the words of whoever takes it.
struct FileWords {
  Format format;
  const char* name;
  const char* use;
};
constexpr std::array file_words = std::to_array<FileWords>({
    {Format::docx, "Word", "to change its words"},
    {Format::pdf, "PDF", "to send and to print"},
    {Format::pptx, "PowerPoint", "a slide for each finding"},
    {Format::xlsx, "Excel", "every figure and every answer"},
    {Format::html, "Page in one file", "HTML"},
    {Format::markdown, "Text", "Markdown"},
    {Format::json, "For programs", "JSON"},
});
static_assert(file_words.size() == formats.size());

std::string with(const std::string& query, const std::string& more) {
  return more.empty() ? query : query + (query.empty() ? "?" : "&") + more;
}

std::string language_part(const std::string& language) {
  return language.empty() ? std::string() : "language=" + percent_encoded(language);
}

std::string file_path(const figures::EventFacts& event, const std::string& definition, Format format, Charts charts,
                      const std::string& language) {
  auto query = with(definition_query(definition), language_part(language));
  if (charts == Charts::native) query = with(query, "charts=native");
  return figures::path_of(event, "/report." + std::string(extension(format)) + query);
}

/// Where the form is in several.
Outcome add_languages(View& view, const PageContext& context, const figures::EventFacts& event,
                      const std::string& definition, const std::string& current) {
  MUSTER_TRY(languages, figures::languages_of(context.database, event.slug));
  if (languages.size() < 2) return Success{};
  auto& all = view.add("LANGUAGES");
  for (const auto& language : languages) {
    const bool own = language == languages.front();
    auto& one = all.add("LANGUAGE", own_language_name(language)).set("LANGUAGE_TAG", language);
    one.set("LANGUAGE_PATH", figures::path_of(event, "/report" + with(definition_query(definition),
                                                                      language_part(own ? "" : language))));
    one.show_if(current.empty() ? own : language == current, "LANGUAGE_CURRENT");
  }
  const auto told = current.empty() ? languages.front() : current;
  if (own_words_of_reports(told) == OwnWords::unchecked)
    all.add("UNCHECKED", "Nobody who speaks " + language_name(told) +
                             " has yet checked Muster’s own words in it. The report says so. Have it read before you "
                             "pass it on.");
  if (own_words_of_reports(told) == OwnWords::none)
    all.add("UNCHECKED", "Muster has no sentences of its own in " + language_name(told) + ": they stay in English.");
  return Success{};
}

/// Nothing is mixed in silence: what stays in English is listed beside the report.
void add_left_in_english(View& view, const std::vector<std::string>& left) {
  if (left.empty()) return;
  const auto count = static_cast<std::int64_t>(left.size());
  auto& note = view.add("IN_ENGLISH", counted(count, "text of this report stays", "texts of this report stay") +
                                          " as first written, for want of a translation.");
  note.add_each("IN_ENGLISH_WORDS", left);
}

void add_files(View& view, const figures::EventFacts& event, const std::string& name, const std::string& language) {
  const auto path = [&](Format format, Charts charts = Charts::drawn) {
    return file_path(event, name, format, charts, language);
  };
  view.set("DOCX_PATH", path(Format::docx)).set("PDF_PATH", path(Format::pdf));
  for (const auto& file : file_words)
    view.add("FILE").set("FILE_PATH", path(file.format)).set("FILE_NAME", file.name).set("FILE_USE", file.use);
  view.add("FILE")
      .set("FILE_PATH", path(Format::docx, Charts::native))
      .set("FILE_NAME", "Word with its charts")
      .set("FILE_USE", "to change bars and scales too");
  view.add("FILE")
      .set("FILE_PATH", path(Format::pptx, Charts::native))
      .set("FILE_NAME", "PowerPoint with its charts")
      .set("FILE_USE", "to change bars and scales too");
}

Reply preview(const PageContext& context, const Request& request) {
  MUSTER_PAGE(loaded, request,
              report_data(context.database, context.summaries, request.capture("event"), context.now()));
  const auto language = request.query.get("language");
  MUSTER_PAGE(told, request, told_in(std::move(loaded), context.database, request.capture("event"), language));
  const auto& summary = told.summary;
  MUSTER_PAGE(definition, request,
              chosen_definition(context, request.capture("event"), request.query.get("definition")));
  const auto& event = summary->event;
  View view;
  view.set("STYLE_PATH", report_style_path).set("SOURCE_NAME", definition.source());
  view.set("SUMMARY_PATH", path_of(event, "/summary"));
  const auto same = with(definition_query(definition.name), language_part(language));
  view.set("CHANGE_PATH", path_of(event, "/report/change" + same));
  view.set("EDITIONS_PATH", path_of(event, "/report/editions" + same));
  view.set("PICTURES_PATH", path_of(event, "/report/pictures"));
  if (const auto responses = path_of(event, "/responses"); summary->notes > 0 && request.visitor.can_open(responses))
    view.add_link("RESPONSES", "Write responses to what was said", responses);
  view.markup("RESET", web::Form(request, path_of(event, "/report/reset" + definition_query(definition.name)))
                           .button({"Go back to the report that comes with Muster", {}, web::Button::Look::link})
                           .shown());
  view.show_if(definition.own(), "OWN", "SHIPPED");
  const auto done = request.query.get("done");
  if (done == "saved") view.add("NOTICE", "The words of this report are saved, for this event alone.");
  if (done == "undone") view.add("NOTICE", "The last change of these words is undone. Undo once more, and it is back.");
  if (done == "reset") view.add("NOTICE", "This is the report that comes with Muster again.");
  const auto document = build_document(definition.text, definition.source(), told.data());
  if (document.ok()) {
    auto& draft = view.add("DRAFT").markup("ARTICLE", document::to_html(*document, document::HtmlExtent::fragment));
    draft.markup("REPORT_MADE", figures::how_made(figures::kinds_of_all(*summary), "the report", "more"));
    draft.show_if(summary->round == figures::RoundState::open, "MOVING");
    add_files(draft, event, definition.name, language);
    const auto choices = add_languages(draft, context, event, definition.name, language);
    if (!choices.ok()) return site::error_page(request, choices.error());
    add_left_in_english(draft, document->left_in_english);
    add_choices(draft, context, event, definition.name);
  } else {
    auto& invalid = view.add("INVALID", document.error().message).set("SOURCE", definition.text);
    invalid.add_each("ERROR", error_words(document.error()));
    add_choices(invalid, context, event, definition.name);
  }
  return site::desk_page(request, figures::frame_of(event, "Report", site::Tab::report, !document.ok()),
                         web::render("domain/report/pages/report.html", view), document.ok() ? 200 : 422);
}

Reply file(const PageContext& context, const Request& request, Format format) {
  const auto& slug = request.capture("event");
  const auto name = request.query.get("definition");
  MUSTER_PAGE(charts, request, parse_charts(request.query.get("charts")));
  const auto language = request.query.get("language");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  if (const auto known = check_language(context.database, slug, language); !known.ok())
    return site::error_page(request, known.error());
  MUSTER_PAGE(summary, request, context.summaries.of(slug, context.now()));
  if (const auto rows = summary->rows + summary->responses; rows > site::most_rows_at_once)
    return site::offer_file(request, figures::frame_of(summary->event, {}, site::Tab::report),
                            file_title(event.title, format),
                            counted(rows, "delegate or answer", "delegates and answers"),
                            file_path(summary->event, name, format, charts, language));
  MUSTER_PAGE(made, request, report_file(context, slug, name, format, charts, unwatched(), Reader::person, language));
  return web::download(std::move(made.bytes), made.content_type, made.name);
}

Reply start_file(const PageContext& context, const Request& request, Format format) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(programme, request, context.database.read([&](store::Session& session) {
    return events::programme_id_of(session, event.slug);
  }));
  MUSTER_PAGE(charts, request, parse_charts(request.query.get("charts")));
  if (const auto known = check_language(context.database, event.slug, request.query.get("language")); !known.ok())
    return site::error_page(request, known.error());
  return site::start_job(
      request, context.database, context.now(),
      file_order(event, programme, request.query.get("definition"), format, charts, request.query.get("language")));
}

Reply style() {
  Reply reply;
  reply.content_type = "text/css; charset=utf-8";
  reply.body = document::html_style();
  return reply;
}

}  // namespace

void add_report_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  router.get("/events/{event}/report", Permission::read_figures,
             [context](const Request& request) { return preview(context, request); });
  for (const auto format : formats) {
    router.get("/events/{event}/report." + std::string(extension(format)), Permission::read_figures,
               [context, format](const Request& request) { return file(context, request, format); });
    router.post("/events/{event}/report." + std::string(extension(format)), Permission::read_figures,
                [context, format](const Request& request) { return start_file(context, request, format); });
  }
  router.get(report_style_path, Permission::open_site, [](const Request&) { return style(); });
  add_report_text_pages(router, context);
  add_picture_pages(router, context);
}

}  // namespace muster::report
