// The editions of a report: what was frozen, what changed since, and the files as they were then.
#include "edition_words_pages.hpp"
#include "report_text_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/report/edition_service.hpp>
#include <muster/domain/report/report_data_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/file_schema.hpp>
#include <muster/platform/web/listing.hpp>
#include <muster/platform/web/paging.hpp>

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

/// "in Welsh; interim: the form was still open"
std::string below_number(const Edition& edition) {
  auto language = edition.language.empty() ? std::string() : "in " + language_name(edition.language);
  if (!edition.interim) return language;
  return language + (language.empty() ? "" : "; ") + "interim: the form was still open";
}

std::string change_in_short(const Edition& edition) {
  if (edition.changes.empty()) return "The first one";
  const auto& first = edition.changes.front();
  const auto more = static_cast<std::int64_t>(edition.changes.size()) - 1;
  return more == 0 ? first : first + " And " + counted(more, "change more.", "changes more.");
}

/// "Today's figures are no longer those of edition 2: ..."
std::string differs_in_short(const Edition& edition, const std::vector<std::string>& differs) {
  const auto more = static_cast<std::int64_t>(differs.size()) - 1;
  return "Today’s figures are no longer those of edition " + std::to_string(edition.number) + ". " + differs.front() +
         (more > 0 ? " And " + counted(more, "difference more.", "differences more.") : "");
}

web::Listing<Edition> editions_listing(const std::string& slug, const TeamNames& names) {
  web::Listing<Edition> list(
      {.title = "Editions",
       .path = "/events/" + slug + "/report/editions",
       .filters = {{.name = "report", .label = "Report"}},
       .sort = "frozen",
       .descending = true,
       .rows = "editions",
       .nothing_yet = {"Nothing is frozen yet",
                       "Freeze an edition before you send the report to anybody, so that you can "
                       "say later what it said."}});
  list.column({.name = "number", .heading = "Edition", .css = "strong"}, [slug](const Edition& edition) {
    return web::Cell("Edition " + std::to_string(edition.number))
        .to(edition_path(slug, edition))
        .second_line(below_number(edition));
  });
  list.column({.name = "report", .heading = "Report", .css = "quiet"},
              [](const Edition& edition) { return web::Cell(edition.report); });
  list.column({.name = "frozen", .heading = "Frozen", .kind = web::ListColumn::Kind::date},
              [](const Edition& edition) { return web::Cell(long_instant(edition.frozen_at)).on_phone("Frozen"); });
  list.column({.heading = "By", .css = "quiet"},
              [names](const Edition& edition) { return web::Cell(who_froze(edition, names)).on_phone("By"); });
  list.column({.heading = "What it holds"}, [](const Edition& edition) { return web::Cell(edition.note); });
  list.column({.heading = "What changed"}, [](const Edition& edition) {
    return web::Cell(change_in_short(edition)).second_line(names_taken_out_in_words(edition));
  });
  list.column({.heading = "Checksum", .css = "quiet"}, [](const Edition& edition) {
    return web::Cell(edition.checksum.substr(0, 12))
        .second_line(edition.of_event_alone ? "of the event’s figures alone" : "")
        .on_phone("Checksum");
  });
  list.column({.heading = "Files", .kind = web::ListColumn::Kind::actions}, [slug](const Edition& edition) {
    web::Cell cell;
    for (const auto format : {Format::pdf, Format::docx})
      cell.link({edition_path(slug, edition, "/" + std::string(extension(format))),
                 format == Format::pdf ? "PDF" : "Word", "edition " + std::to_string(edition.number)});
    return cell;
  });
  return list;
}

/// One edition: its files, what changed, and what of it was taken out.
Reply one(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(summary, request, context.summaries.of(slug, context.now()));
  MUSTER_PAGE(definition, request, chosen_definition(context, slug, request.query.get("definition")));
  const auto number = parse_integer(request.capture("number")).value_or(0);
  MUSTER_PAGE(edition, request, find_edition(context.database, slug, definition.name, number));
  MUSTER_PAGE(names, request, names_in(context, request, {edition}));
  View view;
  const auto title = "Edition " + std::to_string(edition.number);
  view.set("EDITIONS_PATH", editions_path(summary->event, edition.report)).set("HERE", title);
  view.head(title + " of the report", edition.note);
  view.set("FROZEN", "Frozen on " + long_instant(edition.frozen_at) + " by " + who_froze(edition, names) + ".");
  view.show_if(edition.interim, "INTERIM").set("CHECKSUM", edition.checksum);
  view.set("CHECKSUM_OF", checksum_in_words(edition));
  if (!edition.language.empty()) view.add("IN_LANGUAGE", language_name(edition.language));
  view.show("TAKEN_OUT", names_taken_out_in_words(edition)).show_if(!edition.names_can_go, "OLD");
  MUSTER_PAGE(differs, request, differs_today(context.database, slug, edition.report, edition.number, *summary));
  if (!differs.empty()) view.add("DIFFERS").add_each("DIFFERENCE", differs);
  for (const auto& [format, name] : named)
    view.add_link("FILE", name, edition_path(slug, edition, "/" + std::string(extension(format))));
  if (!edition.changes.empty()) {
    auto& changes = view.add("CHANGES").set("BEFORE", std::to_string(edition.number - 1));
    changes.add_each("CHANGE", edition.changes);
  }
  return site::desk_page(request, frame_of(summary->event, title, site::Tab::report),
                         web::render("domain/report/pages/report_edition.html", view));
}

Reply rows_file(const PageContext& context, const Request& request, const std::string& format) {
  const auto& slug = request.capture("event");
  const auto query = editions_listing(slug, {}).whole_query(request);
  MUSTER_PAGE(found, request, listed_editions(context.database, slug, query));
  MUSTER_PAGE(names, request, names_in(context, request, found.rows));
  MUSTER_PAGE(file, request, editions_listing(slug, names).file(found, format));
  return file;
}

/// The page; where it was sent, an edition is frozen.
Reply page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(loaded, request, report_data(context.database, context.summaries, slug, context.now()));
  const auto& summary = loaded.summary;
  MUSTER_PAGE(definition, request, chosen_definition(context, slug, request.query.get("definition")));
  if (const auto known = check_language(context.database, slug, request.query.get("language")); !known.ok())
    return site::error_page(request, known.error());
  MUSTER_PAGE(all, request, editions_of(context.database, slug, definition.name));
  const auto next = std::to_string(all.empty() ? 1 : all.front().number + 1);
  web::Form form(request, editions_path(summary->event, definition.name));
  auto note = form.text("note", "What it holds, or whom it is for").optional().hint("For example: sent to the board.");
  MUSTER_PAGE(languages, request, language_choices(context, slug));
  std::optional<web::Field<std::string>> language;
  if (languages.size() > 1) {
    language = form.select<std::string>("language", "Language", languages);
    (void)language->begins(request.query.get("language"));
  }
  form.button(web::Button{"Freeze edition " + next});
  if (form.read()) {
    const auto frozen =
        freeze_edition(context.database, {request.visitor.actor(), context.now(), request.visitor.programme}, slug,
                       definition, loaded, *note, language ? **language : std::string());
    if (frozen.ok()) return web::redirect(editions_path(summary->event, definition.name, "frozen"));
    form.refuse(frozen.error());
  }
  View view;
  view.set("REPORT_PATH", path_of(summary->event, "/report" + definition_query(definition.name)));
  view.markup("FORM", form.shown());
  if (request.query.get("done") == "frozen") view.add("NOTICE", "The edition is frozen.");
  view.show_if(summary->round == figures::RoundState::open, "MOVING");
  if (!all.empty()) {
    const auto& newest = all.front();
    MUSTER_PAGE(differs, request, differs_today(context.database, slug, definition.name, newest.number, *summary));
    if (!differs.empty())
      view.add("DIFFERS", differs_in_short(newest, differs)).set("DIFFERS_PATH", edition_path(slug, newest));
  }
  const auto query = editions_listing(slug, {}).query(request);
  MUSTER_PAGE(found, request, listed_editions(context.database, slug, query));
  MUSTER_PAGE(names, request, names_in(context, request, found.rows));
  view.markup("LIST", editions_listing(slug, names).html(request, query, found));
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

Json edition_json(const std::string& slug, const Edition& edition, const std::vector<std::string>& differs) {
  return json_object({{"number", edition.number},
                      {"report", edition.report},
                      {"note", edition.note},
                      {"interim", edition.interim},
                      {"frozen_at", iso_instant(edition.frozen_at)},
                      {"names_taken_out", edition.names_taken_out},
                      {"language", edition.language.empty() ? std::string("en") : edition.language},
                      {"checksum", edition.checksum},
                      {"checksum_of", edition.of_event_alone ? "event" : "print"},
                      {"changes", edition.changes},
                      {"differs_today", differs},
                      {"file", "/api/v1/events/" + slug + "/report/editions/" + std::to_string(edition.number) +
                                   "/pdf" + definition_query(edition.report)}});
}

Reply listed(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(definition, request, chosen_definition(context, slug, request.query.get("definition")));
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, editions_of(context.database, slug, definition.name));
  MUSTER_PAGE(summary, request, context.summaries.of(slug, context.now()));
  const auto page = web::one_page(all, paging, [](const auto& edition) { return std::to_string(edition.number); });
  Json::Array out;
  for (const auto& edition : page.rows) {
    MUSTER_PAGE(differs, request,
                differs_told_to_programs(context.database, slug, definition.name, edition.number, *summary));
    out.push_back(edition_json(slug, edition, differs));
  }
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, Json(std::move(out))));
  return reply;
}

Reply freeze(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(definition, request, chosen_definition(context, slug, request.query.get("definition")));
  const auto* note = request.json ? request.json->find("note") : nullptr;
  if (note != nullptr && note->text() == nullptr)
    return site::error_page(request, bad_input("Send \"note\" as a text.").at("note"));
  const auto* language = request.json ? request.json->find("language") : nullptr;
  if (language != nullptr && language->text() == nullptr)
    return site::error_page(request, bad_input("Send \"language\" as a tag, such as \"cy\".").at("language"));
  MUSTER_PAGE(loaded, request, report_data(context.database, context.summaries, slug, context.now()));
  MUSTER_PAGE(frozen, request,
              freeze_edition(context.database, {request.visitor.actor(), context.now(), request.visitor.programme},
                             slug, definition, loaded, note == nullptr ? std::string() : *note->text(),
                             language == nullptr ? std::string() : *language->text()));
  return web::json(edition_json(slug, frozen, {}));
}

web::Schema edition_schema() {
  using namespace web;
  using web::text;
  return object({{"number", whole_number()},
                 {"report", text("Name of the report")},
                 {"note", text("What it holds, in the words of whoever froze it; may be empty")},
                 {"interim", truth("The form was still open")},
                 {"frozen_at", text_like("date-time")},
                 {"names_taken_out", whole_number("Of people who were erased since; no figure changed")},
                 {"language", text("A language tag")},
                 {"checksum", text("Of what checksum_of says: the same, the same checksum")},
                 {"checksum_of",
                  text_of({"print", "event"},
                          "print: all that it prints, less the names of delegates; event: the event's figures alone, "
                          "of editions that an earlier version froze")},
                 {"changes", list_of(text(), "Since the edition before, in sentences")},
                 {"differs_today", list_of(text(), "What of its figures is another now, in sentences")},
                 {"file", text_like("uri-reference", "As PDF; other formats by their name at its end")}});
}

std::vector<web::Parameter> parameters() {
  using namespace web;
  using web::text;
  return {{"event", text("The event's short name, as /api/events lists it"), "summit-2022"},
          {"definition", text("Name of the report; the post-event report where it is missing").where_known(),
           "post-event"}};
}

std::vector<web::Parameter> parameters_of_list() {
  auto all = parameters();
  all.push_back(web::short_list());
  return all;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto format : formats) names.emplace_back(extension(format));
  return names;
}

std::vector<std::string> media_types() {
  std::vector<std::string> types;
  for (const auto format : formats) types.emplace_back(media_type(format));
  return types;
}

constexpr const char* example = R"({"number": 1, "report": "post-event", "note": "Sent to the board", "interim": false,
  "frozen_at": "2022-06-17T10:00:00Z", "names_taken_out": 0, "language": "en", "checksum": "9f2c",
  "checksum_of": "print", "changes": [], "differs_today": [],
  "file": "/api/v1/events/summit-2022/report/editions/1/pdf"})";

}  // namespace

void add_edition_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const auto shown = [context](const Request& request) { return page(context, request); };
  router.get("/events/{event}/report/editions", Permission::read_figures, shown);
  router.post("/events/{event}/report/editions", Permission::write_report, shown);
  for (const std::string format : {"csv", "xlsx"}) {
    router.get("/events/{event}/report/editions." + format, Permission::read_figures,
               [context, format](const Request& request) { return rows_file(context, request, format); });
  }
  router.get("/events/{event}/report/editions/{number}", Permission::read_figures,
             [context](const Request& request) { return one(context, request); });
  router.get("/events/{event}/report/editions/{number}/{format}", Permission::read_figures,
             [context](const Request& request) { return file(context, request); });
  router
      .get("/api/events/{event}/report/editions", Permission::read_figures,
           [context](const Request& request) { return listed(context, request); })
      .describe({.summary = "The editions of a report, the newest first: no figure of them ever changes",
                 .parameters = parameters_of_list(),
                 .replies = web::list_of(edition_schema()),
                 .example = "[" + std::string(example) + "]",
                 .by_pages = true});
  router
      .post("/api/events/{event}/report/editions", Permission::write_report,
            [context](const Request& request) { return freeze(context, request); })
      .describe({.summary = "Freezes the report as it is now, in every format",
                 .parameters = parameters(),
                 .takes = {web::object(
                     {{"note", web::text("What it holds, or whom it is for").where_known()},
                      {"language", web::text("A language of the form; English where it is missing").where_known()}})},
                 .replies = edition_schema(),
                 .example = example});
  auto of_file = parameters();
  of_file.insert(of_file.begin() + 1, {{"number", web::whole_number("The edition's number"), "1"},
                                       {"format", web::text_of(format_names()), "pdf"}});
  router
      .get("/api/events/{event}/report/editions/{number}/{format}", Permission::read_figures,
           [context](const Request& request) { return file(context, request); })
      .describe({.summary = "An edition as a file: the bytes as they were frozen",
                 .parameters = std::move(of_file),
                 .replies = web::file_of(media_types())});
}

}  // namespace muster::report
