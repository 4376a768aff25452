// Documents as their team puts them up, and as members and everybody find them.
#include <muster/domain/documents/document_pages.hpp>

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/documents/document_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/members/member_pages.hpp>
#include <muster/domain/report/edition_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>
#include <optional>

namespace muster::documents {
namespace {

using access::Permission;
using web::Button;
using web::Reply;
using web::Request;
using web::View;

constexpr auto right = Permission::change_events;

struct PageContext {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

std::string home_of(const Request& request, const std::string& below = {}) {
  return "/events/" + request.capture("event") + "/documents" + below;
}

template <class T, class Rows, class Code, class Label>
std::vector<web::Choice<T>> choices_of(const Rows& rows, Code code, Label label) {
  std::vector<web::Choice<T>> all;
  for (const auto each : rows) all.push_back({each, std::string(code(each)), std::string(label(each))});
  return all;
}

std::vector<web::Choice<SeenBy>> readers() {
  return {
      {SeenBy::everybody, "public", "Everybody", "It stands on the event’s public page too."},
      {SeenBy::members, "members", "Members", "Whoever signs in to the members’ area."},
      {SeenBy::delegates, "delegates", "Delegates of the event", "Of those, who has a place at the event or came."}};
}

/// Fields of both forms are the same but for what is put up, so each form has keys of its own.
struct LinkForm {
  web::Form form;
  web::Field<std::string> title = form.text("title", "What it is called")
                                      .hint("For example: Slides of the morning.")
                                      .missing("Say what it is called");
  web::Field<std::string> link = form.text("link", "Its address on the web")
                                     .hint("The whole address, beginning with https://")
                                     .missing("Give the whole address, with https:// at its beginning");
  web::Field<Kind> kind = form.select<Kind>("kind", "What it is", choices_of<Kind>(kinds, kind_code, kind_label));
  web::Field<SeenBy> seen_by = form.radios<SeenBy>("seen_by", "Who sees it", readers());
};

struct EditionForm {
  std::vector<web::Choice<std::string>> editions;
  web::Form form;
  web::Field<std::string> edition = form.select<std::string>("edition", "Edition", editions);
  web::Field<std::string> title = form.text("title", "What it is called").missing("Say what it is called");
  web::Field<SeenBy> seen_by = form.radios<SeenBy>("seen_by", "Who sees it", readers());
};

Reply team_page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  MUSTER_PAGE(editions, request, report::listed_editions(context.database, slug, {}));
  const auto what = request.form.get("what");
  LinkForm link{web::Form(request, home_of(request))
                    .button("Put it up")
                    .knowing("what", "link")
                    .key("link")
                    .when_refused({}, "Nothing was put up.")};
  std::vector<web::Choice<std::string>> offered;
  for (const auto& each : editions.rows)
    offered.push_back({each.report + " " + std::to_string(each.number), each.report + " " + std::to_string(each.number),
                       "Edition " + std::to_string(each.number) + ", " + long_date(day_in_london(each.frozen_at)) +
                           (each.note.empty() ? std::string() : ": " + each.note)});
  EditionForm edition{offered, web::Form(request, home_of(request))
                                   .button("Put the report up")
                                   .knowing("what", "edition")
                                   .key("edition")
                                   .when_refused({}, "Nothing was put up.")};
  (void)edition.title.begins("Report of " + event.title);
  (void)link.seen_by.begins(SeenBy::delegates);
  (void)edition.seen_by.begins(SeenBy::delegates);
  const web::Form* refused = nullptr;
  const auto put_up = [&](web::Form& form, const Document& document) -> std::optional<Reply> {
    const auto added = add_document(context.database, context.audit(request), slug, document);
    if (added.ok()) return web::redirect(home_of(request, "?done=up"));
    form.refuse(added.error());
    refused = &form;
    return std::nullopt;
  };
  if (what == "link") {
    if (link.form.read()) {
      if (const auto done = put_up(
              link.form, {.kind = *link.kind, .title = *link.title, .link = *link.link, .seen_by = *link.seen_by}))
        return *done;
    } else {
      refused = &link.form;
    }
  } else if (what == "edition" && !offered.empty()) {
    if (edition.form.read()) {
      const auto& chosen = *edition.edition;
      const auto gap = chosen.rfind(' ');
      if (const auto done = put_up(edition.form, {.title = *edition.title,
                                                  .report = chosen.substr(0, gap),
                                                  .edition = parse_integer(chosen.substr(gap + 1)).value_or(0),
                                                  .seen_by = *edition.seen_by}))
        return *done;
    } else {
      refused = &edition.form;
    }
  }
  MUSTER_PAGE(documents, request, documents_of(context.database, slug));
  View view;
  view.set("DELEGATES_PATH", "/events/" + slug + "/delegates");
  view.head("Documents", "Links to minutes, slides and recordings, and frozen reports: each for those who may see it.");
  const auto done = request.query.get("done");
  if (done == "up") view.add("DONE", "The document is up.");
  if (done == "down") view.add("DONE", "The document is taken down.");
  if (documents.empty()) view.add("NONE", "No document of this event is up yet.");
  for (const auto& each : documents) {
    auto& row = view.add("DOCUMENT", each.title);
    row.set(
        "ABOUT",
        (each.is_edition() ? "Report, edition " + std::to_string(each.edition) : std::string(kind_label(each.kind))) +
            ". Seen by: " + std::string(seen_by_label(each.seen_by)) + ". Since " + long_date(each.added_on) + ".");
    if (!each.is_edition()) row.add_link("WHERE", each.link, each.link);
    row.markup("DOWN_FORM", web::Form(request, home_of(request, "/down"))
                                .look("")
                                .knowing("document", each.id)
                                .button({"Take it down", each.title, Button::Look::link})
                                .shown());
  }
  view.markup("LINK_FORM", link.form.shown());
  if (!offered.empty())
    view.add("EDITIONS").markup("EDITION_FORM", edition.form.shown());
  else
    view.add("NO_EDITIONS").set("EDITIONS_PATH", "/events/" + slug + "/report/editions");
  site::Frame frame{.title = "Documents", .programme = event.programme, .event_slug = slug, .event_title = event.title};
  const auto content = web::render("domain/documents/pages/documents.html", view);
  if (refused == nullptr) return site::desk_page(request, frame, content);
  return site::form_page(request, frame, *refused, content);
}

Reply take_down(const PageContext& context, const Request& request) {
  const auto gone =
      remove_document(context.database, context.audit(request), request.capture("event"), request.form.get("document"));
  if (!gone.ok()) return site::error_page(request, gone.error());
  return web::redirect(home_of(request, "?done=down"));
}

Reply members_page(const PageContext& context, const Request& request, const members::Visit& visit) {
  MUSTER_PAGE(found, request,
              documents_for(context.database, context.clock.now(), visit.area.programme_id, visit.address));
  View view;
  view.head("Documents", "Minutes, slides, recordings and reports that are for you.");
  if (found.empty()) view.add("NONE", "No document is for you yet.");
  View* part = nullptr;
  std::string of;
  for (const auto& each : found) {
    if (part == nullptr || of != each.document.event_id) {
      part = &view.add("EVENT", each.event_title).set("DATE", long_date(each.event_date));
      of = each.document.event_id;
    }
    auto& row = part->add("DOCUMENT", each.document.title).set("KIND", std::string(kind_label(each.document.kind)));
    if (!each.document.is_edition()) {
      row.add_link("OPEN", "Open it", each.document.link).set("OF", each.document.title);
      continue;
    }
    const auto path = members::area_path(visit.area.code, "/documents/" + each.document.id);
    row.add_link("OPEN", "PDF", path + "/pdf").set("OF", each.document.title);
    row.add_link("OPEN", "Word", path + "/docx").set("OF", each.document.title);
  }
  return members::area_reply(request, visit, {"Documents", members::AreaTab::documents}, view,
                             "domain/documents/pages/member_documents.html");
}

Reply file_reply(const Request& request, Result<DocumentFile> file) {
  if (!file.ok()) return site::error_page(request, file.error());
  return web::download(std::move(file->bytes), file->media_type, file->name);
}

Json document_json(const Document& document) {
  return json_object({{"id", document.id},
                      {"title", document.title},
                      {"kind", std::string(kind_code(document.kind))},
                      {"link", document.link},
                      {"report", document.report},
                      {"edition", document.edition},
                      {"seen_by", std::string(seen_by_code(document.seen_by))},
                      {"added_on", iso_date(document.added_on)}});
}

std::string text_in(const Request& request, const char* name) {
  const auto* member = request.json ? request.json->find(name) : nullptr;
  return member != nullptr && member->text() != nullptr ? *member->text() : std::string();
}

Reply read_all(const PageContext& context, const Request& request) {
  MUSTER_PAGE(found, request, documents_of(context.database, request.capture("event")));
  return web::json(json_object({{"documents", json_array(found, document_json)}}));
}

Reply read_one(const PageContext& context, const Request& request) {
  MUSTER_PAGE(found, request, documents_of(context.database, request.capture("event")));
  const auto one = std::ranges::find(found, request.capture("document"), &Document::id);
  if (one == found.end()) return site::error_page(request, not_found("There is no such document of this event."));
  return web::json(document_json(*one));
}

Reply add_one(const PageContext& context, const Request& request) {
  Document document;
  document.title = text_in(request, "title");
  document.link = text_in(request, "link");
  document.report = text_in(request, "report");
  const auto* edition = request.json ? request.json->find("edition") : nullptr;
  if (edition != nullptr && edition->whole() != nullptr) document.edition = *edition->whole();
  if (!document.is_edition()) {
    MUSTER_PAGE(kind, request, parse_kind(text_in(request, "kind")));
    document.kind = kind;
  }
  MUSTER_PAGE(seen_by, request, parse_seen_by(text_in(request, "seen_by")));
  document.seen_by = seen_by;
  MUSTER_PAGE(added, request,
              add_document(context.database, context.audit(request), request.capture("event"), document));
  return web::json(document_json(added));
}

Reply remove_one(const PageContext& context, const Request& request) {
  const auto gone =
      remove_document(context.database, context.audit(request), request.capture("event"), request.capture("document"));
  if (!gone.ok()) return site::error_page(request, gone.error());
  return web::json(json_object({{"removed", true}}));
}

void add_api(web::Router& router, const PageContext& context) {
  using namespace web;
  const std::string api = "/api/events/{event}/documents";
  const Parameter event{"event", web::text("The event's short name"), "london-send-summit-2022"};
  const Parameter document{"document", web::text("Its id"), "doc1"};
  const auto one = object({{"id", web::text()},
                           {"title", web::text()},
                           {"kind", web::text("minutes, slides, recording, report or other")},
                           {"link", web::text("https://; empty of an edition")},
                           {"report", web::text("Of an edition: the name of its report")},
                           {"edition", whole_number("Its number; 0 of a link")},
                           {"seen_by", web::text("public, members or delegates")},
                           {"added_on", text_like("date")}});
  const std::string example =
      R"({"id": "doc1", "title": "Slides of the morning", "kind": "slides", "link": "https://files.example.org/slides",
  "report": "", "edition": 0, "seen_by": "members", "added_on": "2022-06-11"})";
  router.get(api, right, [context](const Request& request) { return read_all(context, request); })
      .describe({.summary = "Documents of an event: links and editions of reports, each with who sees it",
                 .parameters = {event},
                 .replies = object({{"documents", list_of(one, "The newest first")}}),
                 .example = R"({"documents": []})"});
  router.post(api, right, [context](const Request& request) { return add_one(context, request); })
      .describe({.summary = "Puts a document up: a link, or an edition of a report",
                 .parameters = {event},
                 .takes = {object({{"title", web::text("At most 150 characters")},
                                   {"seen_by", web::text("public, members or delegates")},
                                   {"kind", web::text("Of a link").where_known()},
                                   {"link", web::text("https://").where_known()},
                                   {"report", web::text("Of an edition").where_known()},
                                   {"edition", whole_number("Of an edition").where_known()}})},
                 .replies = one,
                 .example = example});
  router.get(api + "/{document}", right, [context](const Request& request) { return read_one(context, request); })
      .describe(
          {.summary = "One document of an event", .parameters = {event, document}, .replies = one, .example = example});
  router
      .add(Method::delete_, api + "/{document}", right,
           [context](const Request& request) { return remove_one(context, request); })
      .describe({.summary = "Takes a document down; an edition itself stays",
                 .parameters = {event, document},
                 .replies = object({{"removed", truth()}}),
                 .example = R"({"removed": true})"});
}

}  // namespace

std::string public_file_path(const Document& document, const std::string& format) {
  return "/d/" + document.id + "/" + format;
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const PageContext context{database, clock};
  router.form("/events/{event}/documents", right,
              [context](const Request& request) { return team_page(context, request); });
  router.post("/events/{event}/documents/down", right,
              [context](const Request& request) { return take_down(context, request); });
  router.get("/my/{code}/documents", members::own_things,
             members::member_page(database, clock, [context](const Request& request, const members::Visit& visit) {
               return members_page(context, request, visit);
             }));
  router.get("/my/{code}/documents/{document}/{format}", members::own_things,
             members::member_page(database, clock, [context](const Request& request, const members::Visit& visit) {
               return file_reply(request,
                                 document_file(context.database, context.clock.now(), request.capture("document"),
                                               request.capture("format"), {visit.area.programme_id, visit.address}));
             }));
  router
      .get("/d/{code}/{format}", Permission::open_site,
           [context](const Request& request) {
             return file_reply(request, document_file(context.database, context.clock.now(), request.capture("code"),
                                                      request.capture("format"), {}));
           })
      .holds_secret();
  add_api(router, context);
}

}  // namespace muster::documents
