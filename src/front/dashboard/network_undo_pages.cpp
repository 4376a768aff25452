// The line that offers to take the newest change back, and the button behind it.
#include "region_edit.hpp"

#include <muster/domain/site/page_of.hpp>

namespace muster::dashboard {

void show_undo(web::View& view, const Network& network, const web::Request& request, const std::string& path) {
  if (!network.last || request.query.get("done") != "yes") return;
  view.add("UNDO", network.last->what)
      .markup("UNDO_FORM", web::Form(request, "/programmes/" + network.programme.id + "/undo")
                               .knowing("change", network.last->id)
                               .knowing("back", path)
                               .button({"Undo", {}, web::Button::Look::link})
                               .shown());
}

web::Reply take_undo(const NetworkContext& context, const web::Request& request) {
  MUSTER_PAGE(
      undone, request,
      undo_change(context.database, context.audit(request), request.capture("programme"), request.form.get("change")));
  (void)undone;
  const auto back = request.form.get("back");
  const auto home = "/programmes/" + request.capture("programme") + "/";
  return web::redirect(back.starts_with(home) ? back : "/organisations");
}

}  // namespace muster::dashboard
