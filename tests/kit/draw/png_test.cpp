// The PNG is the same drawing in pixels, and ink falls where it was measured.

#include "drawn.hpp"
#include "summit.hpp"
#include "support/catch.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

using namespace muster::draw;

TEST_CASE("Every picture becomes a PNG of its own size, with ink on it") {
  for (const double width : {350.0, 820.0}) {
    for (const auto& [name, picture] : summit::all(width)) {
      INFO(name << " at " << width);
      const auto seen = drawn::pixels(to_png(picture, 1));
      CHECK(seen.width == static_cast<int>(std::ceil(picture.width)));
      CHECK(seen.height == static_cast<int>(std::ceil(picture.height)));
      const auto inked =
          std::count_if(seen.values.begin(), seen.values.end(), [](unsigned v) { return v != 0xFFFFFF; });
      CHECK(inked > 50);
    }
  }
}

TEST_CASE("The scale of a PNG is pixels per CSS pixel") {
  const auto picture = strokes(42, 104, 350);
  for (const double scale : {0.5, 2.0, 3.0}) {
    CHECK(drawn::pixels(to_png(picture, scale)).width == static_cast<int>(350 * scale));
  }
  CHECK_THROWS_AS(to_png(picture, 0.1), std::runtime_error);
  CHECK_THROWS_AS(to_png(picture, std::nan("")), std::runtime_error);
  CHECK_THROWS_AS(to_png({"<svg", 10, 10, ""}, 1), std::runtime_error);
  CHECK_THROWS_AS(to_png({picture.svg, 0, 10, ""}, 1), std::runtime_error);
}

TEST_CASE("Bars stand in the pixels where the numbers put them") {
  const auto seen = drawn::pixels(to_png(scale(summit::took_part(), ScaleEnds::worst_and_best, 820), 1));
  CHECK(seen.at(60, 40) == 0x6C7178);   // the middle
  CHECK(seen.at(800, 40) == 0x1D4B7F);  // the best
}

TEST_CASE("Ink is drawn where it was measured") {
  const auto picture = cloud({{"Tiefland", 4}}, CloudTone::plain, 350, 300);
  for (const auto& text : drawn::elements(picture.svg, "text")) {
    if (text.attribute("textLength").empty()) continue;
    const auto ink = drawn::ink_of(text);
    CHECK(ink.top == Approx(4).margin(0.6));  // the margin of a cloud
    CHECK(ink.right - ink.left == Approx(text.number("textLength")).margin(text.number("font-size") * 0.15));
    CHECK(picture.height - ink.bottom == Approx(4).margin(1.6));
  }
}

TEST_CASE("Without Inter nothing is measured", "[.missing-font]") {
  CHECK_THROWS_WITH(strokes(1, 2, 350), "the font Inter is missing: install fonts-inter");
}

TEST_CASE("A machine without Inter is told so, and no other font stands in") {
  // Fontconfig reads its files once in a program's life, so the machine without the font is a second process.
  const auto folder = std::filesystem::temp_directory_path() / ("muster-no-fonts-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "fonts.conf") << "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>";
  const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
  const auto command = "FONTCONFIG_FILE='" + (folder / "fonts.conf").string() + "' '" + self +
                       "' '[.missing-font]' >'" + (folder / "output").string() + "' 2>&1";
  CHECK(std::system(command.c_str()) == 0);
  const auto here = "'" + self + "' '[.missing-font]' >/dev/null 2>&1";
  CHECK(std::system(here.c_str()) != 0);
  std::filesystem::remove_all(folder);
}

TEST_CASE("A QR symbol has its quiet zone and its three finders") {
  const auto picture = qr_symbol("https://muster.example/a/7kq2mzp4", 330);
  const auto box = drawn::elements(picture.svg)[0].attribute("viewBox");
  const int side = std::stoi(box.substr(4));
  CHECK(box == "0 0 " + std::to_string(side) + " " + std::to_string(side));
  CHECK((side - 8 - 17) % 4 == 0);  // modules of a symbol: 17 + 4 * version
  const auto seen = drawn::pixels(to_png(picture, 1));
  const double module = 330.0 / side;
  const auto dark = [&](int column, int row) { return seen.at((column + 0.5) * module, (row + 0.5) * module) == 0; };
  for (int i = 0; i < side; ++i) CHECK_FALSE((dark(i, 3) || dark(3, i) || dark(i, side - 4) || dark(side - 4, i)));
  for (const auto& [x, y] : {std::pair{4, 4}, {side - 11, 4}, {4, side - 11}}) {
    for (int i = 0; i < 7; ++i) CHECK((dark(x + i, y) && dark(x, y + i) && dark(x + 6, y + i) && dark(x + i, y + 6)));
    CHECK_FALSE(dark(x + 1, y + 1));
    CHECK(dark(x + 3, y + 3));
  }
  CHECK(picture.alternative == "QR code that holds: https://muster.example/a/7kq2mzp4");
}
