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

void show_fault(View& view, Field field, const Problem& problem) {
  const std::string at = field == Field::file ? "file" : "pasted";
  auto& summary = view.add("FAULTY");
  summary.set("FAULT_FIELD", at).set("FAULT_WORDS", problem.message);
  for (const auto& diagnostic : problem.diagnostics) {
    summary.add("FAULT").set("FAULT_AT", at).set("FAULT_LINE", one_line(diagnostic));
  }
  if (field == Field::file) {
    view.show("FILE_WRONG").show("FILE_DESCRIBED").add("FILE_ERROR").set("FILE_ERROR_WORDS", problem.message);
  } else {
    view.show("PASTE_WRONG")
        .show("PASTE_DESCRIBED")
        .show("PASTE_RED")
        .add("PASTE_ERROR")
        .set("PASTE_ERROR_WORDS", problem.message);
  }
}

Reply upload_page(const Request& request, const events::Event& event, Field field, const Problem* problem) {
  View view;
  view.set("HERE", delegates_path(event.slug)).set("TOKEN", request.token).set("PASTED", request.form.get("pasted"));
  if (problem != nullptr) show_fault(view, field, *problem);
  const int status = problem == nullptr ? 200 : web::status_of(problem->kind);
  return site::desk_page(request, delegates_frame(event, "Import a list of delegates", problem != nullptr),
                         web::render("domain/booking/pages/import.html", view), status);
}

Reply take_upload(const Desk& desk, const Request& request) {
  const auto event = events::find_event(desk.database, request.capture("event"));
  if (!event.ok()) return site::problem_page(request, event.problem());
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
  const auto staged = stage_delegates(desk.database, desk.doing(request), event->slug, file);
  if (!staged.ok() && staged.problem().kind == ProblemKind::unsure)
    return site::problem_page(request, staged.problem());
  if (!staged.ok()) return upload_page(request, *event, field, &staged.problem());
  return web::redirect(staged_path(event->slug, *staged));
}

/// Its organisation is known to nobody, so that it cannot slip into an event unread.
Reply example_file() {
  return web::download(
      tabular::to_csv({"First name", "Surname", "Organisation", "E-mail", "Job title"},
                      {{"Sam", "Example", "Name of the organisation", "sam@organisation.example", "Head of service"}}),
      "text/csv; charset=utf-8", "delegates-example.csv");
}

Reply apply(const Desk& desk, const Request& request) {
  const auto& slug = request.capture("event");
  const auto done =
      import_staged(desk.database, desk.doing(request), slug, request.capture("staged"), request.form.get("expected"));
  if (done.ok()) return web::redirect(address(delegates_path(slug), {{"imported", done->id}}));
  const auto& problem = done.problem();
  if (problem.kind == ProblemKind::conflict || problem.kind == ProblemKind::bad_input) {
    return preview_page(desk, request, "", "", {web::status_of(problem.kind), problem.message, "", {}});
  }
  return gone_page(desk, request, problem);
}

Reply cancel(const Desk& desk, const Request& request) {
  const auto event = events::find_event(desk.database, request.capture("event"));
  if (!event.ok()) return site::problem_page(request, event.problem());
  const auto gone = cancel_staged(desk.database, desk.clock.now(), event->slug, request.capture("staged"));
  if (!gone.ok()) return site::problem_page(request, gone.problem());
  return web::redirect(delegates_path(event->slug));
}

}  // namespace

void add_import_pages(web::Router& router, const Desk& desk) {
  using access::Permission;
  const std::string here = "/events/{event}/delegates/import";
  router.get(here, Permission::change_delegates, [desk](const Request& request) {
    const auto event = events::find_event(desk.database, request.capture("event"));
    if (!event.ok()) return site::problem_page(request, event.problem());
    return upload_page(request, *event, Field::file, nullptr);
  });
  router.post(here, Permission::change_delegates,
              [desk](const Request& request) { return take_upload(desk, request); });
  router.get(here + "/example.csv", Permission::change_delegates, [](const Request&) { return example_file(); });
  router.post(here + "/{staged}/apply", Permission::change_delegates,
              [desk](const Request& request) { return apply(desk, request); });
  router.post(here + "/{staged}/cancel", Permission::change_delegates,
              [desk](const Request& request) { return cancel(desk, request); });
}

}  // namespace muster::booking
