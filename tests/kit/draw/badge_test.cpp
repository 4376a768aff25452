// Name badges: however long a name is, it stands under the event, over what is at the foot, and away from the code.
#include "support/catch.hpp"

#include <muster/kit/draw/badge.hpp>

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

namespace muster::draw {
namespace {

struct Line {
  double y = 0;
  double size = 0;
  std::string text;
};

std::vector<Line> lines_of(const BadgeWords& words) {
  const auto svg = badge(words).svg;
  static const std::regex text("<text x=\"[0-9.]+\" y=\"([0-9.]+)\" font-size=\"([0-9.]+)\"[^>]*>([^<]*)</text>");
  std::vector<Line> lines;
  for (auto at = std::sregex_iterator(svg.begin(), svg.end(), text); at != std::sregex_iterator(); ++at)
    lines.push_back({std::stod((*at)[1]), std::stod((*at)[2]), (*at)[3]});
  return lines;
}

constexpr double code_top = 176.4 - 19 * 72 / 25.4;

}  // namespace

TEST_CASE("a name that is as wide as the label stays clear of the code") {
  const std::vector<std::pair<std::string, std::string>> names{
      {"Christopher", "Featherstonehaugh-Cholmondeley"},
      {"Maximiliana-Alexandrina", "Wolfeschlegelsteinhausenbergerdorff"},
      {"Jo", "Gyllenhaal-Quigley"},
      {"عبد الرحمن", "عبد العزيز بن محمد بن عبد الله الغامدي القحطاني"}};
  for (const auto& [first, last] : names) {
    INFO(first + " " + last);
    for (const auto& line : lines_of({"The summit", first, last, "Camden", "North Central", "K7QM3TZ9XW2P"})) {
      // Letters of Latin and Arabic alike are two fifths of their size wide at least: such a line reaches the code.
      const auto letters = std::ranges::count_if(line.text, [](unsigned char byte) { return (byte & 0xC0U) != 0x80U; });
      if (0.4 * line.size * static_cast<double>(letters) < 190) continue;
      CHECK(line.y + 0.28 * line.size <= code_top);
    }
  }
}

TEST_CASE("a badge's names and what stands at the foot never lie on each other") {
  BadgeWords words{"The summit",
                   "Christopher",
                   "Featherstonehaugh-Cholmondeley",
                   "South West London and St George's Mental Health NHS Trust",
                   "Kingston upon Thames and Richmond upon Thames",
                   "K7QM3TZ9XW2P",
                   "Table 12",
                   {"10:00 Early years, Room 2", "11:30 Preparing for adulthood, Hall", "and 3 more"}};
  auto lines = lines_of(words);
  std::erase_if(lines, [](const Line& line) { return line.text == "Table 12"; });
  std::ranges::stable_sort(lines, {}, &Line::y);
  REQUIRE(lines.size() >= 8);
  CHECK(lines.front().text == "The summit");
  for (std::size_t at = 1; at < lines.size(); ++at) {
    INFO(lines[at - 1].text + " / " + lines[at].text);
    CHECK(lines[at].y - 0.72 * lines[at].size >= lines[at - 1].y);
  }
  CHECK(badge(words).alternative.find("Sessions: 10:00 Early years, Room 2; 11:30") != std::string::npos);
}

TEST_CASE("a short name stands where it always did") {
  const auto lines = lines_of({"The summit", "Gwen", "Abara", "Camden", "North Central", "K7QM3TZ9XW2P"});
  const auto at = [&](const std::string& text) { return std::ranges::find(lines, text, &Line::text); };
  CHECK(at("Gwen")->size == 62);
  CHECK(at("Gwen")->y == 89);
  CHECK(at("Abara")->y == 122);
}

}  // namespace muster::draw
