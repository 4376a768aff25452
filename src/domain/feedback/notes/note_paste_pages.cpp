// A pasted list becomes notes, one a line: looked at and counted before it is saved.
#include "note_form_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

using web::Reply;
using web::Request;

struct PasteForm {
  web::Form form;
  web::Field<std::string> table =
      form.text("table", "Table").hint("All notes of the list get it.").width(10).optional();
  web::Field<std::string> kind = note_kinds(form).begins("challenge");
  web::Field<std::string> lines = form.lines("lines", "The list")
                                      .hint("One note a line.")
                                      .rows(10)
                                      .missing("Paste the list first: its field is empty");
  web::Field<std::string> looked_at = form.hidden("looked_at", "");

  [[nodiscard]] PastedNotes pasted() const { return {*table, *kind, *lines}; }
};

std::string here(const Request& request) { return "/events/" + request.capture("event") + "/notes/paste"; }

PasteForm paste_form(const Request& request) {
  return {web::Form(request, here(request))
              .way_out("Leave it", "/events/" + request.capture("event") + "/notes")
              .when_refused("Nothing was saved", "What you pasted is still below.")};
}

/// Of the list as it was looked at: a button that names a number of notes adds those and no others.
std::string mark_of(const PastedNotes& pasted, const std::vector<NoteVerdict>& verdicts) {
  std::string text = pasted.table + "\n" + pasted.kind + "\n";
  for (const auto& verdict : verdicts)
    text += verdict.note.text + "\n" + std::string(note_kind_name(verdict.kind)) + "\n";
  return fingerprint(text);
}

std::int64_t count(const std::vector<NoteVerdict>& verdicts, NoteKind kind) {
  return std::count_if(verdicts.begin(), verdicts.end(), [&](const auto& verdict) { return verdict.kind == kind; });
}

void add_rows(web::View& view, const std::vector<NoteVerdict>& verdicts) {
  auto& list = view.add("LOOKED_AT");
  for (const auto& verdict : verdicts) {
    auto& row = list.add("ROW").set("LINE_NUMBER", static_cast<std::int64_t>(verdict.line));
    row.set("ROW_TEXT", verdict.note.text).set("REASON", verdict.reason);
    row.show(verdict.kind == NoteKind::fresh   ? "ROW_NEW"
             : verdict.kind == NoteKind::known ? "ROW_KNOWN"
                                               : "ROW_REFUSED");
  }
}

Reply paste_page(const PageContext& context, const Request& request, PasteForm wanted,
                 const std::vector<NoteVerdict>& verdicts) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto fresh = count(verdicts, NoteKind::fresh);
  const auto refused = count(verdicts, NoteKind::refused);
  web::View view;
  view.set("BASE", path_of(event, ""));
  std::string headline = "Paste a list";
  std::string lead = "One note a line. Nothing is saved before you have seen every line.";
  if (refused > 0) {
    headline = counted(refused, "line", "lines") + " cannot be taken";
    lead = "Mend the list below, then look again. Nothing is saved yet.";
  } else if (!verdicts.empty() && fresh == 0) {
    headline = "Nothing new in this list";
    lead = "Every line is there already for the same table. Nothing is saved.";
  } else if (!verdicts.empty()) {
    headline = counted(static_cast<std::int64_t>(verdicts.size()), "line is ", "lines are ") +
               counted(fresh, "new note", "new notes");
    lead = "Nothing is saved yet.";
  }
  view.head(headline, lead);
  if (fresh > 0 && refused == 0) {
    wanted.form.button({"Add " + counted(fresh, "note", "notes")});
    wanted.form.button({"Look again", {}, web::Button::Look::second, here(request) + "/look"});
  } else {
    wanted.form.button({"Look at the list", {}, web::Button::Look::first, here(request) + "/look"});
  }
  if (!verdicts.empty()) add_rows(view, verdicts);
  view.markup("FORM", wanted.form.shown());
  return site::form_page(request, frame_of(event, "Paste a list of notes", site::Tab::notes), wanted.form,
                         web::render("domain/feedback/pages/note_paste.html", view));
}

/// The page with a verdict for every line, and a button that adds those that are new.
Reply looked_at(const PageContext& context, const Request& request, PasteForm wanted) {
  const auto verdicts = forecast_paste(context.database, request.capture("event"), wanted.pasted());
  if (!verdicts.ok()) {
    wanted.form.refuse(verdicts.error());
    return paste_page(context, request, std::move(wanted), {});
  }
  (void)wanted.looked_at.begins(mark_of(wanted.pasted(), *verdicts));
  return paste_page(context, request, std::move(wanted), *verdicts);
}

Reply open(const PageContext& context, const Request& request) {
  auto wanted = paste_form(request);
  (void)wanted.table.begins(request.query.get("table"));
  return paste_page(context, request, std::move(wanted), {});
}

Reply look(const PageContext& context, const Request& request) {
  auto wanted = paste_form(request);
  if (!wanted.form.read()) return paste_page(context, request, std::move(wanted), {});
  return looked_at(context, request, std::move(wanted));
}

Reply add(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  auto wanted = paste_form(request);
  if (!wanted.form.read()) return paste_page(context, request, std::move(wanted), {});
  const auto verdicts = forecast_paste(context.database, slug, wanted.pasted());
  // Whoever changed the list after looking, or pressed Enter before, looks first.
  if (!verdicts.ok() || mark_of(wanted.pasted(), *verdicts) != *wanted.looked_at ||
      count(*verdicts, NoteKind::refused) > 0)
    return looked_at(context, request, std::move(wanted));
  const auto done = paste_notes(context.database, context.organiser(request), slug, wanted.pasted());
  if (done.ok()) return web::redirect(after_note_change(slug, "added", *done));
  wanted.form.refuse(done.error());
  return paste_page(context, request, std::move(wanted), {});
}

}  // namespace

void add_note_paste_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string base = "/events/{event}/notes/paste";
  router.get(base, Permission::enter_notes, [context](const Request& r) { return open(context, r); });
  router.post(base, Permission::enter_notes, [context](const Request& r) { return add(context, r); });
  router.post(base + "/look", Permission::enter_notes, [context](const Request& r) { return look(context, r); });
}

}  // namespace muster::feedback
