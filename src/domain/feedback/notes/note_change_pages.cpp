// A note is edited, deleted, and put back as it was.
#include "note_form_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::feedback {
namespace {

using web::Reply;
using web::Request;

std::string notes_path(const Request& request, const std::string& rest = {}) {
  return "/events/" + request.capture("event") + "/notes" + rest;
}

struct EditForm {
  web::Form form;
  Note now;  ///< what the form begins with
  web::Field<std::string> table = form.text("table", "Table").width(10).optional().begins(now.table);
  web::Field<std::string> kind = note_kinds(form).begins(now.kind);
  web::Field<std::string> text = form.lines("text", "Note")
                                     .most(longest_note)
                                     .missing("Write the note first: its field is empty")
                                     .begins(now.text);
};

EditForm edit_form(const Request& request, const Note& now, const std::string& seen) {
  return {web::Form(request, notes_path(request, "/" + request.capture("note") + "/edit"))
              .button("Save the note")
              .way_out("Leave it as it is", notes_path(request))
              .knowing("seen", seen)
              .when_refused("The note was not saved", "Nothing is lost. What you wrote is still below."),
          now};
}

Reply edit_page(const PageContext& context, const Request& request, const EditForm& wanted) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  web::View view;
  view.set("BASE", path_of(event, "")).markup("FORM", wanted.form.shown());
  return site::form_page(request, frame_of(event, "Edit a note", site::Tab::notes), wanted.form,
                         web::render("domain/feedback/pages/note_edit.html", view));
}

Reply edit(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& id = request.capture("note");
  MUSTER_PAGE(now, request, note_to_edit(context.database, slug, id));
  auto wanted = edit_form(request, now, note_mark(now));
  if (wanted.form.read()) {
    const Note typed{*wanted.table, *wanted.kind, *wanted.text};
    const auto done =
        edit_note(context.database, context.organiser(request), slug, id, request.form.get("seen"), typed);
    if (done.ok()) return web::redirect(after_note_change(slug, "edited", *done));
    if (done.error().kind == ErrorKind::conflict && done.error().field.empty()) {
      // The form goes on with what stands there now: whoever saves again has seen it.
      auto again = edit_form(request, typed, note_mark(now));
      again.form.refuse(done.error());
      return edit_page(context, request, again);
    }
    wanted.form.refuse(done.error());
  }
  return edit_page(context, request, wanted);
}

Reply remove(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(gone, request, delete_note(context.database, context.organiser(request), slug, request.form.get("note")));
  return web::redirect(after_note_change(slug, "deleted", gone));
}

Reply undo(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(back, request,
              undo_note_change(context.database, context.organiser(request), slug, request.form.get("change")));
  return web::redirect(notes_path(request, "?back=" + back.kind + "&notes=" + std::to_string(back.notes) +
                                               "&stayed=" + std::to_string(back.stayed)));
}

}  // namespace

web::Field<std::string> note_kinds(web::Form& form) {
  return form.radios<std::string>("kind", "What kind of note is it?",
                                  {{"challenge", "challenge", "Challenge"},
                                   {"opportunity", "opportunity", "Opportunity"},
                                   {"question", "question", "Question for the panel"}});
}

std::string after_note_change(const std::string& event_slug, const std::string& done, const NoteChange& change) {
  return "/events/" + event_slug + "/notes?done=" + done + "&change=" + change.id +
         (change.notes == 1 ? "" : "&notes=" + std::to_string(change.notes));
}

std::string words_after_note_change(const Request& request) {
  const auto notes = parse_integer(request.query.get("notes")).value_or(1);
  const auto them = counted(notes, "note", "notes") + (notes == 1 ? " is " : " are ");
  if (const auto done = request.query.get("done"); done == "added")
    return notes == 1 ? "The note is saved." : them + "saved.";
  else if (done == "edited")
    return "The note is changed.";
  else if (done == "deleted")
    return "The note is deleted.";
  const auto back = request.query.get("back");
  std::string words = back == "added"     ? them + "taken out again."
                      : back == "edited"  ? "The note is as it was."
                      : back == "deleted" ? "The note is back."
                                          : "";
  if (const auto stayed = parse_integer(request.query.get("stayed")).value_or(0); !words.empty() && stayed > 0)
    words += " " + counted(stayed, "that was changed since stays.", "that were changed since stay.");
  return words;
}

void add_note_change_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string base = "/events/{event}/notes";
  router.get(base + "/{note}/edit", Permission::enter_notes, [context](const Request& r) { return edit(context, r); });
  router.post(base + "/{note}/edit", Permission::enter_notes, [context](const Request& r) { return edit(context, r); });
  router.post(base + "/delete", Permission::enter_notes, [context](const Request& r) { return remove(context, r); });
  router.post(base + "/undo", Permission::enter_notes, [context](const Request& r) { return undo(context, r); });
}

}  // namespace muster::feedback
