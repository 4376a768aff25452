// What each kind of figure is, its formula and its limits: beside the figures, and all of them on one page.
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/site/frame.hpp>

#include "site_pages.hpp"

namespace muster::figures {
namespace {

web::Reply how_made_page(const web::Request& request) {
  web::View view;
  view.head("How the figures are made",
            "What each kind of figure is, its formula, and what it cannot tell. Pages, reports and files print the "
            "same figures.");
  for (const auto& one : explanations()) {
    view.add_link("ENTRY", std::string(one.name), "#" + how_made_anchor(one.kind));
    view.add("KIND", std::string(one.name))
        .set("ANCHOR", how_made_anchor(one.kind))
        .set("MEANING", std::string(one.meaning))
        .set("FORMULA", std::string(one.formula))
        .set("LIMITS", std::string(one.limits));
  }
  return site::desk_page(request, {"How the figures are made"},
                         web::render("domain/figures/pages/how_all_made.html", view));
}

}  // namespace

std::string how_made(const FigureKinds& kinds, const std::string& of, const std::string& css) {
  if (kinds.empty()) return {};
  web::View view;
  view.set("CSS", css).set("OF", of).set("ALL_PATH", how_made_path);
  for (const auto kind : kinds) {
    const auto& one = explanation_of(kind);
    view.add("KIND", std::string(one.name))
        .set("MEANING", std::string(one.meaning))
        .set("FORMULA", std::string(one.formula))
        .set("LIMITS", std::string(one.limits));
  }
  return web::render("domain/figures/pages/how_made.html", view);
}

void add_how_made_pages(web::Router& router) {
  router.get(how_made_path, access::Permission::own_account, how_made_page);
}

}  // namespace muster::figures
