#pragma once
// What somebody typed or chose for the places of a region, recognised and on its map: everything travels with the form.

#include "tile_editor.hpp"

#include <muster/front/dashboard/network_service.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/view.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::dashboard {

inline const std::string area_choice = "area";
inline const std::string pasted_choice = "pasted";

/// A name as it can stand in an address: "west-midlands".
[[nodiscard]] std::string region_slug(std::string_view name);

struct TypedPlaces {
  std::string which;  ///< the id of a shared region, "area" or "pasted"
  std::string area;
  std::string names;
  std::string name;  ///< of the region
  std::vector<people::RecognisedPlace> places;
  people::Region region;
  bool too_many = false;

  /// Reads the request and does what was pressed: do=look|save|use:TYPED>NAME, or a press of the map.
  TypedPlaces(const web::Request& request, const Network& network, const people::Gazetteer& gazetteer);

  [[nodiscard]] bool shared() const { return !which.empty() && which != area_choice && which != pasted_choice; }
  [[nodiscard]] bool save_pressed() const { return save_pressed_; }
  /// A shared region is shown as it is.
  void show(const people::Region& shared_region) { region = shared_region; }
  /// Fills the verdicts on what was typed, and the map.
  void fill(web::View& view) const;

 private:
  void add_verdicts(web::View& view) const;

  TileState tiles_;
  bool save_pressed_ = false;
};

}  // namespace muster::dashboard
