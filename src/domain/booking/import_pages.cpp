// Where a list is chosen or pasted, and where it waits no longer: imported or cancelled.
#include "delegate_pages.hpp"

#include "address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

namespace muster::booking {
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

enum class Field { file, pasted };

void show_error(View& view, Field field, const Error& error) {
  const std::string at = field == Field::file ? "file" : "pasted";
  auto& summary = view.add("INVALID");
  summary.set("ERROR_FIELD", at).set("ERROR_WORDS", error.message);
  for (const auto& diagnostic : error.diagnostics) {
    summary.add("ERROR").set("ERROR_AT", at).set("ERROR_LINE", one_line(diagnostic));
  }
  if (field == Field::file) {
    view.show("FILE_WRONG").show("FILE_DESCRIBED").add("FILE_ERROR").set("FILE_ERROR_WORDS", error.message);
  } else {
    view.show("PASTE_WRONG")
        .show("PASTE_DESCRIBED")
        .show("PASTE_RED")
        .add("PASTE_ERROR")
        .set("PASTE_ERROR_WORDS", error.message);
  }
}

Reply upload_page(const Request& request, const events::Event& event, Field field, const Error* error) {
  View view;
  view.set("HERE", delegates_path(event.slug)).set("TOKEN", request.token).set("PASTED", request.form.get("pasted"));
  if (error != nullptr) show_error(view, field, *error);
  const int status = error == nullptr ? 200 : web::status_of(error->kind);
  return site::desk_page(request, delegates_frame(event, "Import a list of delegates", error != nullptr),
                         web::render("domain/booking/pages/import.html", view), status);
}

Reply take_upload(const PageContext& context, const Request& request) {
  const auto event = events::find_event(context.database, request.capture("event"));
  if (!event.ok()) return site::error_page(request, event.error());
  auto field = Field::file;
  DelegateFile file;
  for (const auto& upload : request.uploads) {
    if (upload.field == "file") file = {shown_name(upload.file_name), upload.bytes, ""};
  }
  if (file.name.empty()) {
    const auto pasted = request.form.get("pasted");
    if (trimmed(pasted).empty()) {
      const auto nothing = bad_input("Choose a file, or paste the rows below");
      return upload_page(request, *event, field, &nothing);
    }
    field = Field::pasted;
    file = {"pasted rows", pasted, ""};
  }
  const auto staged = stage_delegates(context.database, context.audit(request), event->slug, file);
  if (!staged.ok() && staged.error().kind == ErrorKind::unsure) return site::error_page(request, staged.error());
  if (!staged.ok()) return upload_page(request, *event, field, &staged.error());
  return web::redirect(staged_path(event->slug, *staged));
}

/// Its organisation is known to nobody, so that it cannot slip into an event unread.
Reply example_file() {
  return web::download(
      tabular::to_csv({"First name", "Surname", "Organisation", "E-mail", "Job title"},
                      {{"Sam", "Example", "Name of the organisation", "sam@organisation.example", "Head of service"}}),
      "text/csv; charset=utf-8", "delegates-example.csv");
}

Reply apply(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto done = import_staged(context.database, context.audit(request), slug, request.capture("staged"),
                                  request.form.get("expected"));
  if (done.ok()) return web::redirect(address(delegates_path(slug), {{"imported", done->id}}));
  const auto& error = done.error();
  if (error.kind == ErrorKind::conflict || error.kind == ErrorKind::bad_input) {
    return preview_page(context, request, "", "", {web::status_of(error.kind), error.message, "", {}});
  }
  return gone_page(context, request, error);
}

Reply cancel(const PageContext& context, const Request& request) {
  const auto event = events::find_event(context.database, request.capture("event"));
  if (!event.ok()) return site::error_page(request, event.error());
  const auto gone = cancel_staged(context.database, context.clock.now(), event->slug, request.capture("staged"));
  if (!gone.ok()) return site::error_page(request, gone.error());
  return web::redirect(delegates_path(event->slug));
}

}  // namespace

void add_import_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string here = "/events/{event}/delegates/import";
  router.get(here, Permission::change_delegates, [context](const Request& request) {
    const auto event = events::find_event(context.database, request.capture("event"));
    if (!event.ok()) return site::error_page(request, event.error());
    return upload_page(request, *event, Field::file, nullptr);
  });
  router.post(here, Permission::change_delegates,
              [context](const Request& request) { return take_upload(context, request); });
  router.get(here + "/example.csv", Permission::change_delegates, [](const Request&) { return example_file(); });
  router.post(here + "/{staged}/apply", Permission::change_delegates,
              [context](const Request& request) { return apply(context, request); });
  router.post(here + "/{staged}/cancel", Permission::change_delegates,
              [context](const Request& request) { return cancel(context, request); });
}

}  // namespace muster::booking
