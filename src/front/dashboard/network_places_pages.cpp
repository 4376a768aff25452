// Page 2 of the first run, and later "Add a region": choose one that ships, an area of the country, or paste names. The
// map answers to what was typed; nothing is saved before its own button.
#include "network_context.hpp"
#include "typed_places.hpp"

#include <muster/domain/site/page_of.hpp>
#include <muster/front/dashboard/network_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

using web::Choice;
using web::Field;

std::vector<Choice<std::string>> regions_to_choose(const Network& network) {
  std::vector<Choice<std::string>> all;
  for (const auto& region : network.shared)
    all.push_back(
        {region.id, region.id, region.name, counted(static_cast<std::int64_t>(region.places), "place", "places")});
  all.push_back({area_choice, area_choice, "A region, county or combined authority of the United Kingdom"});
  all.push_back({pasted_choice, pasted_choice, "Another: paste its places"});
  return all;
}

std::vector<Choice<std::string>> areas_to_choose(const people::Gazetteer& gazetteer) {
  std::vector<Choice<std::string>> all;
  for (const auto& area : gazetteer.areas()) {
    const std::string kind = area.kind == people::Area::Kind::region   ? "region"
                             : area.kind == people::Area::Kind::county ? "county"
                                                                       : "combined authority";
    all.push_back({area.key, area.key,
                   area.name + " (" + kind + ", " +
                       counted(static_cast<std::int64_t>(area.authorities.size()), "place", "places") + ")"});
  }
  return all;
}

struct PlacesForm {
  const Network& network;
  const people::Gazetteer& gazetteer;
  web::Form form;
  Field<std::string> which =
      form.radios("which", "Region", regions_to_choose(network)).missing("Choose a region, or paste its places");
  Field<std::string> area =
      form.select("area", "Which part of the United Kingdom?", areas_to_choose(gazetteer)).optional();
  Field<std::string> names = form.lines("names", "Places, one on each line")
                                 .hint("Names or codes, as you have them. Unknown ones are kept as typed.")
                                 .rows(12)
                                 .optional();
  Field<std::string> name = form.text("name", "Name of the region").hint("For example West Midlands.").optional();
};

/// What stands in the fields, where the page is only looked at.
void keep_typed(const PlacesForm& wanted, const TypedPlaces& typed) {
  wanted.which.begins(typed.which);
  if (!typed.area.empty()) wanted.area.begins(typed.area);
  wanted.names.begins(typed.names);
  wanted.name.begins(typed.name);
}

Outcome save(const NetworkContext& context, const web::Request& request, const Network& network,
             const TypedPlaces& typed, const PlacesForm& wanted) {
  if (typed.shared()) return use_region(context.database, context.audit(request), network.programme.id, typed.which);
  if (typed.region.places.empty()) {
    const std::string words = typed.which == area_choice ? "Choose a part of the United Kingdom"
                                                         : "Paste the names of your places, one on each line";
    (typed.which == area_choice ? wanted.area.refuse(words) : wanted.names.refuse(words));
    return bad_input(words);
  }
  if (typed.too_many) {
    wanted.names.refuse("Paste at most 400 places");
    return bad_input("Paste at most 400 places.");
  }
  if (const auto error = error_of(typed.region); !error.empty()) {
    wanted.names.refuse(error);
    return bad_input(error);
  }
  const auto added = add_region(context.database, context.audit(request), network.programme.id, typed.region);
  if (added.ok()) return Success{};
  wanted.name.refuse(added.error().message);
  return added.error();
}

void show_regions(web::View& view, const web::Request& request, const Network& network) {
  if (!network.region_chosen) return;
  auto& list = view.add("REGIONS");
  for (const auto& region : network.regions) {
    list.add("REGION")
        .set("REGION_PATH", network_path(request, "regions/" + region.id))
        .set("REGION_NAME", region.name)
        .set("REGION_WORDS", counted(static_cast<std::int64_t>(region.places), "place", "places") +
                                 (region.own ? "" : ", shared: copied when you change it"));
  }
}

}  // namespace

web::Reply network_places_page(const NetworkContext& context, const web::Request& request) {
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  const bool first = is_first_run(network);
  const auto path = network_path(request, "places");
  TypedPlaces typed(request, network, *context.gazetteer);
  if (typed.shared()) {
    MUSTER_PAGE(region, request, shared_region(context.database, typed.which));
    typed.show(region);
  }
  PlacesForm wanted{network, *context.gazetteer, web::Form(request, path).look("")};
  if (typed.save_pressed()) {
    if (wanted.form.read() && save(context, request, network, typed, wanted).ok())
      return web::redirect(first ? network_path(request, "organisations/add") : path + "?saved=yes");
  } else {
    keep_typed(wanted, typed);
  }
  web::View view;
  show_set_up_steps(view, context, network, SetUpPage::places);
  wanted.form.fill(view);
  typed.fill(view);
  show_regions(view, request, network);
  view.show_if(first, "FIRST", "LATER").show_if(request.query.get("saved") == "yes", "SAVED");
  view.set("TILES_SCRIPT", web::asset("tiles.js"));
  view.set("BACK_PATH", network_path(request, "network"));
  view.set("NEXT_PATH", network_path(request, "organisations/add"));
  view.set("SAVE_WORDS",
           (typed.region.places.empty()
                ? std::string("Save the places")
                : "Save " + counted(static_cast<std::int64_t>(typed.region.places.size()), "place", "places")) +
               (first ? ", go on" : ""));
  return site::form_page(request, {first ? "Setting up: places" : "Places", network.programme.name}, wanted.form,
                         web::render("front/dashboard/pages/network_places.html", view));
}

}  // namespace muster::dashboard
