// Places become a region: codes and points from the list, short names from the names, tiles from the points.
#include <muster/domain/people/region_making.hpp>

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/draw/tile_layout.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace muster::people {
namespace {

constexpr int last_tile = 99;
using MatchBasis = RecognisedPlace::MatchBasis;

/// Latin letters only, in capitals; a digit stays.
std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words{""};
  for (const char letter : name) {
    const bool small = letter >= 'a' && letter <= 'z';
    const bool letters = small || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    if (letters)
      words.back() += small ? static_cast<char>(letter - 'a' + 'A') : letter;
    else if (letter != '\'' && !words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  std::erase_if(words, [](const std::string& word) { return word == "AND" || word == "OF" || word == "THE"; });
  return words;
}

/// What a name may be shortened to, best first; never empty.
std::vector<std::string> shortenings(const std::string& name) {
  const auto words = words_of(name);
  const auto all = std::accumulate(words.begin(), words.end(), std::string());
  std::vector<std::string> found;
  if (all.size() >= 3) found.push_back(all.substr(0, 3));
  if (words.size() >= 3) found.push_back({words[0][0], words[1][0], words[2][0]});
  if (words.size() >= 2) {
    found.push_back(words[0].substr(0, 1) + words[1].substr(0, 2));
    found.push_back(words[0].substr(0, 2) + words[1].substr(0, 1));
  }
  for (std::size_t third = 3; third < all.size(); ++third) found.push_back(all.substr(0, 2) + all[third]);
  for (std::size_t second = 2; second < all.size(); ++second)
    for (std::size_t third = second + 1; third < all.size(); ++third)
      found.push_back({all[0], all[second], all[third]});
  std::erase_if(found, [](const std::string& one) { return one.size() < 2; });
  const std::string stem = all.empty() ? "P" : all.substr(0, 2);
  for (int number = 1; number < 1000; ++number) found.push_back(stem + std::to_string(number));
  return found;
}

std::string own_code(const std::string& name, std::set<std::string>& taken) {
  const auto stem = "own-" + folded_name(name).substr(0, 40);
  auto code = stem;
  for (int number = 2; !taken.insert(code).second; ++number) code = stem + "-" + std::to_string(number);
  return code;
}

}  // namespace

std::vector<std::string> short_names(const std::vector<std::string>& names) {
  std::vector<std::string> chosen;
  std::set<std::string> taken;
  for (const auto& name : names) {
    for (const auto& candidate : shortenings(name)) {
      if (!taken.insert(candidate).second) continue;
      chosen.push_back(candidate);
      break;
    }
  }
  return chosen;
}

std::vector<RecognisedPlace> places_of(const Area& area, const Gazetteer& gazetteer) {
  std::vector<RecognisedPlace> places;
  for (const auto at : area.authorities)
    places.push_back({gazetteer.authorities()[at].name, MatchBasis::by_name, at, {}});
  return places;
}

Region region_of(const std::vector<RecognisedPlace>& places, const Gazetteer& gazetteer, const std::string& slug,
                 const std::string& name) {
  Region region{slug, name, {}};
  std::set<std::string> codes;
  std::set<std::string> names;
  for (const auto& found : places) {
    const auto* authority = found.how == MatchBasis::unknown ? nullptr : &gazetteer.authorities()[found.authority];
    Place place;
    place.name = authority != nullptr ? authority->name : found.typed;
    if (!names.insert(folded_name(place.name)).second) continue;
    place.code = authority != nullptr ? authority->code : own_code(found.typed, codes);
    codes.insert(place.code);
    region.places.push_back(std::move(place));
  }
  std::vector<std::string> place_names;
  for (const auto& place : region.places) place_names.push_back(place.name);
  const auto shortened = short_names(place_names);
  for (std::size_t at = 0; at < region.places.size(); ++at) region.places[at].short_name = shortened[at];
  lay_out(region, gazetteer);
  return region;
}

void lay_out(Region& region, const Gazetteer& gazetteer) {
  std::map<std::string_view, const Authority*> known;
  for (const auto& authority : gazetteer.authorities()) known.emplace(authority.code, &authority);
  std::vector<std::optional<draw::GeoPoint>> points;
  bool any = false;
  for (const auto& place : region.places) {
    const auto found = known.find(place.code);
    any = any || found != known.end();
    points.push_back(found == known.end()
                         ? std::nullopt
                         : std::optional(draw::GeoPoint{found->second->latitude, found->second->longitude}));
  }
  std::vector<std::size_t> order(region.places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!any)
    std::ranges::stable_sort(order, [&](std::size_t left, std::size_t right) {
      return compare_names(region.places[left].name, region.places[right].name) < 0;
    });
  const auto cells = draw::tile_layout(points);
  for (std::size_t at = 0; at < order.size(); ++at) {
    region.places[order[at]].column = cells[at].column;
    region.places[order[at]].row = cells[at].row;
  }
}

bool put_tile(Region& region, const std::string& code, int column, int row) {
  const auto moved = std::ranges::find(region.places, code, &Place::code);
  if (moved == region.places.end() || column < 0 || row < 0 || column > last_tile || row > last_tile) return false;
  for (auto& other : region.places) {
    if (other.column != column || other.row != row) continue;
    other.column = moved->column;
    other.row = moved->row;
  }
  moved->column = column;
  moved->row = row;
  return true;
}

bool move_tile(Region& region, const std::string& code, Direction step) {
  const auto moved = std::ranges::find(region.places, code, &Place::code);
  if (moved == region.places.end()) return false;
  const int columns = step == Direction::left ? -1 : step == Direction::right ? 1 : 0;
  const int rows = step == Direction::up ? -1 : step == Direction::down ? 1 : 0;
  if (moved->column + columns >= 0 && moved->row + rows >= 0)
    return put_tile(region, code, moved->column + columns, moved->row + rows);
  for (const auto& place : region.places)
    if (place.column - columns > last_tile || place.row - rows > last_tile) return false;
  for (auto& place : region.places) {
    if (place.code == code) continue;
    place.column -= columns;
    place.row -= rows;
  }
  return true;
}

}  // namespace muster::people
