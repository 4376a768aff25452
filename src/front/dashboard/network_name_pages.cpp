// Page 1 of the first run: what the network is called, and its picture.
#include "network_context.hpp"

#include <muster/domain/site/page_of.hpp>
#include <muster/front/dashboard/network_pages.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::dashboard {
namespace {

struct NameForm {
  web::Form form;
  web::Field<std::string> name = form.text("name", "Name of the network")
                                     .hint("As it stands in reports, for example West Midlands SEND Network.")
                                     .missing("Give the network a name");
  web::Field<std::optional<web::Upload>> logo = form.file("logo", "Logo")
                                                    .hint("PNG or JPEG of at most 200 kB. It stands over your reports.")
                                                    .accept(".png,.jpg,.jpeg,image/png,image/jpeg")
                                                    .optional();
};

Outcome save(const NetworkContext& context, const web::Request& request, const NameForm& wanted) {
  const auto& programme = request.capture("programme");
  std::optional<events::Logo> logo;
  if (*wanted.logo) {
    auto read = events::read_logo((*wanted.logo)->bytes);
    if (!read.ok()) {
      wanted.logo.refuse(read.error().message);
      return read.error();
    }
    logo = std::move(read).value();
  }
  if (auto renamed = events::rename_programme(context.database, context.audit(request), programme, *wanted.name);
      !renamed.ok()) {
    wanted.name.refuse(renamed.error().message);
    return renamed;
  }
  if (logo) return events::set_logo(context.database, context.audit(request), programme, logo);
  return Success{};
}

}  // namespace

web::Reply network_name_page(const NetworkContext& context, const web::Request& request) {
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  const bool first = is_first_run(network);
  const auto path = network_path(request, "network");
  if (request.method == web::Method::post && request.form.get("do") == "no-logo") {
    MUSTER_PAGE(gone, request, events::set_logo(context.database, context.audit(request), network.programme.id, {}));
    (void)gone;
    return web::redirect(path);
  }
  NameForm wanted{web::Form(request, path).button(first ? "Save the name, go on" : "Save the name")};
  if (network.programme.name != unnamed_programme) wanted.name.begins(network.programme.name);
  if (wanted.form.read() && save(context, request, wanted).ok())
    return web::redirect(first ? network_path(request, "places") : path + "?saved=yes");
  web::View view;
  show_set_up_steps(view, context, network, SetUpPage::network);
  wanted.form.fill(view);
  view.show_if(first, "FIRST", "LATER");
  view.show_if(request.query.get("saved") == "yes" && !wanted.form.refused(), "SAVED");
  if (network.logo)
    view.add("LOGO").set("LOGO_PATH", network_path(request, "logo")).set("LOGO_OF", network.programme.name);
  return site::form_page(request, {first ? "Setting up: the network" : "The network", network.programme.name},
                         wanted.form, web::render("front/dashboard/pages/network_name.html", view));
}

web::Reply logo_reply(const NetworkContext& context, const web::Request& request) {
  MUSTER_PAGE(logo, request, events::logo_of(context.database, request.capture("programme")));
  if (!logo) return site::error_page(request, not_found("This programme has no picture."));
  web::Reply reply;
  reply.content_type = logo->media_type;
  reply.body = logo->bytes;
  reply.headers.emplace_back("Cache-Control", "private, max-age=60");
  return reply;
}

}  // namespace muster::dashboard
