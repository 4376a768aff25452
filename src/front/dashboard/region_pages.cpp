// One region: its name, its map, its places; and one place: its names, merged into another or retired.
#include "region_edit.hpp"
#include "tile_editor.hpp"

#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

using people::Place;
using people::Region;

constexpr std::size_t longest_name = 100;

Outcome check_name(const std::string& name) {
  if (folded_name(name).empty()) return bad_input("Give a name with a letter or a digit.");
  if (character_count(name) > longest_name) return bad_input("Keep the name to 100 letters.");
  return Success{};
}

std::string region_path(const web::Request& request, const std::string& id) {
  return network_path(request, "regions/" + id);
}

struct RegionForm {
  web::Form form;
  web::Field<std::string> name = form.text("name", "Name of the region").check(check_name);
};

Result<std::string> save_region(const NetworkContext& context, const web::Request& request, const std::string& id,
                                const Region& wanted, const std::string& name) {
  return change_region(context.database, context.audit(request), request.capture("programme"), id,
                       [&](Region& region) -> Result<std::string> {
                         const bool renamed = region.name != name;
                         region.name = name;
                         put_map(region, map_text(wanted));
                         return renamed ? "The region is called " + name + " now"
                                        : "The map of " + name + " was changed";
                       });
}

void show_places(web::View& view, const web::Request& request, const SeenRegion& seen) {
  for (const auto& place : seen.region.places) {
    view.add("PLACE")
        .set("PLACE_PATH", region_path(request, seen.in_use.id) + "/places/" + place.code)
        .set("PLACE_NAME", place.name)
        .set("PLACE_SHORT", place.short_name)
        .set("PLACE_AREA", place.area)
        .set("PLACE_CODE", place.code.starts_with("own-") ? "None" : place.code)
        .show_if(place.retired, "PLACE_RETIRED");
  }
}

struct PlaceForm {
  web::Form form;
  web::Field<std::string> name = form.text("name", "Name").check(check_name);
  web::Field<std::string> short_name =
      form.text("short", "Short name").hint("Two to five letters, for the map.").width(10);
  web::Field<std::string> area = form.text("area", "Area").hint("Places of one area are counted together.").optional();
};

Place* place_with(Region& region, const std::string& code) {
  const auto found = std::ranges::find(region.places, code, &Place::code);
  return found == region.places.end() ? nullptr : &*found;
}

Result<std::string> save_place(const NetworkContext& context, const web::Request& request, const PlaceForm& wanted) {
  const auto code = request.capture("place");
  return change_region(context.database, context.audit(request), request.capture("programme"),
                       request.capture("region"), [&](Region& region) -> Result<std::string> {
                         auto* place = place_with(region, code);
                         if (place == nullptr) return not_found("There is no such place in this region.");
                         for (const auto& other : region.places)
                           if (other.code != code && folded_name(other.name) == folded_name(*wanted.name))
                             return conflict("Another place is called " + other.name + ". Merge the two instead.");
                         place->name = *wanted.name;
                         place->short_name = *wanted.short_name;
                         place->area = *wanted.area;
                         if (const auto error = error_of(region); !error.empty()) return bad_input(error + ".");
                         return place->name + " was changed";
                       });
}

Result<std::string> retire_place(const NetworkContext& context, const web::Request& request, bool retired) {
  return change_region(context.database, context.audit(request), request.capture("programme"),
                       request.capture("region"),
                       [&](Region& region) { return retire_in(region, request.capture("place"), retired); });
}

}  // namespace

Result<std::string> retire_in(Region& region, const std::string& code, bool retired) {
  auto* place = place_with(region, code);
  if (place == nullptr) return not_found("There is no such place in this region.");
  const auto in_use = std::ranges::count(region.places, false, &Place::retired);
  if (retired && in_use == 1) return conflict("A region keeps one place at least.");
  place->retired = retired;
  if (!retired) {
    int bottom = 0;
    for (const auto& other : region.places)
      if (!other.retired && other.code != code) bottom = std::max(bottom, other.row + 1);
    place->column = 0;
    place->row = bottom;
  }
  return place->name + (retired ? " was retired" : " is a place again");
}

web::Reply region_page(const NetworkContext& context, const web::Request& request) {
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  MUSTER_PAGE(seen, request, seen_region(context.database, network.programme.id, request.capture("region")));
  const auto path = region_path(request, seen.in_use.id);
  const auto press = request.form.get("do");
  if (press == "stop") {
    MUSTER_PAGE(left, request,
                stop_using_region(context.database, context.audit(request), network.programme.id, seen.in_use.id));
    (void)left;
    return web::redirect(network_path(request, "places"));
  }
  auto region = seen.region;
  std::erase_if(region.places, [](const Place& place) { return place.retired; });
  const auto tiles = pressed(region, *context.gazetteer, request);
  RegionForm wanted{web::Form(request, path).look("")};
  if (request.method == web::Method::post && press == "save") {
    if (wanted.form.read()) {
      if (const auto error = error_of(region); !error.empty()) {
        wanted.form.refuse(bad_input(error + "."));
      } else {
        const auto saved = save_region(context, request, seen.in_use.id, region, *wanted.name);
        if (saved.ok()) return web::redirect(region_path(request, *saved) + "?done=yes");
        wanted.form.refuse(saved.error());
      }
    }
  } else {
    wanted.name.begins(request.form.find("name").value_or(seen.region.name));
  }
  web::View view;
  wanted.form.fill(view);
  show_tiles(view, region, tiles, true);
  show_undo(view, network, request, path);
  show_places(view, request, seen);
  view.set("TILES_SCRIPT", web::asset("tiles.js"));
  view.set("REGION_NAME", seen.region.name).set("PLACES_PATH", network_path(request, "places"));
  view.show_if(!seen.in_use.own, "SHARED").show_if(network.region_chosen, "CAN_STOP");
  return site::form_page(request, {seen.region.name, network.programme.name}, wanted.form,
                         web::render("front/dashboard/pages/region.html", view));
}

web::Reply place_page(const NetworkContext& context, const web::Request& request) {
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  MUSTER_PAGE(seen, request, seen_region(context.database, network.programme.id, request.capture("region")));
  const auto* place = place_with(seen.region, request.capture("place"));
  if (place == nullptr) return site::error_page(request, not_found("There is no such place in this region."));
  const auto path = region_path(request, seen.in_use.id) + "/places/" + place->code;
  const auto press = request.form.get("do");
  if (press == "retire" || press == "back" || press == "merge") {
    MUSTER_PAGE(changed, request,
                press == "merge" ? merge_places(context.database, context.audit(request), network.programme.id,
                                                seen.in_use.id, place->code, request.form.get("into"))
                                 : retire_place(context, request, press == "retire"));
    return web::redirect(region_path(request, changed) + "?done=yes");
  }
  PlaceForm wanted{web::Form(request, path).button("Save the place")};
  wanted.name.begins(place->name);
  wanted.short_name.begins(place->short_name);
  wanted.area.begins(place->area);
  if (wanted.form.read()) {
    const auto saved = save_place(context, request, wanted);
    if (saved.ok()) return web::redirect(region_path(request, *saved) + "?done=yes");
    wanted.form.refuse(saved.error());
  }
  web::View view;
  view.markup("FORM", wanted.form.shown());
  view.set("PLACE_NAME", place->name).set("REGION_NAME", seen.region.name);
  view.set("REGION_PATH", region_path(request, seen.in_use.id));
  const auto change = [&](const std::string& what, const std::string& words) {
    return web::Form(request, path).knowing("do", what).button({words, {}, web::Button::Look::second});
  };
  if (place->retired) {
    view.add("RETIRED").markup("BRING_BACK", change("back", "Bring " + place->name + " back").shown());
  } else {
    std::vector<web::Choice<std::string>> others;
    for (const auto& other : seen.region.places)
      if (other.code != place->code && !other.retired) others.push_back({other.code, other.code, other.name});
    auto merge = change("merge", "Merge the places").look("");
    (void)merge.select("into", "The place that stays", others).small_label();
    view.add("IN_USE")
        .markup("MERGE", merge.shown())
        .markup("RETIRE", change("retire", "Retire " + place->name).shown());
  }
  return site::form_page(request, {place->name, network.programme.name}, wanted.form,
                         web::render("front/dashboard/pages/place.html", view));
}

}  // namespace muster::dashboard
