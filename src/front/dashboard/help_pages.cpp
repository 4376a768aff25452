// Serves the guides: the same text that the repository keeps, so that help never says something else.
#include <muster/front/dashboard/help_pages.hpp>

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/frame.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

constexpr std::string_view form_guide = "form-language";
constexpr std::string_view conditions = "conditions";

std::string title_of(std::string_view markdown) {
  const auto begin = markdown.find("# ") + 2;
  return std::string(markdown.substr(begin, markdown.find('\n') - begin));
}

web::Reply help_page(const Guides& guides, const web::Request& request) {
  const auto& wanted = request.capture("guide");
  const auto found = std::ranges::find(guides, wanted, &Guides::value_type::first);
  if (found == guides.end()) return site::error_page(request, not_found("There is no guide at this address."));
  web::View view;
  view.markup("GUIDE", guide_html(found->second));
  return site::desk_page(request, {title_of(found->second)}, web::render("front/dashboard/pages/help.html", view));
}

}  // namespace

void add_help_pages(web::Router& router, Guides guides) {
  const auto form = std::ranges::find(guides, form_guide, &Guides::value_type::first);
  if (form != guides.end())
    if (auto section = section_of(form->second, "Conditions"); !section.empty())
      guides.emplace_back(conditions, section.substr(1));  // its heading becomes the page's
  router.get("/help/{guide}", access::Permission::own_account,
             [guides = std::move(guides)](const web::Request& request) { return help_page(guides, request); });
}

}  // namespace muster::dashboard
