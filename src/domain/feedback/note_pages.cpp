// The tables' notes: read side by side, typed in one by one, taken away as a file.
#include "note_form_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::feedback {
namespace {

constexpr const char* xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// "Type one in".
struct NoteForm {
  web::Form form;
  web::Field<std::string> table = form.text("table", "Table").width(10).optional();
  web::Field<std::string> kind = note_kinds(form).begins("challenge");
  web::Field<std::string> text = form.lines("text", "Note").missing("Write the note first: its field is empty");
};

NoteForm note_form(const web::Request& request) {
  return {web::Form(request, "/events/" + request.capture("event") + "/notes")
              .look("form block")
              .button({"Add the note", {}, web::Button::Look::second})
              .when_refused("The note was not saved", "Nothing is lost. What you wrote is still below.")};
}

std::int64_t count(const std::vector<KeptNote>& notes, const std::string& kind) {
  return std::count_if(notes.begin(), notes.end(), [&](const KeptNote& kept) { return kept.note.kind == kind; });
}

/// "56 challenges and 49 opportunities from 12 tables".
std::string in_a_sentence(const std::vector<KeptNote>& notes) {
  std::vector<std::string> parts{counted(count(notes, "challenge"), "challenge", "challenges"),
                                 counted(count(notes, "opportunity"), "opportunity", "opportunities")};
  if (const auto questions = count(notes, "question"); questions > 0) {
    parts.push_back(counted(questions, "question", "questions"));
  }
  std::string out = parts[0];
  for (std::size_t at = 1; at < parts.size(); ++at) out += (at + 1 == parts.size() ? " and " : ", ") + parts[at];
  std::set<std::string> tables;
  for (const auto& kept : notes) {
    if (!kept.note.table.empty()) tables.insert(kept.note.table);
  }
  if (!tables.empty()) out += " from " + counted(static_cast<std::int64_t>(tables.size()), "table", "tables");
  return out;
}

std::string table_name(const std::string& label) {
  if (label.empty()) return "No table named";
  return parse_integer(label) ? "Table " + label : label;
}

struct NoteColumn {
  const char* kind;
  const char* name;
  const char* css;
  const char* mark;  ///< section that shows it; may be empty
};

/// One column: the notes of a kind by table. They come sorted by table.
void add_side(web::View& sides, const web::Request& request, const std::vector<KeptNote>& notes, const NoteColumn& side,
              bool can_enter) {
  auto& column = sides.add("SIDE");
  const auto all = count(notes, side.kind);
  column.set("SIDE_ID", std::string("notes-") + side.kind).set("SIDE_NAME", side.name).set("SIDE_CLASS", side.css);
  column.set("SIDE_COUNT", grouped(all)).set("SIDE_UNIT", all == 1 ? "note" : "notes");
  if (*side.mark != '\0') column.show(side.mark);
  if (all == 0) column.show("NO_NOTES");
  std::map<std::string, std::int64_t> of_table;
  for (const auto& kept : notes) {
    if (kept.note.kind == side.kind) ++of_table[kept.note.table];
  }
  web::View* table = nullptr;
  const std::string* before = nullptr;
  for (const auto& kept : notes) {
    if (kept.note.kind != side.kind) continue;
    if (before == nullptr || *before != kept.note.table) {
      before = &kept.note.table;
      table = &column.add("TABLE");
      table->set("TABLE_NAME", table_name(kept.note.table)).set("TABLE_COUNT", grouped(of_table[kept.note.table]));
    }
    auto& note = table->add("NOTE").set("NOTE_TEXT", kept.note.text);
    if (!can_enter) continue;
    const auto here = "/events/" + request.capture("event") + "/notes";
    note.add("CHANGE")
        .set("EDIT_PATH", here + "/" + kept.id + "/edit")
        .set("EDIT_WHICH", kept.note.text)
        .markup("DELETE_FORM", web::Form(request, here + "/delete")
                                   .knowing("note", kept.id)
                                   .button({"Delete", "“" + kept.note.text + "”", web::Button::Look::link})
                                   .shown());
  }
}

/// What was just done, with its way back.
void add_notice(web::View& view, const web::Request& request, bool can_enter) {
  const auto words = words_after_note_change(request);
  if (words.empty()) return;
  auto& notice = view.add("NOTICE").set("NOTICE_WORDS", words);
  const auto change = request.query.get("change");
  if (can_enter && !change.empty())
    notice.add("UNDO").markup("UNDO_FORM", web::Form(request, "/events/" + request.capture("event") + "/notes/undo")
                                               .knowing("change", change)
                                               .button({"Undo", {}, web::Button::Look::link})
                                               .shown());
}

web::Reply notes_page(const PageContext& context, const web::Request& request, const NoteForm& typing) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(notes, request, kept_notes(context.database, event.slug));
  web::View view;
  view.set("BASE", path_of(event, "")).set("TOKEN", request.token);
  const bool can_enter = request.visitor.can_open(path_of(event, "/notes"), web::Method::post);
  // Beside the entry, where whoever types the next one in sees it.
  auto& where = can_enter ? view.add("TYPE").markup("FORM", typing.form.shown()) : view;
  add_notice(where, request, can_enter);
  if (notes.empty()) {
    view.show_if(can_enter, "EMPTY").set("HEADLINE", "No notes yet");
    view.set("LEAD", "What the tables write down on the day, challenges and opportunities, goes here.");
  } else {
    view.add("SOME").show_if(can_enter, "CAN_ENTER");
    view.set("HEADLINE", in_a_sentence(notes) + ".");
    view.set("LEAD", "As the tables wrote them. The summary draws its two clouds from these words.");
    auto& sides = view.add("SIDES");
    add_side(sides, request, notes, {"challenge", "Challenges", "side-challenge", "IS_CHALLENGE"}, can_enter);
    add_side(sides, request, notes, {"opportunity", "Opportunities", "side-opportunity", "IS_OPPORTUNITY"}, can_enter);
    if (count(notes, "question") > 0)
      add_side(sides, request, notes, {"question", "Questions for the panel", "", ""}, can_enter);
  }
  return site::form_page(request, frame_of(event, "Notes", site::Tab::notes), typing.form,
                         web::render("domain/feedback/pages/notes.html", view));
}

web::Reply notes_to_read(const PageContext& context, const web::Request& request) {
  auto typing = note_form(request);
  typing.table.begins(request.query.get("table"));
  if (const auto& kind = request.query.get("kind"); !kind.empty()) typing.kind.begins(kind);
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
      return web::redirect(after_note_change(slug, "added", *added) + "&table=" + percent_encoded(*typing.table) +
                           "&kind=" + percent_encoded(*typing.kind) + "#type");
    typing.form.refuse(added.error());
  }
  return notes_page(context, request, typing);
}

web::Reply export_as(const PageContext& context, const web::Request& request, const std::string& format) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(bytes, request, export_notes(context.database, slug, format));
  return web::download(std::move(bytes), format == "csv" ? "text/csv; charset=utf-8" : xlsx_type,
                       slug + "-notes." + format);
}

}  // namespace

void add_note_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  using web::Request;
  const std::string base = "/events/{event}/notes";
  router.get(base, Permission::read_notes, [context](const Request& r) { return notes_to_read(context, r); });
  router.post(base, Permission::enter_notes, [context](const Request& r) { return add(context, r); });
  router.get(base + ".csv", Permission::read_notes,
             [context](const Request& r) { return export_as(context, r, "csv"); });
  router.get(base + ".xlsx", Permission::read_notes,
             [context](const Request& r) { return export_as(context, r, "xlsx"); });
}

}  // namespace muster::feedback
