// Where a file is chosen or pasted, what waits, and what was imported before, each with its way back.
#include "context_pages.hpp"

#include <muster/domain/intake/upload_room_service.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/listing.hpp>

#include <algorithm>

namespace muster::intake {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// The last part of what the browser calls the file, fit to be shown.
std::string shown_name(const std::string& file_name) {
  constexpr std::size_t longest = 120;
  const auto slash = file_name.find_last_of("/\\");
  auto name = trimmed(slash == std::string::npos ? file_name : file_name.substr(slash + 1));
  if (name.empty() || name.size() > longest || !is_valid_text(name)) return "the file";
  return name;
}

/// A file, or its rows pasted.
struct ChooseForm {
  web::Form form;
  web::Field<std::optional<web::Upload>> file;
  web::Field<std::string> pasted;
  bool full = false;  ///< there is no room for what was chosen

  ChooseForm(const Request& request, const std::string& action, const KindWords& words)
      : form(web::Form(request, action)
                 .button("Look at the rows")
                 .when_refused("This file cannot be taken in", "Nothing was changed.")),
        file(form.file("file", words.file_label).hint(words.file_hint).accept(".csv,.xlsx,.txt,text/csv").optional()),
        pasted(form.lines("pasted", "Or paste the rows")
                   .hint("Copy them from Excel, headings and all: up to about 1,000 rows.")
                   .rows(5)
                   .most(longest_pasted)
                   .code()
                   .plain()
                   .optional()) {}
};

/// What was just done, looked up in the ledger: an address alone cannot claim it.
void add_notice(View& view, const Request& request, const ImportOverview& import_overview, const KindWords& words) {
  if (!import_overview.named) return;
  const auto& import = *import_overview.named;
  const auto added = counted(import.added, words.one, words.many);
  if (import.id == request.query.get("imported") && !import.undone) {
    view.add("NOTICE", added + " imported from " + import.file_name + ". You can undo this below." +
                           (import_overview.after.empty() ? "" : " " + import_overview.after));
  } else if (import.id == request.query.get("undone") && import.undone) {
    view.add("NOTICE", added + " taken out again. The import of " + import.file_name + " is undone.");
  }
}

/// What waits and what was imported, each with its way on or back.
web::Listing<ShelvedFile> files_listing(const PageContext& context, const Request& request, const Target& target) {
  using Column = web::ListColumn;
  const auto home = context.home(target.slug);
  web::Listing<ShelvedFile> list({.title = "Files for " + target.title,
                                  .path = home,
                                  .search = "Name of the file",
                                  .filters = {{.name = "state",
                                               .label = "State",
                                               .choices = {{"waiting", "Waiting", "next"},
                                                           {"imported", "Imported", "done", web::Tone::good},
                                                           {"undone", "Undone", "later"}}}},
                                  .sort = "at",
                                  .descending = true,
                                  .rows = "files",
                                  .nothing_found = "No file found"});
  list.column({.name = "file", .heading = "File"}, [home](const ShelvedFile& file) {
    web::Cell cell;
    cell.bold(file.file_name);
    return file.state == "waiting" ? cell.to(home + "/" + file.id) : cell;
  });
  list.column({.name = "state", .heading = "State"}, [](const ShelvedFile& file) {
    if (file.being_imported) return web::Cell("Being imported").marked("next", web::Tone::plain);
    if (file.state == "waiting") return web::Cell("Waiting").marked("next", web::Tone::plain);
    if (file.state == "imported") return web::Cell("Imported").marked("done", web::Tone::good);
    return web::Cell("Undone").marked("later", web::Tone::plain);
  });
  list.column({.heading = "Rows", .kind = Column::Kind::number},
              [](const ShelvedFile& file) { return web::Cell(grouped(file.rows)).on_phone("Rows"); });
  list.column({.heading = "Added", .kind = Column::Kind::number}, [](const ShelvedFile& file) {
    return file.state == "waiting" ? web::Cell() : web::Cell(grouped(file.added)).on_phone("Added");
  });
  list.column({.name = "at", .heading = "When", .kind = Column::Kind::date, .css = "quiet"},
              [](const ShelvedFile& file) { return web::Cell(long_instant(file.at)); });
  list.column({.heading = "What you can do", .kind = Column::Kind::actions}, [&request, home](const ShelvedFile& file) {
    const auto undo = home + "/undo/" + file.id;
    if (file.state == "waiting")
      return web::Cell().link({home + "/" + file.id, file.being_imported ? "Look" : "Go on", file.file_name});
    if (file.state == "undone" || !request.visitor.can_open(undo)) return web::Cell();
    return file.can_undo ? web::Cell().link({undo, "Undo", file.file_name}) : web::Cell("Final");
  });
  return list;
}

void add_understood(View& view, const PageContext& context, const ImportOverview& import_overview) {
  const auto& words = context.kind.words;
  if (words.understood.empty()) return;
  auto& understood = view.add("UNDERSTOOD");
  for (const auto& [what, how] : words.understood) understood.add("HEADING").set("WHAT", what).set("HOW", how);
  if (!words.example_heading.empty())
    understood.add("EXAMPLE", context.home(import_overview.target.slug) + "/example.csv");
}

/// Stages what came; the address where it waits, or nothing where the form was refused.
std::optional<std::string> staged_at(const PageContext& context, const Request& request, ChooseForm& wanted) {
  if (!wanted.form.read()) return std::nullopt;
  const auto& slug = request.capture("event");
  std::string name = "pasted rows";
  std::string bytes = *wanted.pasted;
  const bool has_file = (*wanted.file).has_value();
  if (has_file) {
    name = shown_name((*wanted.file)->file_name);
    bytes = (*wanted.file)->bytes;
  } else if (trimmed(bytes).empty()) {
    wanted.file.refuse("Choose a file, or paste the rows below");
    return std::nullopt;
  }
  const auto id = stage(context.database, context.audit(request), context.kind, slug, name, bytes);
  if (id.ok()) return context.upload(slug, *id);
  auto error = id.error();
  wanted.full = error.field == no_room;
  if (wanted.full || error.kind == ErrorKind::bad_input || error.kind == ErrorKind::conflict)
    error = std::move(error).at(has_file ? "file" : "pasted");
  wanted.form.refuse(error);
  return std::nullopt;
}

/// For GET and POST alike.
Reply choose_page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& words = context.kind.words;
  ChooseForm wanted(request, context.home(slug), words);
  if (const auto staged = staged_at(context, request, wanted)) return web::redirect(*staged);
  const auto& imported = request.query.get("imported");
  MUSTER_PAGE(import_overview, request,
              intake::import_overview(context.database, context.clock.now(), context.kind, slug,
                                      imported.empty() ? request.query.get("undone") : imported));
  View view;
  view.set("TITLE", words.title);
  set_back(view, context, request, import_overview.target);
  view.set("LEAD", import_overview.open.ok() ? words.lead : import_overview.open.error().message);
  if (import_overview.open.ok()) {
    auto& form = view.add("CAN_IMPORT");
    form.markup("FORM", wanted.form.shown());
    add_understood(form, context, import_overview);
  }
  if (!wanted.form.refused()) add_notice(view, request, import_overview, words);
  const auto list = files_listing(context, request, import_overview.target);
  const auto query = list.query(request);
  MUSTER_PAGE(files, request, shelved_files(context.database, context.clock.now(), context.kind, slug, query));
  if (files.all > 0) {
    auto& part = view.add("FILES");
    part.markup("LIST", list.html(request, query, files));
    if (files.choices["state"].contains("waiting")) part.show("WAITS");
    const bool any_final = std::any_of(files.rows.begin(), files.rows.end(), [](const ShelvedFile& file) {
      return file.state == "imported" && !file.can_undo;
    });
    if (any_final) part.add("FINAL_WORDS", words.final_hint);
  }
  auto reply = site::form_page(request, frame_of(context, import_overview.target, words.title), wanted.form,
                               web::render("domain/intake/pages/choose.html", view));
  if (wanted.full) reply.status = insufficient_storage;
  return reply;
}

Reply files_as(const PageContext& context, const Request& request, const std::string& format) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(import_overview, request,
              intake::import_overview(context.database, context.clock.now(), context.kind, slug));
  const auto list = files_listing(context, request, import_overview.target);
  MUSTER_PAGE(files, request,
              shelved_files(context.database, context.clock.now(), context.kind, slug, list.whole_query(request)));
  MUSTER_PAGE(file, request, list.file(files, format));
  return file;
}

Reply example_file(const PageContext& context) {
  const auto& words = context.kind.words;
  return web::download(tabular::to_csv(words.example_heading, {words.example_row}), "text/csv; charset=utf-8",
                       context.kind.name + "-example.csv");
}

/// What an undone import has left, for somebody changed it since. `gone` is what was taken out.
Reply undone_page(const PageContext& context, const Request& request, const Target& target, const Import& import,
                  const std::string& gone, const std::vector<std::string>& kept) {
  View view;
  set_back(view, context, request, target);
  view.set("FILE_NAME", import.file_name);
  view.set("GONE_WORDS", gone + " taken out again." +
                             (kept.empty() ? std::string()
                                           : " " + counted(static_cast<std::int64_t>(kept.size()),
                                                           "stayed, for somebody changed it since:",
                                                           "stayed, for somebody changed them since:")));
  for (const auto& each : kept) view.add("KEPT").set("KEPT_WORDS", each);
  return site::desk_page(request, frame_of(context, target, "Import undone"),
                         web::render("domain/intake/pages/undone.html", view));
}

Reply ask_undo(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(import_overview, request,
              intake::import_overview(context.database, context.clock.now(), context.kind, slug));
  MUSTER_PAGE(undoable, request, past_import(context.database, context.kind, slug, request.capture("import")));
  const auto& import = undoable.import;
  if (import.undone)
    return undone_page(context, request, import_overview.target, import, "What it added was", undoable.kept);
  const auto& words = context.kind.words;
  View view;
  const auto back = context.home(slug);
  set_back(view, context, request, import_overview.target);
  view.set("FILE_NAME", import.file_name);
  view.markup("FORM", web::Form(request, context.home(slug) + "/undo/" + import.id)
                          .button(web::Button{"Undo this import", "", web::Button::Look::warning})
                          .way_out("Keep it", back)
                          .shown());
  view.set("WORDS", "It was imported on " + long_instant(import.applied_at) + " and added " +
                        counted(import.added, words.one, words.many) + " to " + import_overview.target.title + ".");
  if (!undoable.kept.empty()) {
    auto& stays =
        view.add("STAYS", counted(static_cast<std::int64_t>(undoable.kept.size()),
                                  "stays, for somebody changed it since:", "stay, for somebody changed them since:"));
    stays.add_each("STAY", undoable.kept);
  }
  return site::desk_page(request, frame_of(context, import_overview.target, "Undo an import"),
                         web::render("domain/intake/pages/undo.html", view));
}

Reply undo(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& id = request.capture("import");
  MUSTER_PAGE(rows, request, rows_of_import(context.database, context.kind, slug, id));
  if (rows > site::most_rows_at_once) {
    MUSTER_PAGE(job, request, order_undo(context.database, context.audit(request), context.kind, slug, id));
    return web::redirect(jobs::page_of(job));
  }
  MUSTER_PAGE(undone, request, undo_past_import(context.database, context.audit(request), context.kind, slug, id));
  if (undone.removed.kept.empty()) return web::redirect(address(context.after(slug), {{"undone", undone.import.id}}));
  MUSTER_PAGE(import_overview, request,
              intake::import_overview(context.database, context.clock.now(), context.kind, slug));
  const auto& words = context.kind.words;
  return undone_page(context, request, import_overview.target, undone.import,
                     counted(undone.removed.gone, words.one, words.many), undone.removed.kept);
}

}  // namespace

void add_choose_pages(web::Router& router, const PageContext& context) {
  const web::Right right(context.kind.permission);
  const auto here = "/events/{event}" + context.kind.words.path;
  router.get(here, right, [context](const Request& request) { return choose_page(context, request); });
  router.post(here, right, [context](const Request& request) { return choose_page(context, request); });
  for (const std::string format : {"csv", "xlsx"})
    router.get(here + "." + format, right,
               [context, format](const Request& request) { return files_as(context, request, format); });
  if (!context.kind.words.example_heading.empty())
    router.get(here + "/example.csv", right, [context](const Request&) { return example_file(context); });
  router.get(here + "/undo/{import}", right, [context](const Request& request) { return ask_undo(context, request); });
  router.post(here + "/undo/{import}", right, [context](const Request& request) { return undo(context, request); });
}

}  // namespace muster::intake
