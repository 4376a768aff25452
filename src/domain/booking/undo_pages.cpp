// Takes an import of delegates back, after asking once.
#include "delegate_pages.hpp"

#include "address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

Reply ask(const PageContext& context, const Request& request) {
  const auto event = events::find_event(context.database, request.capture("event"));
  if (!event.ok()) return site::error_page(request, event.error());
  const auto import = delegate_import(context.database, event->slug, request.capture("import"));
  if (!import.ok()) return site::error_page(request, import.error());
  const auto here = delegates_path(event->slug);
  web::View view;
  view.set("HERE", here).set("TOKEN", request.token).set("FILE_NAME", import->file_name);
  view.set("ACTION", here + "/imports/" + import->id + "/undo");
  view.set("WORDS", "It was imported on " + long_instant(import->applied_at) + " and added " +
                        counted(import->added, "person", "people") + ", who will no longer be delegates of " +
                        event->title + ".");
  return site::desk_page(request, delegates_frame(*event, "Undo an import"),
                         web::render("domain/booking/pages/undo.html", view));
}

Reply undo(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& import = request.capture("import");
  const auto gone = undo_delegate_import(context.database, context.audit(request), slug, import);
  if (!gone.ok()) return site::error_page(request, gone.error());
  return web::redirect(address(delegates_path(slug), {{"undone", import}}));
}

}  // namespace

void add_undo_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string path = "/events/{event}/delegates/imports/{import}/undo";
  router.get(path, Permission::change_delegates, [context](const Request& request) { return ask(context, request); });
  router.post(path, Permission::change_delegates, [context](const Request& request) { return undo(context, request); });
}

}  // namespace muster::booking
