// Page 4 of the first run: whether mail can be sent, what cannot be done without it, and how it is set up.
#include "network_context.hpp"

#include <muster/domain/site/page_of.hpp>
#include <muster/front/dashboard/network_pages.hpp>

namespace muster::dashboard {

web::Reply network_mail_page(const NetworkContext& context, const web::Request& request) {
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  web::View view;
  show_set_up_steps(view, context, network, SetUpPage::mail);
  view.show_if(context.mail, "READY", "MISSING").show_if(is_first_run(network), "FIRST");
  view.set("BACK_PATH", network_path(request, "organisations/add"));
  return site::desk_page(request, {"Setting up: mail", network.programme.name},
                         web::render("front/dashboard/pages/network_mail.html", view));
}

}  // namespace muster::dashboard
