// The tables' notes: listed by kind and table, typed in one by one, taken away as a file.
#include "note_form_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::feedback {
namespace {

/// "Type one in".
struct NoteForm {
  web::Form form;
  web::Field<std::string> table = form.text("table", "Table").width(10).optional();
  web::Field<std::string> kind = note_kinds(form).begins("challenge");
  web::Field<std::string> text =
      form.lines("text", "Note").most(longest_note).missing("Write the note first: its field is empty");
};

NoteForm note_form(const web::Request& request) {
  return {web::Form(request, "/events/" + request.capture("event") + "/notes")
              .look("form block")
              .button({"Add the note", {}, web::Button::Look::second})
              .when_refused("The note was not saved", "Nothing is lost. What you wrote is still below.")};
}

/// "56 challenges and 49 opportunities from 12 tables".
std::string in_a_sentence(const NoteFigures& figures) {
  const auto number = [&](const char* kind) {
    const auto found = figures.by_kind.find(kind);
    return found == figures.by_kind.end() ? std::int64_t{0} : found->second;
  };
  std::vector<std::string> parts{counted(number("challenge"), "challenge", "challenges"),
                                 counted(number("opportunity"), "opportunity", "opportunities")};
  if (const auto questions = number("question"); questions > 0)
    parts.push_back(counted(questions, "question", "questions"));
  const auto tables = figures.tables > 0 ? " from " + counted(figures.tables, "table", "tables") : std::string();
  return listed(parts) + tables + ".";
}

std::string table_name(const std::string& label) {
  if (label.empty()) return "No table named";
  return parse_integer(label) ? "Table " + label : label;
}

web::Listing<KeptNote> notes_listing(const web::Request& request, bool can_enter) {
  const auto here = "/events/" + request.capture("event") + "/notes";
  web::Listing<KeptNote> list(
      {.title = "Notes",
       .path = here,
       .search = "Words of a note",
       .filters = {{.name = "kind",
                    .label = "Kind",
                    .choices = {{"challenge", "Challenges", "challenge"},
                                {"opportunity", "Opportunities", "opportunity"},
                                {"question", "Questions"}}},
                   {.name = "table", .label = "Table", .as = web::ListFilter::Style::select, .words_of = table_name}},
       .sort = "table",
       .rows = "notes",
       .nothing_yet = {"No notes yet", "They appear here as they are typed in or imported."},
       .nothing_found = "No note found"});
  list.column({.name = "note", .heading = "Note"}, [](const KeptNote& kept) { return web::Cell(kept.note.text); });
  list.column({.name = "kind", .heading = "Kind", .css = "aside"}, [](const KeptNote& kept) {
    web::Cell cell(capitalised(kept.note.kind));
    return kept.note.kind == "question" ? cell : cell.marked(kept.note.kind, web::Tone::plain);
  });
  list.column({.name = "table", .heading = "Table"},
              [](const KeptNote& kept) { return web::Cell(kept.note.table).on_phone("Table"); });
  if (can_enter)
    list.column({.heading = "What you can do", .kind = web::ListColumn::Kind::actions}, [here](const KeptNote& kept) {
      return web::Cell()
          .link({here + "/" + kept.id + "/edit", "Edit", "“" + kept.note.text + "”"})
          .action({here + "/delete", "Delete", "“" + kept.note.text + "”", {{"note", kept.id}}});
    });
  return list.keys([](const KeptNote& kept) { return kept.id; }, [](const KeptNote& kept) { return kept.note.text; });
}

/// What was just done, with its way back.
void add_notice(web::View& view, const web::Request& request, bool can_enter) {
  const auto words = words_after_note_change(request);
  if (words.empty()) return;
  auto& notice = view.add("NOTICE", words);
  const auto change = request.query.get("change");
  if (can_enter && !change.empty())
    notice.add("UNDO").markup("UNDO_FORM", web::Form(request, "/events/" + request.capture("event") + "/notes/undo")
                                               .knowing("change", change)
                                               .button({"Undo", {}, web::Button::Look::link})
                                               .shown());
}

web::Reply notes_page(const PageContext& context, const web::Request& request, const NoteForm& typing) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const bool can_enter = request.visitor.can_open(path_of(event, "/notes"), web::Method::post);
  const auto list = notes_listing(request, can_enter);
  const auto query = list.query(request);
  MUSTER_PAGE(book, request, listed_notes(context.database, event.slug, query));
  web::View view;
  view.set("BASE", path_of(event, "")).show_if(request.visitor.can_open(path_of(event, "/room")), "ROOM");
  // Beside the entry, where whoever types the next one in sees it.
  auto& where = can_enter ? view.add("TYPE").markup("FORM", typing.form.shown()) : view;
  add_notice(where, request, can_enter);
  if (book.notes.all == 0) {
    view.show_if(can_enter, "EMPTY")
        .head("No notes yet", "What the tables write down on the day, challenges and opportunities, goes here.");
  } else {
    view.show_if(can_enter, "CAN_ENTER")
        .head(in_a_sentence(book.figures),
              "As the tables wrote them. The summary draws its two clouds from these words.");
    view.add("SOME").markup("LIST", list.html(request, query, book.notes));
  }
  return site::form_page(request, frame_of(event, "Notes", site::Tab::notes), typing.form,
                         web::render("domain/feedback/pages/notes.html", view));
}

web::Reply notes_to_read(const PageContext& context, const web::Request& request) {
  auto typing = note_form(request);
  typing.table.begins(request.query.get("typed_table"));
  if (const auto& kind = request.query.get("typed_kind"); !kind.empty()) typing.kind.begins(kind);
  return notes_page(context, request, typing);
}

web::Reply add(const PageContext& context, const web::Request& request) {
  const auto& slug = request.capture("event");
  auto typing = note_form(request);
  if (typing.form.read()) {
    const auto added =
        add_note(context.database, context.organiser(request), slug, {*typing.table, *typing.kind, *typing.text});
    // Table and kind stay chosen: whoever types a table's notes in types the next one for the same table.
    if (added.ok())
      return web::redirect(after_note_change(slug, "added", *added) + "&typed_table=" + percent_encoded(*typing.table) +
                           "&typed_kind=" + percent_encoded(*typing.kind) + "#type");
    typing.form.refuse(added.error());
  }
  return notes_page(context, request, typing);
}

site::ListSource<KeptNote> notes_source(const PageContext& context) {
  return {[](const web::Request& request) { return notes_listing(request, false); },
          [context](const web::Request& request, const ListQuery& query) -> Result<ListPage<KeptNote>> {
            MUSTER_TRY(book, listed_notes(context.database, request.capture("event"), query));
            return std::move(book.notes);
          }};
}

}  // namespace

void add_note_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  using web::Request;
  const std::string base = "/events/{event}/notes";
  router.get(base, Permission::read_notes, [context](const Request& r) { return notes_to_read(context, r); });
  router.post(base, Permission::enter_notes, [context](const Request& r) { return add(context, r); });
  site::add_list_files(router, base, Permission::read_notes, notes_source(context));
}

}  // namespace muster::feedback
