// The map of places: number, step, hatch, lines between areas, legend.

#include "drawn.hpp"
#include "summit.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace muster::draw;

namespace {

std::string area_lines(const std::string& svg) {
  for (const auto& path : drawn::elements(svg, "path")) {
    if (path.attribute("stroke-linecap") == "square") return path.attribute("d");
  }
  return "";
}

}  // namespace

TEST_CASE("Each tile carries its number and its short name") {
  const auto svg = tile_map(summit::tiles(), "delegates", 820).svg;
  for (const auto& tile : summit::tiles()) {
    const auto name = drawn::text(svg, tile.short_name);
    const auto figure = drawn::text(svg, std::to_string(tile.people));
    CHECK(figure.number("x") == Approx(name.number("x")));
    CHECK(figure.number("y") < name.number("y"));
  }
}

TEST_CASE("A place where nobody came is hatched, with a white plate under its number") {
  const auto svg = tile_map(summit::tiles(), "delegates", 820).svg;
  CHECK(drawn::filled(svg, "path", "#5F646B").size() == 2);  // the tile and the legend
  CHECK(drawn::text(svg, "nobody").content != "");
  const auto without = tile_map({{"X", "Ash", "ASH", "A", 0, 0, 2}}, "delegates", 820).svg;
  CHECK(drawn::filled(without, "path", "#5F646B").empty());
  CHECK(drawn::times(without, "nobody") == 0);
}

TEST_CASE("Lines part the areas and nothing else") {
  const auto lines = area_lines(tile_map(summit::tiles(), "delegates", 820).svg);
  CHECK(drawn::times(lines, "M") == 2);  // Ashford | Birch and Cedar | Dale
  CHECK(drawn::times(lines, "V") == 2);
  CHECK(drawn::times(lines, "H") == 0);
}

TEST_CASE("Up to five people each count is a step; beyond, five classes cover all counts") {
  const auto small = tile_map(summit::tiles(), "delegates", 820).svg;
  for (const char* step : {"1", "2", "3", "4", "5"}) CHECK(drawn::text(small, step).content == step);
  for (const std::int64_t most : {6, 7, 9, 13, 57, 1000}) {
    const auto svg = tile_map({{"X", "Ash", "ASH", "A", 0, 0, most}, {"Y", "Elm", "ELM", "A", 1, 0, 1}}, "", 820).svg;
    auto keys = drawn::texts(svg);
    keys.erase(keys.begin(), keys.begin() + 4);
    REQUIRE(keys.size() == 5);
    CHECK(keys.front()[0] == '1');
    std::int64_t next = 1;
    for (auto key : keys) {
      key.erase(std::remove(key.begin(), key.end(), ','), key.end());
      const auto dash = key.find("–");
      CHECK(std::stoll(key) == next);
      next = std::stoll(dash == std::string::npos ? key : key.substr(dash + 3)) + 1;
    }
    CHECK(next == most + 1);
  }
}

TEST_CASE("A hidden place shows neither number nor step, and its place in the order tells nothing") {
  auto tiles = summit::tiles();
  tiles[1].suppressed = true;
  tiles[1].fewer_than = 9;
  const auto picture = tile_map(tiles, "delegates", 350);
  CHECK(drawn::text(picture.svg, "<9").content == "<9");
  CHECK(drawn::times(picture.svg, ">5<") == 0);
  CHECK(drawn::text(picture.svg, "fewer than 9: hidden").content != "");
  CHECK(picture.alternative.find("; Birch: hidden: fewer than 9.") != std::string::npos);
  tiles[1].people = 0;
  CHECK(tile_map(tiles, "delegates", 350).svg == picture.svg);
}

TEST_CASE("Text on a tile reads on its step") {
  const auto svg = tile_map(summit::tiles(), "delegates", 820).svg;
  CHECK(drawn::text(svg, "BIR").attribute("fill") == "#FFFFFF");
  CHECK(drawn::text(svg, "ASH").attribute("fill") == "#17191C");
}

TEST_CASE("On a phone the codes stay readable and inside their tiles") {
  std::vector<Tile> row;
  for (int i = 0; i < 8; ++i) row.push_back({"X", "Name", i == 3 ? "WWWWW" : "HDN", "A", i, 0, 1234});
  const auto picture = tile_map(row, "delegates", 350);
  CHECK(picture.width <= 350);
  for (const auto& text : drawn::elements(picture.svg, "text")) {
    if (text.attribute("text-anchor") != "middle") continue;
    CHECK(text.number("font-size") >= 7);
    const auto ink = drawn::ink_of(text);
    CHECK(ink.right - ink.left <= 350.0 / 8);
  }
}
