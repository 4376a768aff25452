// Notes of the tables for programs: listed, added, changed, deleted, and each change taken back.
#include "domain/feedback/api_context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::feedback {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

Json note_json(const KeptNote& kept) {
  return json_object({{"note", kept.id},
                      {"table", kept.note.table},
                      {"kind", kept.note.kind},
                      {"text", kept.note.text},
                      {"mark", note_mark(kept.note)}});
}

Reply list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  ListQuery wanted{.search = request.query.get("q"), .sort = "table"};
  for (const auto* name : {"kind", "table"})
    if (const auto value = request.query.get(name); !value.empty()) wanted.filters.emplace(name, value);
  MUSTER_PAGE(book, request, listed_notes(context.database, request.capture("event"), paging.of(std::move(wanted))));
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, book.notes, json_array(book.notes.rows, note_json)));
  return reply;
}

Reply one(const PageContext& context, const Request& request) {
  const auto& id = request.capture("note");
  MUSTER_PAGE(note, request, note_to_edit(context.database, request.capture("event"), id));
  return web::json(note_json({id, note}));
}

Json change_json(const NoteChange& change) { return json_object({{"change", change.id}, {"notes", change.notes}}); }

Reply add(const PageContext& context, const Request& request) {
  Note note;
  web::SentObject sent(request);
  sent.text("table", note.table).text("kind", note.kind, "Say the note's \"kind\".");
  sent.text("text", note.text, "Send the note's \"text\".");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(added, request, add_note(context.database, context.organiser(request), request.capture("event"), note));
  return web::json(change_json(added));
}

Reply change(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& id = request.capture("note");
  MUSTER_PAGE(note, request, note_to_edit(context.database, slug, id));
  auto seen = note_mark(note);
  web::SentObject sent(request);
  sent.text("table", note.table).text("kind", note.kind).text("text", note.text).text("mark", seen);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(changed, request, edit_note(context.database, context.organiser(request), slug, id, seen, note));
  return web::json(change_json(changed));
}

Reply remove(const PageContext& context, const Request& request) {
  MUSTER_PAGE(
      removed, request,
      delete_note(context.database, context.organiser(request), request.capture("event"), request.capture("note")));
  return web::json(change_json(removed));
}

Reply undo(const PageContext& context, const Request& request) {
  std::string id;
  web::SentObject sent(request);
  sent.text("change", id, "Send {\"change\": ID}, as a change of notes answers it.");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(back, request,
              undo_note_change(context.database, context.organiser(request), request.capture("event"), id));
  return web::json(json_object({{"kind", back.kind}, {"notes", back.notes}, {"stayed", back.stayed}}));
}

}  // namespace

void add_note_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  const Parameter event{"event", text("The event's short name, as /api/events lists it"), "summit-2022"};
  const Parameter note{"note", text("The note's id, as the list says it")};
  const auto kinds = text_of({"challenge", "opportunity", "question"});
  const auto right = Permission::enter_notes;
  const std::string all = "/api/events/{event}/notes";
  const auto changed = object({{"change", text("By which it is taken back, for a day")}, {"notes", whole_number()}});
  const auto kept = object({{"note", text("Its id")},
                            {"table", text("May be empty")},
                            {"kind", kinds},
                            {"text", text()},
                            {"mark", text("Another with each change: to be sent with the next")}});
  router.get(all, Permission::read_notes, [context](const Request& request) { return list(context, request); })
      .describe({.summary = "What was written at the tables, by table",
                 .parameters = {event,
                                {"q", text("Words of the note").where_known(), ""},
                                {"kind", kinds.where_known(), ""},
                                {"table", text("Only of this table").where_known(), ""}},
                 .replies = list_of(kept),
                 .example = R"([{"note": "n1", "table": "4", "kind": "challenge", "text": "Time", "mark": "9f2c"}])",
                 .by_pages = true});
  router
      .get(all + "/{note}", Permission::read_notes, [context](const Request& request) { return one(context, request); })
      .describe({.summary = "One note, with the tag on which its change can hang",
                 .parameters = {event, note},
                 .replies = kept,
                 .example = R"({"note": "n1", "table": "4", "kind": "challenge", "text": "Time", "mark": "9f2c"})"});
  router.post(all, right, [context](const Request& request) { return add(context, request); })
      .describe({.summary = "Adds a note",
                 .parameters = {event},
                 .takes = {object(
                     {{"table", text().where_known()}, {"kind", kinds}, {"text", text("At most 1,000 characters")}})},
                 .replies = changed,
                 .example = R"({"change": "c1", "notes": 1})"});
  router.put(all + "/{note}", right, [context](const Request& request) { return change(context, request); })
      .describe({.summary = "Changes a note; what is left out stays",
                 .parameters = {event, note},
                 .takes = {object({{"table", text().where_known()},
                                   {"kind", kinds.where_known()},
                                   {"text", text().where_known()},
                                   {"mark", text("As it was read: conflict where it changed since").where_known()}})},
                 .replies = changed});
  router
      .add(Method::delete_, all + "/{note}", right,
           [context](const Request& request) { return remove(context, request); })
      .describe({.summary = "Deletes a note", .parameters = {event, note}, .replies = changed});
  router.post(all + "/undo", right, [context](const Request& request) { return undo(context, request); })
      .describe({.summary = "Takes a change of notes back",
                 .parameters = {event},
                 .takes = {object({{"change", text()}})},
                 .replies = object({{"kind", text_of({"added", "edited", "deleted"}, "Of the change")},
                                    {"notes", whole_number("That are as they were before")},
                                    {"stayed", whole_number("That somebody changed since")}}),
                 .example = R"({"kind": "added", "notes": 1, "stayed": 0})"});
}

}  // namespace muster::feedback
