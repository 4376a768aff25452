// An event's notes, to make actions of: those of the flip charts and those that came in the room on the day.
#include "desk_pages.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/listing.hpp>

#include <algorithm>

namespace muster::actions {
namespace {

using feedback::KeptNote;
using web::Cell;
using web::Reply;
using web::Request;
using web::Tone;
using web::View;

std::string path_of(const Request& request) { return "/events/" + request.capture("event") + "/actions"; }

web::Listing<KeptNote> listing_of(const Request& request) {
  web::Listing<KeptNote> list(
      {.title = "Notes to make actions of",
       .path = path_of(request),
       .search = "Words of a note",
       .filters = {{.name = "kind",
                    .label = "Kind",
                    .choices = {{"challenge", "Challenges", "challenge"},
                                {"opportunity", "Opportunities", "opportunity"},
                                {"question", "Questions"}}}},
       .sort = "table",
       .rows = "notes",
       .nothing_yet = {"No notes of this event", "What the tables write down goes under Notes."},
       .bulk = {{path_of(request), "Make actions of them", "Make {} actions", "Make 1 action"}},
       .files = false});
  list.column({.name = "note", .heading = "Note"}, [](const KeptNote& kept) { return Cell(kept.note.text); });
  list.column({.name = "kind", .heading = "Kind", .css = "aside"}, [](const KeptNote& kept) {
    Cell cell(capitalised(kept.note.kind));
    return kept.note.kind == "question" ? cell : cell.marked(kept.note.kind, Tone::plain);
  });
  list.column({.name = "table", .heading = "Table"},
              [](const KeptNote& kept) { return Cell(kept.note.table).on_phone("Table"); });
  return list.keys([](const KeptNote& kept) { return kept.id; }, [](const KeptNote& kept) { return kept.note.text; });
}

Reply notes_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto list = listing_of(request);
  const auto query = list.query(request);
  MUSTER_PAGE(book, request, feedback::listed_notes(context.database, event.slug, query));
  MUSTER_PAGE(actions, request, book_of(context.database, event.programme_id));
  const auto home = "/programmes/" + event.programme_id + "/actions";
  const auto raised = std::ranges::count(actions.actions, event.id, &Action::event_id);
  View view;
  view.head(
      "Make actions of the notes",
      "Tick what somebody has to see to. Each becomes an action with the note’s words, which you then put in your "
      "own.");
  view.set("HOME_PATH", home).set("ADD_PATH", home + "/add?event=" + event.slug);
  view.set("RESPONSES_PATH", "/events/" + event.slug + "/responses");
  if (const auto made = parse_integer(request.query.get("made")); made && *made > 0)
    view.add("DONE", counted(*made, "action is made.", "actions are made."))
        .set("DONE_PATH", home + "?event=" + percent_encoded(event.title));
  if (raised > 0)
    view.add("RAISED", counted(raised, "action was", "actions were") + " raised at this event so far.")
        .set("RAISED_PATH", home + "?event=" + percent_encoded(event.title));
  view.markup("LIST", list.html(request, query, book.notes));
  return site::desk_page(request,
                         {.title = "Make actions of the notes",
                          .programme = event.programme,
                          .event_slug = event.slug,
                          .event_title = event.title},
                         web::render("domain/actions/pages/notes.html", view));
}

Reply make(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(all, request, feedback::listed_notes(context.database, event.slug, {.sort = "table", .page_size = 0}));
  std::vector<std::string> titles;
  for (const auto& kept : all.notes.rows)
    if (const auto ticked = request.form.all("row[]"); std::ranges::find(ticked, kept.id) != ticked.end())
      titles.push_back(kept.note.text);
  MUSTER_PAGE(made, request, add_actions_from(context.database, context.audit(request), event.slug, titles));
  return web::redirect(path_of(request) + "?made=" + std::to_string(made));
}

}  // namespace

void add_note_pages(web::Router& router, const PageContext& context) {
  router.get("/events/{event}/actions", right_to_assign,
             [context](const Request& request) { return notes_page(context, request); });
  router.post("/events/{event}/actions", right_to_assign,
              [context](const Request& request) { return make(context, request); });
}

}  // namespace muster::actions
